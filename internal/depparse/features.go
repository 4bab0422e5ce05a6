package depparse

import (
	"readout/internal/learn"
	"readout/internal/ud"
)

// fields is the number of embeddings summed for each word: small letters, last
// three letters, first three, shape, tag, last two.
const fields = 6

// rows of the hashed tables.
const (
	affixRows = 4096
	shapeRows = 512
	endRows   = 1024
)

// absent stands for a field that a word does not have.
const absent = -1

// An input is what a word is for the net: a row of each embedding table.
type input [fields]int32

// A tagKey is a pair of UPOS and XPOS.
type tagKey struct{ upos, xpos string }

// A vocabulary numbers words, tags and relations.
type vocabulary struct {
	words  learn.Words
	tags   []tagKey // row 0 is for others, 1 the root, 2 no word
	labels []string
	tag    map[tagKey]int32
}

// Rows of the tag table for what is no word.
const (
	rootTag = 1
	noneTag = 2
	tagBase = 3
)

func (v *vocabulary) index() {
	v.tag = make(map[tagKey]int32, len(v.tags))
	for i, t := range v.tags {
		v.tag[t] = int32(i + tagBase)
	}
}

// rows returns the sizes of the embedding tables.
func (v *vocabulary) rows() [fields]int {
	return [fields]int{v.words.Rows(), affixRows, affixRows, shapeRows, len(v.tags) + tagBase, endRows}
}

// input returns the rows of a tagged word.
func (v *vocabulary) input(w *ud.Word, f *learn.Form) input {
	row := func(h uint64, n int) int32 { return 1 + learn.Row(h, n-1) }
	return input{
		v.words.Row(f), row(f.Suf3, affixRows), row(f.Pre3, affixRows), row(f.Shape, shapeRows),
		v.tag[tagKey{w.UPOS, w.XPOS}], row(f.Suf2, endRows),
	}
}

// The inputs of the root and of what is not there.
var (
	rootInput = input{absent, absent, absent, absent, rootTag, absent}
	noneInput = input{absent, absent, absent, absent, noneTag, absent}
)

// slots is the number of words a decision looks at.
const slots = 12

// kinds is the number of relations and of counts a decision looks at.
const kinds = 6

// A view is what a decision looks at: words (n the root, n+1 none), the rows of
// the relations of six dependents, and the rows of distances and numbers of
// dependents.
type view struct {
	words  [slots]int32
	rels   [kinds]int32
	counts [kinds]int32
}

// countRows is the size of the table that view.counts points into.
const countRows = 64

func (v *view) look(s *state, labels int) {
	s0, s1, s2, b := s.top(0), s.top(1), s.top(2), s.next
	child := func(a []int32, i int32) int32 {
		if i < 0 {
			return -1
		}
		return a[i]
	}
	word := func(i int32) int32 {
		if i < 0 || i > s.n {
			return s.n + 1
		}
		return i
	}
	cs := [kinds]int32{child(s.leftmost, s0), child(s.rightmost, s0), child(s.leftmost, s1),
		child(s.rightmost, s1), child(s.leftmost, b), child(s.rightmost2, s0)}
	v.words = [slots]int32{word(s0), word(s1), word(s2), word(b), word(b + 1), word(b + 2)}
	for k, c := range cs {
		v.words[kinds+k] = word(c)
		v.rels[k] = int32(k * (labels + 1))
		if c >= 0 {
			v.rels[k] += s.rel[c] + 1
		}
	}
	v.counts = [kinds]int32{distance(s0, b), 10 + distance(s1, s0), 20 + number(s.lefts, s0), 30 + number(s.rights, s0),
		40 + number(s.rights, s1), 50 + number(s.lefts, b)}
}

// distance returns a class of how far apart two words are; 9 if one is missing.
func distance(a, b int32) int32 {
	if a < 0 {
		return 9
	}
	switch d := b - a; {
	case d <= 4:
		return d
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// number returns a class of how many dependents a word has; 0 if it is missing.
func number(a []int32, i int32) int32 {
	if i < 0 {
		return 0
	}
	return min(a[i], 4) + 1
}
