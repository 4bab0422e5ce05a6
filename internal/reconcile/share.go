package reconcile

import "slices"

// share finds the mentions that tell of more than one thing: "He met both
// Erdogan and Fidan" belongs to two meetings that others tell one by one. Such a
// mention stands in its own cluster and is shared by the other one.
func (x *Index) share(all []*facts) {
	for _, f := range all {
		if f.kind != anEvent || len(f.parties) < 3 {
			continue
		}
		for _, c := range neighbours(f) {
			if x.covers(f, c) {
				c.shared = append(c.shared, f)
			}
		}
	}
}

// neighbours returns the other clusters that links lead to, in a fixed order.
func neighbours(f *facts) (out []*cluster) {
	for _, l := range f.links {
		if c := l.to.cluster; c != f.cluster && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b *cluster) int { return byID(a.members[0], b.members[0]) })
	return out
}

// covers reports whether a mention tells of a cluster's event among others: it
// is like its members, none of them is judged different from it, and what parts
// the two clusters is a party that it names and they do not.
func (x *Index) covers(f *facts, c *cluster) bool {
	if x.said.parts([]*facts{f}, c.members) {
		return false
	}
	sum := 0
	members := firsts(c.members, 64)
	for _, g := range members {
		n := x.score(f, g)
		if n <= differentTo || len(g.parties) >= len(f.parties) {
			return false
		}
		sum += n
	}
	return sum >= linkFrom*len(members)
}
