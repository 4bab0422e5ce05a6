package sqlite_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
	"readout/internal/timex"
)

// The words of a store of an older program are found too.
func TestOlderWords(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	db, err := sqlite.OpenSchema(path, 6)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		`INSERT INTO article VALUES (1, 'a', 'old', '', '', '', '', '', '', '[]', '2023-11-04', '', '', 'utf-8', 'x', x'')`,
		`INSERT INTO mention SELECT value, 'event:' || value, 1, value, 'event', 'AID', 0, 1, 'They called for a ceasefire.', '', 'old', '{}', '', '', '', '2023-11-0' || value, '', ''
FROM json_each('[1, 2, 3]')`,
	} {
		if _, err := db.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	s := open(t, path)
	defer s.Close()
	var days []string
	for f, err := range s.Find(t.Context(), store.Where{Kind: store.KindEvent, Text: "called for a cease", Newest: true, Limit: 2}) {
		if err != nil {
			t.Fatal(err)
		}
		days = append(days, string(f.Day))
	}
	if got := strings.Join(days, " "); got != "2023-11-03 2023-11-02" {
		t.Errorf("found %q", got)
	}
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// What is read again on another day, or not any more, is found where it stands now.
func TestWordsFollow(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "readout.db"))
	defer s.Close()
	raw := storetest.Sample(1).Article.Raw
	for i, day := range []timex.Date{"2023-12", "2022", ""} {
		r := storetest.Read(raw, "in/0001.txt", fmt.Sprintf("test-%d", i))
		r.Article.Published, r.Events[0].When.Date = day, ""
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		var days []timex.Date
		for f, err := range s.Find(t.Context(), store.Where{Kind: store.KindEvent, Text: "call for"}) {
			if err != nil {
				t.Fatal(err)
			}
			days = append(days, f.Day)
		}
		if len(days) != 1 || days[0] != day {
			t.Errorf("found on %q, want %q", days, day)
		}
	}
}
