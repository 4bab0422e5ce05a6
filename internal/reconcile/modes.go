package reconcile

import (
	"slices"
	"sync"

	"readout/internal/plover"
)

// modes are the modes of an event, a bit for each that PLOVER knows.
type modes uint64

// modeBits gives each mode of PLOVER its bit.
var modeBits = sync.OnceValue(func() map[string]modes {
	var all []string
	for _, t := range plover.Types() {
		all = append(all, plover.Modes(t)...)
	}
	slices.Sort(all)
	out := map[string]modes{}
	for i, m := range slices.Compact(all) {
		out[m] = 1 << i
	}
	return out
})

func modesOf(list []string) (out modes) {
	for _, m := range list {
		out |= modeBits()[m]
	}
	return out
}
