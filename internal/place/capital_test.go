package place

import (
	"testing"

	"readout/internal/actor"
)

// TestCapitals holds places against the seats of government that package actor
// knows: each is a place in the same state.
func TestCapitals(t *testing.T) {
	n := 0
	for _, e := range actor.Known().Entries() {
		if e.Kind != actor.Capital {
			continue
		}
		for _, name := range e.Aliases {
			n++
			found := false
			for _, p := range Known().Lookup(name) {
				found = found || p.Country == e.Country
			}
			if !found {
				t.Errorf("%s of %s is no place there", name, e.Name)
			}
		}
	}
	t.Logf("%d seats of government", n)
}
