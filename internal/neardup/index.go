package neardup

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// An Index holds the sketches of articles and their clusters: articles that
// are alike, or joined by others that are. Which articles are joined, and which
// of them is the canonical one, depends on the articles and not on the order
// in which they came. It is for one goroutine at a time.
type Index struct {
	ids    []record.ID
	days   []int32 // see day
	number map[record.ID]int32
	parent []int32 // union-find: towards the root of an article's cluster
	ring   []int32 // the next article of the same cluster, round and round
	best   []int32 // at a root: the canonical article
	forms  forms
	bands  [bands]table
	whole  table
}

// NewIndex returns an index of nothing.
func NewIndex() *Index { return &Index{number: map[record.ID]int32{}} }

// Has reports whether an article was added.
func (x *Index) Has(id record.ID) bool {
	_, ok := x.number[id]
	return ok
}

// Len returns the number of articles added.
func (x *Index) Len() int { return len(x.ids) }

// A Change tells that an article is from now on a near-duplicate of another
// one than before. Was is empty if it was of none, Of if it is of none any more
// (never so far: articles are only added).
type Change struct {
	Article, Was, Of record.ID
}

// Add adds an article and returns what that changes, sorted by article: the
// article itself if it is a near-duplicate, and those of its cluster whose
// canonical article is now another. An id that was added before stays as it
// is. published may be zero.
func (x *Index) Add(id record.ID, s *Sketch, published timex.Date) []Change {
	if _, ok := x.number[id]; ok {
		return nil
	}
	n := int32(len(x.ids))
	x.number[id] = n
	x.ids, x.days = append(x.ids, id), append(x.days, day(published))
	x.parent, x.ring, x.best = append(x.parent, n), append(x.ring, n), append(x.best, n)
	if s.Words() < leastWords {
		return nil
	}
	return x.join(n, x.neighbours(n, s))
}

// neighbours keeps the sketch of article n and returns the roots of the
// clusters it is alike to, each once.
func (x *Index) neighbours(n int32, s *Sketch) (roots []int32) {
	x.whole.grow(func(f int32) uint64 { return wholeHash(&x.forms.at(f).signature) })
	slot := x.whole.find(wholeHash(&s.signature), func(f int32) bool { return x.forms.same(f, s) })
	if *slot != 0 {
		return []int32{x.find(x.forms.at(*slot - 1).article)}
	}
	f := x.forms.add(s, n)
	*slot = f + 1
	x.whole.used++
	for b := range x.bands {
		for at := x.bucket(b, f); at >= 0; {
			other := x.forms.at(at)
			if other.seen != n {
				other.seen = n
				roots = x.visit(roots, s, other)
			}
			at = other.next[b]
		}
	}
	return roots
}

// bucket puts form f before the others that agree with it in a band and
// returns the first of these, -1 for none.
func (x *Index) bucket(band int, f int32) int32 {
	t, form := &x.bands[band], x.forms.at(f)
	t.grow(func(f int32) uint64 { return bandHash(&x.forms.at(f).signature, band) })
	slot := t.find(bandHash(&form.signature, band), func(f int32) bool {
		return sameBand(&x.forms.at(f).signature, &form.signature, band)
	})
	first := *slot - 1
	if first < 0 {
		t.used++
	}
	form.next[band] = first
	*slot = f + 1
	return first
}

// visit adds the cluster of a form to roots if the form is like s. Clusters
// found before are not looked at again: one link to them is enough.
func (x *Index) visit(roots []int32, s *Sketch, other *form) []int32 {
	root := x.find(other.article)
	if slices.Contains(roots, root) || !alike(&s.signature, s.pieces, &other.signature, x.forms.pieces(other)) {
		return roots
	}
	return append(roots, root)
}

// join makes one cluster of article n and those of the roots.
func (x *Index) join(n int32, roots []int32) (changes []Change) {
	best := n
	for _, r := range roots {
		if x.before(x.best[r], best) {
			best = x.best[r]
		}
	}
	for _, r := range append(roots, n) {
		if x.best[r] != best {
			changes = x.change(changes, r, best)
		}
	}
	for _, r := range roots {
		x.parent[x.find(n)] = r
		x.ring[n], x.ring[r] = x.ring[r], x.ring[n]
		x.best[r] = best
	}
	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(string(a.Article), string(b.Article)) })
	return changes
}

// change notes that every article of a cluster gets another canonical one.
func (x *Index) change(changes []Change, root, best int32) []Change {
	was := x.best[root]
	for i := root; ; {
		c := Change{Article: x.ids[i], Of: x.ids[best]}
		if i != was {
			c.Was = x.ids[was]
		}
		changes = append(changes, c)
		if i = x.ring[i]; i == root {
			return changes
		}
	}
}

// find returns the root of an article's cluster and shortens the way to it.
func (x *Index) find(i int32) int32 {
	for x.parent[i] != i {
		x.parent[i] = x.parent[x.parent[i]]
		i = x.parent[i]
	}
	return i
}

// before is the order in which articles can be canonical: the earliest by its
// date, then the smallest id.
func (x *Index) before(a, b int32) bool { return x.compare(a, b) < 0 }

func (x *Index) compare(a, b int32) int {
	return cmp.Or(cmp.Compare(x.days[a], x.days[b]), strings.Compare(string(x.ids[a]), string(x.ids[b])))
}

// day returns the last day that a date may mean as a number, 20231125; an
// article surely of May comes before one of some day in its year, and one
// without a date after all others.
func day(d timex.Date) int32 {
	if !d.Valid() {
		return math.MaxInt32
	}
	n := int32(0)
	for _, c := range string(d) + "-99-99"[len(d)-4:] {
		if c != '-' {
			n = 10*n + c - '0'
		}
	}
	return n
}
