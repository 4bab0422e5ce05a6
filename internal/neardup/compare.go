package neardup

import (
	"cmp"
	"slices"
)

// A Kept is a paragraph that stands in both of two articles.
type Kept struct {
	A, B int  // its place in each
	Same bool // the same words; else it was edited
}

// Compare tells how article b differs from article a, both as paragraphs: the
// places in b of those added, the places in a of those dropped, and the pairs
// that were kept. Case, accents and marks make no difference; paragraphs that
// share half of their pairs of neighbouring words are the same one edited, as
// "At least 12 people were killed" and "At least 15 people were killed".
// Paragraphs without words are left out. A paragraph may move.
func Compare(a, b []string) (added, dropped []int, kept []Kept) {
	c := &comparison{a: foldAll(a), b: foldAll(b)}
	c.toB, c.toA = unmatched(len(a)), unmatched(len(b))
	c.same()
	c.edited()
	for i, j := range c.toB {
		switch {
		case len(c.a[i].pairs) == 0:
		case j < 0:
			dropped = append(dropped, i)
		default:
			kept = append(kept, Kept{i, j, c.a[i].sum == c.b[j].sum})
		}
	}
	for j, i := range c.toA {
		if i < 0 && len(c.b[j].pairs) > 0 {
			added = append(added, j)
		}
	}
	return added, dropped, kept
}

// A folded paragraph.
type folded struct {
	sum   uint64   // of all words
	pairs []uint64 // of neighbouring words, the first word alone among them; sorted, none twice
	last  uint64
}

func foldAll(paragraphs []string) []folded {
	out := make([]folded, len(paragraphs))
	for i, p := range paragraphs {
		scan(p, &out[i])
		slices.Sort(out[i].pairs)
		out[i].pairs = slices.Compact(out[i].pairs)
	}
	return out
}

func (f *folded) word(h uint64, _ int) {
	f.sum = (f.sum ^ h) * fnvPrime
	f.pairs = append(f.pairs, mix(f.last)^h)
	f.last = h
}

func (f *folded) end(bool) {}

type comparison struct {
	a, b     []folded
	toB, toA []int // the paragraph of the other article, -1 for none
}

func unmatched(n int) []int { return slices.Repeat([]int{-1}, n) }

func (c *comparison) match(i, j int) { c.toB[i], c.toA[j] = j, i }

// same matches paragraphs of the same words, the first with the first.
func (c *comparison) same() {
	at := map[uint64][]int{}
	for j, p := range c.b {
		at[p.sum] = append(at[p.sum], j)
	}
	for i, p := range c.a {
		if list := at[p.sum]; len(list) > 0 && len(p.pairs) > 0 {
			c.match(i, list[0])
			at[p.sum] = list[1:]
		}
	}
}

// A likeness of two paragraphs is the part of their pairs of words that they
// share (Jaccard), in thousandths.
type likeness struct{ i, j, per1000 int }

const (
	leastLikeness = 500
	common        = 32 // a pair of words that stands in more paragraphs tells nothing
)

// edited matches what is left, the most alike first.
func (c *comparison) edited() {
	at := map[uint64][]int{}
	for j, p := range c.b {
		for _, h := range p.pairs {
			if c.toA[j] < 0 && len(at[h]) <= common {
				at[h] = append(at[h], j)
			}
		}
	}
	var all []likeness
	for i := range c.a {
		if c.toB[i] < 0 {
			all = append(all, c.likenesses(i, at)...)
		}
	}
	slices.SortFunc(all, func(x, y likeness) int {
		return cmp.Or(y.per1000-x.per1000, x.i-y.i, x.j-y.j)
	})
	for _, l := range all {
		if c.toB[l.i] < 0 && c.toA[l.j] < 0 {
			c.match(l.i, l.j)
		}
	}
}

func (c *comparison) likenesses(i int, at map[uint64][]int) (out []likeness) {
	count := map[int]int{}
	for _, h := range c.a[i].pairs {
		if len(at[h]) <= common {
			for _, j := range at[h] {
				count[j]++
			}
		}
	}
	for j, n := range count { // sorted by the caller
		all := len(c.a[i].pairs) + len(c.b[j].pairs) - n
		if l := 1000 * n / all; l >= leastLikeness {
			out = append(out, likeness{i, j, l})
		}
	}
	return out
}
