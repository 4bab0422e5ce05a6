// Package names marks the words that name people, places, organisations and
// other things, such as peoples and events.
//
// A small net gives every word a score for each class, and the best sequence of
// classes is taken. Then it reads the text again, this time knowing for every
// word what it was taken for elsewhere in the text.
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

// A Marker marks names. It is safe for many goroutines.
type Marker struct {
	words learn.Words
	model *learn.Labeller
}

// Scratch holds the buffers of one call of Mark.
type Scratch struct {
	ids   []int32
	label learn.LabelScratch
	path  path
	votes votes
}

// Decode reads a Marker from the section that Train made.
func Decode(r *learn.Reader) (*Marker, error) {
	if n := r.Uint(); n != classes && r.Err() == nil {
		return nil, fmt.Errorf("the model file is damaged: %d classes of names, want %d", n, classes)
	}
	m := &Marker{words: learn.DecodeWords(r)}
	m.model = learn.DecodeLabeller(r, rows(&m.words), classes)
	return m, r.Err()
}

// Mark sets Name of the tagged words of d; forms are theirs.
func (m *Marker) Mark(d *ud.Doc, forms []learn.Form, sc *Scratch) {
	sc.votes.reset()
	for _, s := range d.Sentences {
		m.sentence(d.Words[s.First:s.Last], forms[s.First:s.Last], sc, nil)
	}
	for i := range d.Words {
		sc.votes.add(&forms[i], d.Words[i].Name.Kind)
	}
	for _, s := range d.Sentences {
		if sc.votes.matter(d.Words[s.First:s.Last], forms[s.First:s.Last]) {
			m.sentence(d.Words[s.First:s.Last], forms[s.First:s.Last], sc, &sc.votes)
		}
	}
}

// sentence marks the names of one sentence; votes may be nil.
func (m *Marker) sentence(words []ud.Word, forms []learn.Form, sc *Scratch, v *votes) {
	sc.ids = sc.ids[:0]
	for i := range words {
		sc.ids = appendIDs(sc.ids, &m.words, &words[i], &forms[i], v.row(&forms[i], words[i].Name.Kind))
	}
	scores := m.model.Scores(sc.ids, len(words), &sc.label)
	for i, c := range sc.path.best(scores) {
		words[i].Name = name(int(c))
	}
}

// hashRows are the sizes of the hashed tables, in the order of appendIDs.
var hashRows = [...]int{16384, 4096, 1024, 4096, 512, 256}

// rows returns the sizes of all tables.
func rows(words *learn.Words) []int {
	return append(append([]int{words.Rows()}, hashRows[:]...), voteRows)
}

// appendIDs appends the rows of a word: its letters, endings, beginning, shape,
// tag, and what the text takes it for elsewhere.
func appendIDs(ids []int32, words *learn.Words, w *ud.Word, f *learn.Form, vote int32) []int32 {
	ids = append(ids, words.Row(f))
	for k, h := range [...]uint64{f.Word, f.Suf3, f.Suf2, f.Pre3, f.Shape, tagHash(w.XPOS)} {
		ids = append(ids, learn.Row(h, hashRows[k]))
	}
	return append(ids, vote)
}

func tagHash(tag string) uint64 {
	h := uint64(7)
	for i := range len(tag) {
		h = h*131 + uint64(tag[i])
	}
	return h
}
