package reconcile

import (
	"strings"

	"readout/internal/actor"
)

// names numbers the names of parties and remembers which spellings may be of one
// name: the same few meet again and again.
type names struct {
	number map[string]uint32
	list   []string
	pairs  map[[2]uint32]bool
}

func newNames() names {
	return names{number: map[string]uint32{}, pairs: map[[2]uint32]bool{}}
}

func (n *names) of(name string) uint32 {
	i, ok := n.number[name]
	if !ok {
		i, name = uint32(len(n.list)), strings.Clone(name) // not the text it stands in
		n.number[name], n.list = i, append(n.list, name)
	}
	return i
}

// alike reports whether two spellings may be of one name.
func (n *names) alike(a, b uint32) bool {
	k := [2]uint32{min(a, b), max(a, b)}
	v, ok := n.pairs[k]
	if !ok {
		p, q := n.list[a], n.list[b]
		v = actor.SameName(min(p, q), max(p, q)) >= actor.Medium
		n.pairs[k] = v
	}
	return v
}
