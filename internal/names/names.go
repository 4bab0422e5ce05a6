// Package names marks the words that name people, places, organisations and
// other things, such as peoples and events.
//
// Small nets give every word a score for each class; the scores are added and
// the best sequence of classes is taken. Then it reads the text again, this time knowing for every
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
	vocabulary
	nets   []*learn.Labeller
	follow []int32 // classes×classes: score of a class after a class
}

// A vocabulary is what a Marker knows of words before it reads.
type vocabulary struct {
	words learn.Words
	lists lists
}

// Scratch holds the buffers of one call of Mark.
type Scratch struct {
	listed []int32
	ids    []int32
	scores []int32
	label  learn.LabelScratch
	path   path
	votes  votes
}

// Decode reads a Marker from the section that Train made.
func Decode(r *learn.Reader) (*Marker, error) {
	if n := r.Uint(); n != classes && r.Err() == nil {
		return nil, fmt.Errorf("the model file is damaged: %d classes of names, want %d", n, classes)
	}
	m := &Marker{follow: make([]int32, classes*classes)}
	m.words, m.lists = learn.DecodeWords(r), decodeLists(r)
	for n := r.Uint(); n > 0 && r.Err() == nil; n-- {
		m.nets = append(m.nets, learn.DecodeLabeller(r, m.rows(), classes))
		add(m.follow, learn.DecodeFollow(r, classes))
	}
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
	sc.ids, sc.listed = sc.ids[:0], m.lists.rows(sc.listed, forms)
	for i := range words {
		sc.ids = m.appendIDs(sc.ids, &words[i], &forms[i], sc.listed[i], v.row(&forms[i], words[i].Name.Kind))
	}
	sc.scores = learn.Fill(sc.scores, len(words)*classes)
	for _, net := range m.nets {
		add(sc.scores, net.Scores(sc.ids, len(words), &sc.label))
	}
	for i, c := range sc.path.best(sc.scores, m.follow) {
		words[i].Name = name(int(c))
	}
}

func add(sum, x []int32) {
	for i, v := range x {
		sum[i] += v
	}
}

// hashRows are the sizes of the hashed tables, in the order of appendIDs.
var hashRows = [...]int{8192, 2048, 1024, 2048, 512, 256}

// rows returns the sizes of all tables.
func (v *vocabulary) rows() []int {
	return append(append([]int{v.words.Rows()}, hashRows[:]...), listRows, voteRows)
}

// appendIDs appends the rows of a word: its letters, endings, beginning, shape,
// tag, what lists say of it, and what the text takes it for elsewhere.
func (v *vocabulary) appendIDs(ids []int32, w *ud.Word, f *learn.Form, listed, vote int32) []int32 {
	ids = append(ids, v.words.Row(f))
	for k, h := range [...]uint64{f.Word, f.Suf3, f.Suf2, f.Pre3, f.Shape, tagHash(w.XPOS)} {
		ids = append(ids, learn.Row(h, hashRows[k]))
	}
	return append(ids, listed, vote)
}

func tagHash(tag string) uint64 {
	h := uint64(7)
	for i := range len(tag) {
		h = h*131 + uint64(tag[i])
	}
	return h
}
