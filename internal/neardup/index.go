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
// in which they came: always for those that were put, and for those that were
// added as long as no template fills the index, see crowded. It is for one
// goroutine at a time.
type Index struct {
	ids     []record.ID
	days    []int32 // see day
	formOf  []int32 // of each article; -1: it has too few words to be like another
	number  map[record.ID]int32
	parent  []int32 // union-find: towards the root of an article's cluster
	ring    []int32 // the next article of the same cluster, round and round
	best    []int32 // at a root: the canonical article
	forms   forms
	bands   [bands]table
	banded  int32 // forms that stand in the bands
	whole   table
	settled bool // the clusters are those of all articles
}

// NewIndex returns an index of nothing.
func NewIndex() *Index { return &Index{number: map[record.ID]int32{}, settled: true} }

// Has reports whether an article was put or added.
func (x *Index) Has(id record.ID) bool {
	_, ok := x.number[id]
	return ok
}

// Len returns the number of articles put or added.
func (x *Index) Len() int { return len(x.ids) }

// Put puts an article into the index, for a question to be asked when many are
// there. An id that was put or added before stays as it is. published may be
// zero.
func (x *Index) Put(id record.ID, s *Sketch, published timex.Date) {
	if !x.Has(id) {
		x.enter(id, s, published)
		x.settled = false
	}
}

// A Change tells that an article is from now on a near-duplicate of another
// one than before. Was is empty if it was of none, Of if it is of none any more
// (never so far: articles are only added).
type Change struct {
	Article, Was, Of record.ID
}

// Add is Put for articles that come one by one. It returns what the article
// changes, sorted by article: the article itself if it is a near-duplicate, and
// those of its cluster whose canonical article is now another.
func (x *Index) Add(id record.ID, s *Sketch, published timex.Date) []Change {
	if x.Has(id) {
		return nil
	}
	x.settle()
	n, f, fresh := x.enter(id, s, published)
	switch {
	case f < 0:
		return nil
	case !fresh:
		return x.join(n, []int32{x.find(x.forms.at(f).article)})
	}
	x.banded = x.forms.n
	return x.join(n, x.neighbours(n, f))
}

// enter gives the article a number and a form, and tells whether it is the
// first of this form. So far it is a cluster of its own.
func (x *Index) enter(id record.ID, s *Sketch, published timex.Date) (n, f int32, fresh bool) {
	n, f = int32(len(x.ids)), -1
	x.number[id] = n
	x.ids, x.days = append(x.ids, id), append(x.days, day(published))
	x.parent, x.ring, x.best = append(x.parent, n), append(x.ring, n), append(x.best, n)
	if s.Words() >= leastWords {
		f, fresh = x.form(n, s)
	}
	x.formOf = append(x.formOf, f)
	return n, f, fresh
}

// form returns the form of a sketch; a fresh one does not stand in the bands yet.
func (x *Index) form(n int32, s *Sketch) (f int32, fresh bool) {
	x.whole.grow(func(f int32) uint64 { return wholeHash(&x.forms.at(f).signature) })
	slot := x.whole.find(wholeHash(&s.signature), func(f int32) bool { return x.forms.same(f, s) })
	if *slot == 0 {
		*slot = x.forms.add(s, n) + 1
		x.whole.used++
		fresh = true
	}
	return *slot - 1, fresh
}

// neighbours puts form f of article n into the bands and returns the roots of
// the clusters it is alike to, each once. Of a bucket it looks at no more than
// so many that came last.
func (x *Index) neighbours(n, f int32) (roots []int32) {
	form := x.forms.at(f)
	for b := range x.bands {
		at := x.bucket(b, f)
		for i := 0; at >= 0 && i < crowded; i++ {
			other := x.forms.at(at)
			if other.seen != n {
				other.seen = n
				roots = x.visit(roots, form, other)
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

// visit adds the cluster of a form to roots if the form is like f. Clusters
// found before are not looked at again: one link to them is enough.
func (x *Index) visit(roots []int32, f, other *form) []int32 {
	root := x.find(other.article)
	if slices.Contains(roots, root) || !x.forms.alike(f, other) {
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
		x.unite(n, r)
	}
	slices.SortFunc(changes, func(a, b Change) int { return strings.Compare(string(a.Article), string(b.Article)) })
	return changes
}

// unite makes one cluster of those of two articles.
func (x *Index) unite(a, b int32) {
	a, b = x.find(a), x.find(b)
	if a == b {
		return
	}
	x.parent[a] = b
	x.ring[a], x.ring[b] = x.ring[b], x.ring[a]
	if x.before(x.best[a], x.best[b]) {
		x.best[b] = x.best[a]
	}
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
