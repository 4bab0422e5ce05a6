// Package ud holds texts annotated after Universal Dependencies, and reads and
// writes CoNLL-U.
//
// It must never know what the words mean for the record: no actors, no events.
package ud

import "readout/internal/text"

// A Word is one syntactic word, UD's unit of annotation. "don't" is two words
// of one token; each has its own letters.
type Word struct {
	Span   text.Span // bytes of the letters
	Form   string    // the letters: Text.Slice(Span)
	Lemma  string
	UPOS   string // "NOUN"; empty before tagging
	XPOS   string // Penn tag, "NNS"
	Feats  string // "Number=Plur", "" for none
	Deprel string // with subtype, "nsubj:pass"; empty before parsing
	Head   int    // index into Doc.Words; -1 for the root of a sentence
	Joined bool   // continues the token of the word before ("n't" of "don't")
	Name   Name   // the named entity the word is inside of, if any
}

// A Name is a word's part in a named entity.
type Name struct {
	Kind  NameKind
	First bool // the first word of its name
}

// A NameKind is the kind of a named entity.
type NameKind uint8

// The kinds of named entities; NotName is the zero value.
const (
	NotName NameKind = iota
	Person
	Place
	Organisation
	Other // events, works, nationalities
)

// String returns the field's short form: PER, LOC, ORG, MISC, or "".
func (k NameKind) String() string { return [...]string{"", "PER", "LOC", "ORG", "MISC"}[k] }

// A Sentence is a view of the words [First, Last) of a Doc.
type Sentence struct {
	First, Last int
}

// A Doc owns the words of one text; all else points into it.
type Doc struct {
	Text      *text.Text
	Words     []Word
	Sentences []Sentence

	children []int32 // filled by Index: first child of each word, then next sibling of each
	sentence []int32
}

// Span returns the bytes of s from its first to its last word.
func (d *Doc) Span(s Sentence) text.Span {
	if s.First >= s.Last {
		return text.Span{}
	}
	return d.Words[s.First].Span.Cover(d.Words[s.Last-1].Span)
}
