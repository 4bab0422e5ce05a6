package reconcile

import (
	"cmp"
	"slices"
	"strings"
)

// A cluster is mentions judged to tell of one thing, in the order of
// facts.before.
type cluster struct {
	members []*facts
	shared  []*facts // that belong to another cluster and tell of this one as well
}

// touch notes that the cluster of a mention has to be made again.
func (x *Index) touch(f *facts) {
	if !f.stale {
		f.stale = true
		x.stale = append(x.stale, f)
	}
}

// settle makes the clusters again whose mentions or links have changed.
func (x *Index) settle() {
	if len(x.fresh)+len(x.stale) == 0 {
		return
	}
	x.introduce()
	for _, f := range x.stale {
		if f.stale { // it may have gone, or been made with another
			x.recluster(x.component(f))
		}
	}
	x.stale = nil
}

func byID(a, b *facts) int { return strings.Compare(string(a.id), string(b.id)) }

// component returns all mentions that links lead to from one, itself among them.
func (x *Index) component(f *facts) []*facts {
	x.roll.next()
	x.roll.see(f.at)
	list := []*facts{f}
	for i := 0; i < len(list); i++ {
		for _, l := range list[i].links {
			if x.roll.see(l.to) {
				list = append(list, x.roll.at(l.to))
			}
		}
	}
	return list
}

// recluster makes the clusters of a component, the best pairs first.
func (x *Index) recluster(all []*facts) {
	for _, f := range all {
		f.stale = false
		f.cluster = &cluster{members: []*facts{f}}
	}
	if len(all) == 1 {
		return
	}
	j := joining{x: x, parted: map[*facts][]*facts{}, tried: map[[2]*cluster][2]int{}}
	for _, p := range x.pairsOf(all) {
		if a, b := p.a.cluster, p.b.cluster; a != b && j.may(a, b, p.fixed) {
			join(a, b)
		}
	}
	slices.SortFunc(all, byID)
	x.share(all)
}

// A pair is a link, seen from the smaller id.
type pair struct {
	a, b  *facts
	score int16
	fixed bool
}

// pairsOf returns the links within a component: by score, those of persons last,
// so that they join whole clusters.
func (x *Index) pairsOf(all []*facts) (out []pair) {
	for _, f := range all {
		for _, l := range f.links {
			if g := x.roll.at(l.to); f.id < g.id {
				out = append(out, pair{f, g, l.score, l.fixed})
			}
		}
	}
	slices.SortFunc(out, func(p, q pair) int {
		switch {
		case p.fixed != q.fixed && p.fixed:
			return 1
		case p.fixed != q.fixed:
			return -1
		}
		return cmp.Or(cmp.Compare(q.score, p.score), byID(p.a, q.a), byID(p.b, q.b))
	})
	return out
}
