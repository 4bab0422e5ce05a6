// Package names marks the words that name people, places, organisations and
// other things, such as peoples and events.
//
// It must never know who or what is named: that is for package actor.
package names

import (
	"fmt"

	"readout/internal/learn"
	"readout/internal/ud"
)

// The classes of a word: outside, then first and further word of each kind.
const classes = 9

// class returns the class of a word with the given Name.
func class(n ud.Name) int {
	switch {
	case n.Kind == ud.NotName:
		return 0
	case n.First:
		return 2*int(n.Kind) - 1
	}
	return 2 * int(n.Kind)
}

// name returns the Name of a class.
func name(class int) ud.Name {
	return ud.Name{Kind: ud.NameKind((class + 1) / 2), First: class%2 == 1}
}

// follows reports whether a word of class c can follow one of class prev.
func follows(prev, c int) bool { return c == 0 || c%2 == 1 || prev == c || prev == c-1 }

// A scorer is a perceptron, ready or in training.
type scorer interface {
	Score(features []uint64, scores []int32)
}

// A Marker marks names. It is safe for many goroutines.
type Marker struct{ model scorer }

// Scratch holds the buffers of one call of Mark.
type Scratch struct {
	bag     learn.Bag
	scores  [classes]int32
	classes []int
}

// Decode reads a Marker from its section.
func Decode(r *learn.Reader) (*Marker, error) {
	if n := r.Uint(); n != classes && r.Err() == nil {
		return nil, fmt.Errorf("the model file is damaged: %d classes of names, want %d", n, classes)
	}
	m := &Marker{learn.DecodePerceptron(r, classes)}
	return m, r.Err()
}

// Mark sets Name of the tagged words of d; forms are theirs.
func (m *Marker) Mark(d *ud.Doc, forms []learn.Form, sc *Scratch) {
	for _, s := range d.Sentences {
		words := d.Words[s.First:s.Last]
		m.sentence(words, forms[s.First:s.Last], sc)
		for i := range words {
			words[i].Name = name(sc.classes[i])
		}
	}
}

// sentence leaves the classes of the words of one sentence in sc.
func (m *Marker) sentence(words []ud.Word, forms []learn.Form, sc *Scratch) {
	sc.classes = learn.Fill(sc.classes, len(words))
	prev, prev2 := 0, 0
	for i := range words {
		features(&sc.bag, words, forms, i, prev, prev2)
		m.model.Score(sc.bag.Features, sc.scores[:])
		sc.classes[i] = best(sc.scores[:], prev)
		prev2, prev = prev, sc.classes[i]
	}
}

// best returns the class with the highest score that can follow prev.
func best(scores []int32, prev int) int {
	b := 0
	for c, s := range scores {
		if follows(prev, c) && s > scores[b] {
			b = c
		}
	}
	return b
}

func at(forms []learn.Form, i int) *learn.Form {
	if i < 0 {
		return &learn.Edge[0]
	}
	if i >= len(forms) {
		return &learn.Edge[1]
	}
	return &forms[i]
}

func tagAt(words []ud.Word, i int) uint64 {
	if i < 0 || i >= len(words) {
		return 999
	}
	h := uint64(7)
	for _, c := range []byte(words[i].XPOS) {
		h = h*131 + uint64(c)
	}
	return h
}

// features fills b with what decides the class of word i.
func features(b *learn.Bag, words []ud.Word, forms []learn.Form, i, prev, prev2 int) {
	w, p, n := &forms[i], at(forms, i-1), at(forms, i+1)
	tag, y1, y2 := tagAt(words, i), uint64(prev+1), uint64(prev2+1)
	b.Reset(1000)
	b.One(0)
	for d := -2; d <= 2; d++ {
		x := at(forms, i+d)
		b.One(x.Word)
		b.One(x.Lower)
		b.One(x.Shape)
		b.One(tagAt(words, i+d))
	}
	for _, f := range [...]uint64{w.Pre1, w.Pre2, w.Pre3, w.Suf1, w.Suf2, w.Suf3, w.Suf4, n.Suf3, p.Suf3, y1} {
		b.One(f)
	}
	b.Two(y1, y2)
	b.Two(y1, w.Lower)
	b.Two(y1, w.Shape)
	b.Two(y1, tag)
	b.Two(y1, n.Lower)
	b.Two(p.Lower, w.Shape)
	b.Two(n.Lower, w.Shape)
	b.Two(p.Lower, w.Lower)
	b.Two(n.Lower, w.Lower)
	b.Two(p.Shape, w.Shape)
	b.Two(n.Shape, w.Shape)
	b.Two(tag, tagAt(words, i+1))
	b.Two(tagAt(words, i-1), tag)
	b.Two(w.Suf3, w.Shape)
	b.Two(p.Lower, tag)
	b.Two(at(forms, i-2).Lower, p.Lower)
	b.Two(n.Lower, at(forms, i+2).Lower)
}
