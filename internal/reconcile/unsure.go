package reconcile

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"readout/internal/record"
)

// Unsure returns pairs of mentions that the program can judge neither the same
// nor different, and no person has judged: at most n, those nearest to the same
// first, and of each two clusters the best pair. It compares all that are in a
// block with those that lead it, as when they came.
func (x *Index) Unsure(n int) []record.Judgement {
	s := x.Seek(n)
	for s.Step(len(x.roll.order)) {
	}
	return s.Best()
}

// A Seeking looks for what Unsure returns, a part of the index at a time. The
// index may change meanwhile: what has come since may be missed.
type Seeking struct {
	x     *Index
	most  int
	next  handle
	best  map[[2]*cluster]pair
	floor int // a score up to here is not among the best
}

// Seek begins to look for at most n pairs.
func (x *Index) Seek(n int) *Seeking {
	return &Seeking{x: x, most: n, best: map[[2]*cluster]pair{}, floor: differentTo}
}

// Step looks at some mentions more; it reports whether any are left.
func (s *Seeking) Step(mentions int) bool {
	s.x.settle()
	all := handle(len(s.x.roll.order))
	for end := min(s.next+handle(mentions), all); s.next < end; s.next++ {
		if f := s.x.roll.at(s.next); f.article != nil {
			s.led(f)
		}
	}
	s.prune()
	return s.next < all
}

// spare is how many times more pairs are kept than are wanted: some will not be
// in doubt any more at the end.
const spare = 5

// prune forgets what is not among the best.
func (s *Seeking) prune() {
	keep := spare * s.most
	if len(s.best) <= 2*keep {
		return
	}
	scores := make([]int16, 0, len(s.best))
	for _, p := range s.best {
		scores = append(scores, p.score)
	}
	slices.Sort(scores)
	s.floor = int(scores[len(scores)-keep]) - 1
	maps.DeleteFunc(s.best, func(_ [2]*cluster, p pair) bool { return int(p.score) <= s.floor })
}

// led compares a mention with those that stand behind it in blocks that it leads.
func (s *Seeking) led(f *facts) {
	x := s.x
	for _, k := range f.keys {
		list := x.blocks.list(k)
		at := slices.Index(list[:min(leads, len(list))], f.at)
		if at < 0 {
			continue
		}
		for _, h := range list[at+1:] {
			g := x.roll.at(h)
			if f.cluster == g.cluster || !x.meet(f.at, g.at, k) {
				continue
			}
			if n, ok := x.unsure(f, g, s.floor); ok {
				keepBetter(s.best, f, g, n)
			}
		}
	}
}

// unsure reports whether the program can judge two of different clusters neither
// the same nor different, and nobody has; of those above a score.
func (x *Index) unsure(f, g *facts, floor int) (score int, ok bool) {
	n := x.score(f, g, floor, math.MaxInt)
	return n, n > floor && n < sameFrom && !x.said.parts(f.cluster.members, g.cluster.members)
}

// Best returns the best of what was found and still is so.
func (s *Seeking) Best() (out []record.Judgement) {
	s.x.settle()
	all := make([]pair, 0, len(s.best))
	for _, p := range s.best {
		if p.a.article != nil && p.b.article != nil {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, better)
	told := map[[2]*cluster]bool{}
	for _, p := range all {
		if len(out) == s.most {
			break
		}
		a, b := p.a.cluster, p.b.cluster
		if _, ok := s.x.unsure(p.a, p.b, differentTo); a == b || !ok || told[[2]*cluster{a, b}] || told[[2]*cluster{b, a}] {
			continue
		}
		told[[2]*cluster{a, b}] = true
		if j, err := s.x.Judgement(p.a.id, p.b.id); err == nil {
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
