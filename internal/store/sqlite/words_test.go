package sqlite_test

import (
	"path/filepath"
	"testing"

	"readout/internal/store"
	"readout/internal/store/storetest"
)

// The words of a store of an older program are found too.
func TestOlderWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	s := open(t, path)
	for n := range 3 {
		if _, err := s.Keep(t.Context(), storetest.Sample(n)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	execute(t, path, `DROP TRIGGER mention_words_insert; DROP TRIGGER mention_words_update; DROP TRIGGER mention_words_delete;
DROP TABLE mention_words; DROP TABLE told; DROP TABLE alert; DROP TABLE correction; PRAGMA user_version = 6`)
	s = open(t, path)
	defer s.Close()
	n := 0
	for _, err := range s.Find(t.Context(), store.Where{Kind: store.KindEvent, Text: "call for a ceasefire"}) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != 3 {
		t.Errorf("found %d, want 3", n)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
