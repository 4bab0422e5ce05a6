package reconcile

import (
	"math"
	"slices"
)

// share finds the mentions that tell of more than one thing: "He met both
// Erdogan and Fidan" belongs to two meetings that others tell one by one. Such a
// mention stands in its own cluster and is shared by the other one.
func (x *Index) share(all []*facts) {
	for _, f := range all {
		if f.kind != anEvent || f.sides < 3 {
			continue
		}
		for _, c := range x.neighbours(f) {
			if x.covers(f, c) {
				c.shared = append(c.shared, f)
			}
		}
	}
}

// neighbours returns the other clusters that links lead to, in a fixed order.
func (x *Index) neighbours(f *facts) (out []*cluster) {
	for _, l := range f.links {
		if c := x.roll.at(l.to).cluster; c != f.cluster && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *cluster) int { return byID(a.members[0], b.members[0]) })
	return out
}

// covers reports whether a mention tells of a cluster's event among others: it
// is like its members, none of them is judged different from it, and most of
// them name fewer parties.
func (x *Index) covers(f *facts, c *cluster) bool {
	if x.said.parts([]*facts{f}, c.members) {
		return false
	}
	sum, fewer := 0, 0
	members := c.members[:min(64, len(c.members))]
	for _, g := range members {
		n := x.score(f, g, differentTo, math.MaxInt)
		if n <= differentTo {
			return false
		}
		if g.sides < f.sides {
			fewer++
		}
		sum += n
	}
	return sum >= linkFrom*len(members) && 2*fewer > len(members)
}
