package ud

import (
	"iter"
	"strings"

	"readout/internal/text"
)

// Index builds the tables behind Children and SentenceOf. It is called once,
// when heads are final; a Doc must not be indexed by two goroutines at once.
func (d *Doc) Index() {
	n := len(d.Words)
	d.children = make([]int32, 2*n)
	d.sentence = make([]int32, n)
	for i := range d.children {
		d.children[i] = -1
	}
	for i := n - 1; i >= 0; i-- {
		if h := d.Words[i].Head; h >= 0 {
			d.children[n+i] = d.children[h]
			d.children[h] = int32(i)
		}
	}
	for k, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			d.sentence[i] = int32(k)
		}
	}
}

// Children yields the dependents of word i from left to right. Index must have
// been called.
func (d *Doc) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		n := len(d.Words)
		for c := d.children[i]; c >= 0; c = d.children[n+int(c)] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Child returns the first dependent of i with one of the relations, or -1. A
// relation without subtype also matches its subtypes: "nmod" finds "nmod:poss".
func (d *Doc) Child(i int, rels ...string) int {
	for c := range d.Children(i) {
		if d.Is(c, rels...) {
			return c
		}
	}
	return -1
}

// Is reports whether word i has one of the relations to its head.
func (d *Doc) Is(i int, rels ...string) bool {
	for _, r := range rels {
		if RelIs(d.Words[i].Deprel, r) {
			return true
		}
	}
	return false
}

// RelIs reports whether the relation got is want or a subtype of it.
func RelIs(got, want string) bool {
	return strings.HasPrefix(got, want) && (len(got) == len(want) || got[len(want)] == ':')
}

// SentenceOf returns the index into Sentences of word i's sentence.
func (d *Doc) SentenceOf(i int) int { return int(d.sentence[i]) }

// Subtree returns the first and last+1 word of the words that hang from i, i
// included. In a projective tree these are all the words between.
func (d *Doc) Subtree(i int) (first, last int) {
	first, last = i, i+1
	for c := range d.Children(i) {
		f, l := d.Subtree(c)
		first, last = min(first, f), max(last, l)
	}
	return first, last
}

// Cover returns the bytes of the words [first, last).
func (d *Doc) Cover(first, last int) text.Span {
	return text.Span{Start: d.Words[first].Span.Start, End: d.Words[last-1].Span.End}
}

// Descends reports whether word i is or hangs below word top.
func (d *Doc) Descends(i, top int) bool {
	for i >= 0 && i != top {
		i = d.Words[i].Head
	}
	return i == top
}
