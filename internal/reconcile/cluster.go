package reconcile

import (
	"cmp"
	"slices"
	"strings"
)

// most is how many pairs of two clusters are compared before they are joined;
// of larger ones the first in the order of facts.before stand for all.
const most = 4096

// A cluster is mentions judged to tell of one thing, sorted by id.
type cluster struct {
	members []*facts
	shared  []*facts // that belong to another cluster and tell of this one as well
}

// settle makes the clusters again whose mentions or links have changed.
func (x *Index) settle() {
	for _, f := range x.sortedStale() {
		if x.stale[f] {
			x.recluster(x.component(f))
		}
	}
}

func (x *Index) sortedStale() []*facts {
	out := make([]*facts, 0, len(x.stale))
	for f := range x.stale {
		out = append(out, f)
	}
	slices.SortFunc(out, byID)
	return out
}

func byID(a, b *facts) int { return strings.Compare(string(a.id), string(b.id)) }

// component returns all mentions that links lead to, from one and from those it
// was in a cluster with, sorted by id.
func (x *Index) component(f *facts) []*facts {
	x.turn++
	f.seen = x.turn
	list := []*facts{f}
	visit := func(g *facts) {
		if g.seen != x.turn && x.facts[g.id] == g {
			g.seen = x.turn
			list = append(list, g)
		}
	}
	for i := 0; i < len(list); i++ {
		for _, l := range list[i].links {
			visit(l.to)
		}
	}
	slices.SortFunc(list, byID)
	return list
}

// disband forgets a cluster.
func (x *Index) disband(c *cluster) {
	if c == nil {
		return
	}
	for _, f := range c.members {
		if f.cluster = nil; x.facts[f.id] == f {
			x.stale[f] = true
		}
	}
}

// recluster makes the clusters of a component, the best pairs first.
func (x *Index) recluster(all []*facts) {
	for _, f := range all {
		delete(x.stale, f)
		f.cluster = &cluster{members: []*facts{f}}
	}
	for _, p := range pairsOf(all) {
		a, b := p.a.cluster, p.b.cluster
		if a != b && x.joinable(a, b, p.fixed) {
			join(a, b)
		}
	}
	x.share(all)
}

// A pair is a link, seen from the smaller id.
type pair struct {
	a, b  *facts
	score int
	fixed bool
}

// pairsOf returns the links within a component: by score, those of persons last,
// so that they join whole clusters.
func pairsOf(all []*facts) (out []pair) {
	for _, f := range all {
		for _, l := range f.links {
			if f.id < l.to.id {
				out = append(out, pair{f, l.to, l.score, l.fixed})
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
		return cmp.Or(q.score-p.score, byID(p.a, q.a), byID(p.b, q.b))
	})
	return out
}

// joinable reports whether two clusters may be one: no person has parted them,
// no two of theirs are judged different, and on average they are alike. A
// person's "same" joins them unless a person has parted them.
func (x *Index) joinable(a, b *cluster, fixed bool) bool {
	if x.said.parts(a.members, b.members) {
		return false
	}
	if fixed {
		return true
	}
	as, bs := sample(a.members, b.members)
	sum := 0
	for _, f := range as {
		for _, g := range bs {
			n := x.score(f, g)
			if n <= differentTo {
				return false
			}
			sum += n
		}
	}
	return sum >= linkFrom*len(as)*len(bs)
}

// sample returns those whose pairs are compared.
func sample(a, b []*facts) ([]*facts, []*facts) {
	if len(a)*len(b) <= most {
		return a, b
	}
	if len(a) > len(b) {
		b, a = sample(b, a)
		return a, b
	}
	a = firsts(a, 64)
	return a, firsts(b, most/len(a))
}

func firsts(list []*facts, n int) []*facts {
	if len(list) <= n {
		return list
	}
	list = slices.Clone(list)
	slices.SortFunc(list, func(f, g *facts) int { return cmp.Or(cmp.Compare(f.order, g.order), byID(f, g)) })
	return list[:n]
}

// join makes one cluster of two.
func join(a, b *cluster) {
	if len(a.members) < len(b.members) {
		a, b = b, a
	}
	for _, f := range b.members {
		f.cluster = a
	}
	a.members = append(a.members, b.members...)
	slices.SortFunc(a.members, byID)
}
