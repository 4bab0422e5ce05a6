package across_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"readout/internal/across"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// The words for an act are the letters that told of it, once for each outlet.
func TestActs(t *testing.T) {
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sample := storetest.Sample(1)
	if _, err := s.Keep(t.Context(), sample); err != nil {
		t.Fatal(err)
	}
	r, err := across.Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	c, ok := r.Cluster(sample.Events[0].ID)
	if !ok || c.Kind != store.KindEvent {
		t.Fatalf("no cluster: %+v", c)
	}
	n, err := r.Acts(t.Context(), c)
	if got := fmt.Sprint(n.Uses, n.Scares); err != nil || got != fmt.Sprintf("[{The Sample %s call for}] []", sample.Article.ID) {
		t.Errorf("%s %v", got, err)
	}
}
