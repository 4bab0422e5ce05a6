package verify_test

import (
	"encoding/json"
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// What a person corrected leaves what was read as it was; a correction that was
// altered is found.
func TestCorrections(t *testing.T) {
	path := filled(t)
	s, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	r := storetest.Sample(1)
	c := record.Correction{Article: r.Article.ID, Mention: r.Events[0].ID, Kind: "event", Act: record.Changed, By: "Ada",
		Changes: []record.Change{{Field: "status", Was: json.RawMessage(`"actual"`), Now: json.RawMessage(`"denied"`)}}}
	c.ID = c.Hash()
	if err := s.Correct(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, all := problems(t, path); len(all) > 0 {
		t.Errorf("sound, but %s", strings.Join(all, "\n"))
	}
	alter(t, path, `UPDATE correction SET body = replace(body, '"denied"', '"planned"')`)
	if _, all := problems(t, path); len(all) != 1 || !strings.Contains(all[0], "correction") || !strings.Contains(all[0], string(c.Mention)) {
		t.Errorf("altered: %s", strings.Join(all, "\n"))
	}
}
