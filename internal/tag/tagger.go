// Package tag gives words their parts of speech, lemmas and features after
// Universal Dependencies.
//
// The tagger is a small net that sees each word with what stands around it and
// chooses among pairs of UPOS and XPOS. The lemmatizer is a list of words and,
// for words not in it, a rule by the ending.
//
// It must never know how words hang together, nor what they name.
package tag

import (
	"fmt"
	"math"

	"readout/internal/learn"
	"readout/internal/ud"
)

// A Tag is a pair of UD and Penn tags.
type Tag struct{ UPOS, XPOS string }

// A Tagger gives words their tags. It is safe for many goroutines.
type Tagger struct {
	Tags  []Tag
	words learn.Words
	model *learn.Labeller
}

// Scratch holds the buffers of one call of Tag.
type Scratch struct {
	ids   []int32
	label learn.LabelScratch
}

// Tag sets UPOS and XPOS of the words of one sentence; forms are theirs.
func (t *Tagger) Tag(words []ud.Word, forms []learn.Form, sc *Scratch) {
	sc.ids = appendIDs(sc.ids[:0], &t.words, forms)
	scores := t.model.Scores(sc.ids, len(words), &sc.label)
	n := len(t.Tags)
	for i := range words {
		row := scores[i*n : (i+1)*n]
		if isNumeral(words[i].Form) {
			t.onlyNumbers(row)
		}
		tag := t.Tags[learn.Best(row)]
		words[i].UPOS, words[i].XPOS = tag.UPOS, tag.XPOS
	}
	t.finite(words, scores)
}

// isNumeral reports whether a form is written in digits: "8,800", "2.5".
func isNumeral(form string) bool {
	for i := range len(form) {
		if c := form[i]; (c < '0' || c > '9') && (c != ',' && c != '.' || i == 0) {
			return false
		}
	}
	return form != ""
}

// onlyNumbers leaves the tags of numbers and of marks in lists: "At least 8,800
// Palestinians were killed", "3. Talks".
func (t *Tagger) onlyNumbers(scores []int32) {
	for k, g := range t.Tags {
		if g.XPOS != "CD" && g.XPOS != "LS" {
			scores[k] = math.MinInt32
		}
	}
}

// hashRows are the sizes of the hashed tables, in the order of appendIDs.
var hashRows = [...]int{8192, 4096, 1024, 4096, 1024, 512}

// rows returns the sizes of all tables.
func rows(words *learn.Words) []int { return append([]int{words.Rows()}, hashRows[:]...) }

// appendIDs appends the rows of the words: their letters, endings, beginnings
// and shapes.
func appendIDs(ids []int32, words *learn.Words, forms []learn.Form) []int32 {
	for i := range forms {
		f := &forms[i]
		ids = append(ids, words.Row(f))
		for k, h := range [...]uint64{f.Suf4, f.Suf3, f.Suf2, f.Pre3, f.Pre2, f.Shape} {
			ids = append(ids, learn.Row(h, hashRows[k]))
		}
	}
	return ids
}

// Decode reads a tagger from the section that Train made.
func Decode(r *learn.Reader) (*Tagger, error) {
	t := &Tagger{}
	for range r.Uint() {
		t.Tags = append(t.Tags, Tag{r.String(), r.String()})
		if r.Err() != nil {
			return nil, r.Err()
		}
	}
	t.words = learn.DecodeWords(r)
	t.model = learn.DecodeLabeller(r, rows(&t.words), len(t.Tags))
	if len(t.Tags) == 0 && r.Err() == nil {
		return nil, fmt.Errorf("the model file is damaged: a tagger without tags")
	}
	return t, r.Err()
}
