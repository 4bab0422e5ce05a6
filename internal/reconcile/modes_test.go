package reconcile

import (
	"testing"

	"readout/internal/plover"
)

// Each mode of PLOVER has a bit of its own.
func TestModes(t *testing.T) {
	owner := map[modes]string{}
	for _, typ := range plover.Types() {
		for _, m := range plover.Modes(typ) {
			bit := modesOf([]string{m})
			if was, ok := owner[bit]; bit == 0 || ok && was != m {
				t.Errorf("%s: bit %b, that of %q", m, bit, was)
			}
			owner[bit] = m
		}
	}
}
