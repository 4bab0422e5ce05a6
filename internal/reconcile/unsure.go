package reconcile

import (
	"cmp"
	"math"
	"slices"

	"readout/internal/record"
)

// Unsure returns pairs of mentions that the program can judge neither the same
// nor different, and no person has judged: at most n, those nearest to the same
// first, and of each two clusters the best pair. It compares all that are in a
// block with those that lead it, as Add did.
func (x *Index) Unsure(n int) []record.Judgement {
	x.settle()
	best := map[[2]*cluster]pair{}
	for k := range x.blocks.at {
		list := x.blocks.list(k)
		for i, h := range list[:min(leads, len(list))] {
			f := x.roll.at(h)
			for _, h := range list[i+1:] {
				g := x.roll.at(h)
				if f.cluster == g.cluster || !x.meet(f.at, g.at, k) {
					continue
				}
				s := x.score(f, g, differentTo, math.MaxInt)
				if s > differentTo && s < sameFrom && !x.said.parts(f.cluster.members, g.cluster.members) {
					keepBetter(best, f, g, s)
				}
			}
		}
	}
	all := make([]pair, 0, len(best))
	for _, p := range best {
		all = append(all, p)
	}
	slices.SortFunc(all, better)
	var out []record.Judgement
	for _, p := range all[:min(n, len(all))] {
		if j, err := x.Judgement(p.a.id, p.b.id); err == nil {
			out = append(out, j)
		}
	}
	return out
}

// keepBetter keeps the best pair of two clusters.
func keepBetter(best map[[2]*cluster]pair, f, g *facts, score int) {
	if g.id < f.id {
		f, g = g, f
	}
	key := [2]*cluster{f.cluster, g.cluster}
	if best[[2]*cluster{g.cluster, f.cluster}].a != nil {
		key = [2]*cluster{g.cluster, f.cluster}
	}
	p := pair{a: f, b: g, score: int16(score)}
	if old := best[key]; old.a == nil || better(p, old) < 0 {
		best[key] = p
	}
}

func better(p, q pair) int {
	return cmp.Or(cmp.Compare(q.score, p.score), byID(p.a, q.a), byID(p.b, q.b))
}
