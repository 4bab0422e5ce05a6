package eval_test

import (
	"fmt"
	"testing"

	"readout/internal/beside"
	"readout/internal/eval"
	"readout/internal/read"
)

// floors are the shares of the pairs that must be right in country and office:
// where words beside the name tell the country, and where only a link does.
var floors = []float64{0.98, 0.95}

// TestPairs reads a year of current events; -misses prints what was read
// wrongly.
func TestPairs(t *testing.T) {
	dir := beside.Path(t, "data", "current-events")
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	table, err := eval.ScorePairs(dir, reader.Read)
	if err != nil {
		t.Fatal(err)
	}
	if *misses {
		fmt.Print(table.Misses())
	}
	t.Logf("\n%s", table)
	for i, y := range table.Tallies {
		if _, r, _ := y.PRF(); r < floors[i] || y.TP < 200 {
			t.Errorf("%s: %.3f of %d are right, the floor is %.2f", y.Name, r, y.TP+y.FN, floors[i])
		}
	}
}
