package actor

import (
	"os"
	"testing"

	"readout/internal/beside"
)

// TestCoverage holds the tables against the data on people that lie beside the
// checkout.
func TestCoverage(t *testing.T) {
	facts, err := ReadFacts(os.DirFS(beside.Path(t, "data/people")))
	if err != nil {
		t.Fatal(err)
	}
	var all [2]Score
	for _, s := range Known().Coverage(facts) {
		t.Logf("%-45s foreign=%-5v %4d of %4d  %.3f", s.File, s.Foreign, s.Right, s.Facts, s.Share())
		for _, f := range s.Misses {
			t.Logf("    %s %s: %s (%s to %s, at %s)", f.Country, f.Offices[0], f.Name, f.From, f.To, f.Day)
		}
		i := 0
		if s.Foreign {
			i = 1
		}
		all[i].Facts += s.Facts
		all[i].Right += s.Right
	}
	t.Logf("heads %.3f of %d, foreign ministers %.3f of %d", all[0].Share(), all[0].Facts, all[1].Share(), all[1].Facts)
	if all[0].Share() < 0.93 || all[1].Share() < 0.95 {
		t.Errorf("heads %.3f, foreign ministers %.3f; want 0.93 and 0.95", all[0].Share(), all[1].Share())
	}
}
