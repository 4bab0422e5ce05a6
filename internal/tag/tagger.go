// Package tag gives words their parts of speech, lemmas and features after
// Universal Dependencies.
//
// The tagger is a greedy averaged perceptron over pairs of UPOS and XPOS. The
// lemmatizer is a list of words and, for words not in it, a rule by the ending.
//
// It must never know how words hang together, nor what they name.
package tag

import (
	"cmp"
	"fmt"

	"readout/internal/learn"
	"readout/internal/ud"
)

// A Tag is a pair of UD and Penn tags.
type Tag struct{ UPOS, XPOS string }

// A Tagger gives words their tags. It is safe for many goroutines.
type Tagger struct {
	Tags  []Tag
	model scorer

	sure     []string // frequent words that have one tag only, as Former.Norm gives them
	sureTags []uint8
	single   map[uint64]uint8 // their hashes and tags
}

// A scorer is a perceptron, ready or in training.
type scorer interface {
	Score(features []uint64, scores []int32)
}

// Scratch holds the buffers of one call of Tag.
type Scratch struct {
	bag    learn.Bag
	scores []int32
}

// Tag sets UPOS and XPOS of the words of one sentence; forms are theirs.
func (t *Tagger) Tag(words []ud.Word, forms []learn.Form, sc *Scratch) {
	sc.scores = learn.Fill(sc.scores, len(t.Tags))
	prev, prev2 := -1, -1
	for i := range words {
		best, ok := t.single[forms[i].Word]
		if !ok {
			features(&sc.bag, forms, i, prev, prev2)
			t.model.Score(sc.bag.Features, sc.scores)
			best = uint8(learn.Best(sc.scores))
		}
		words[i].UPOS, words[i].XPOS = t.Tags[best].UPOS, t.Tags[best].XPOS
		prev2, prev = prev, int(best)
	}
}

// at returns the features of word i, or those of the sentence's edge.
func at(forms []learn.Form, i int) *learn.Form {
	if i < 0 {
		return &learn.Edge[0]
	}
	if i >= len(forms) {
		return &learn.Edge[1]
	}
	return &forms[i]
}

// features fills b with what decides the tag of word i: its letters, two words
// on either side, the two tags before.
func features(b *learn.Bag, forms []learn.Form, i, prev, prev2 int) {
	w, p, pp, n, nn := &forms[i], at(forms, i-1), at(forms, i-2), at(forms, i+1), at(forms, i+2)
	t1, t2 := uint64(prev+1), uint64(prev2+1)
	b.Reset(0)
	b.One(0)
	for _, f := range [...]uint64{w.Word, w.Lower, w.Pre1, w.Pre2, w.Pre3, w.Suf1, w.Suf2, w.Suf3, w.Suf4, w.Shape} {
		b.One(f)
	}
	b.One(t1)
	b.Two(t1, t2)
	b.Two(t1, w.Lower)
	b.Two(t2, w.Lower)
	for _, f := range [...]uint64{p.Lower, p.Suf3, pp.Lower, n.Lower, n.Suf3, n.Suf2, n.Shape, nn.Lower} {
		b.One(f)
	}
	b.Two(w.Lower, n.Lower)
	b.Two(w.Lower, p.Lower)
	b.Two(t1, n.Lower)
	b.Two(w.Suf3, n.Suf2)
	b.Two(t1, w.Suf3)
	b.Two(w.Shape, n.Shape)
	b.Two(p.Shape, w.Shape)
}

// Encode writes the tagger into a section.
func (t *Tagger) Encode(w *learn.Writer) {
	w.Uint(len(t.Tags))
	for _, g := range t.Tags {
		w.String(g.UPOS)
		w.String(g.XPOS)
	}
	w.Lines(t.sure)
	w.Bytes(t.sureTags)
	t.model.(*learn.Perceptron).Encode(w)
}

// DecodeTagger reads what Encode wrote.
func DecodeTagger(r *learn.Reader) (*Tagger, error) {
	t := &Tagger{}
	n := r.Uint()
	if n == 0 || n > 255 {
		return nil, fmt.Errorf("the model file is damaged: tagger of %d tags", n)
	}
	for range n {
		t.Tags = append(t.Tags, Tag{r.String(), r.String()})
	}
	t.sure, t.sureTags = r.Lines(), r.Bytes()
	t.model = learn.DecodePerceptron(r, n)
	return t, cmp.Or(r.Err(), t.index())
}

// index builds the table of words that have one tag only.
func (t *Tagger) index() error {
	if len(t.sure) != len(t.sureTags) {
		return fmt.Errorf("the model file is damaged: %d words with %d tags", len(t.sure), len(t.sureTags))
	}
	t.single = make(map[uint64]uint8, len(t.sure))
	for i, w := range t.sure {
		if int(t.sureTags[i]) >= len(t.Tags) {
			return fmt.Errorf("the model file is damaged: tag %d of %d", t.sureTags[i], len(t.Tags))
		}
		t.single[learn.Hash([]byte(w))] = t.sureTags[i]
	}
	return nil
}
