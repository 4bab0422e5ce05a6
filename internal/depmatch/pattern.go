package depmatch

import (
	"strings"

	"readout/internal/ud"
)

// A Pattern licenses a reading of a predicate: which words trigger it and what
// its arguments must be. What follows from a match is the caller's: the fields
// that this package does not know are kept for it.
type Pattern struct {
	Name     string // "consult/phone"
	File     string
	Line     int
	Triggers []Trigger
	Need     []Cond // every one must hold
	Not      []Cond // none may hold
	Fields   map[string][]string
	Examples []Example
}

// A Trigger is a lemma with a word class: v verb, n noun, a adjective.
type Trigger struct {
	Class byte
	Lemma string // with particle, "carry out"
}

// A Cond asks that some argument at the end of one of the paths is one of the
// words. A word is a lemma, a class of the caller's ("@actor"), or "*" for
// anything.
type Cond struct {
	Paths []Path
	Words []string
	Text  string // as written
}

// An Example is a sentence that a pattern was written for (Want: what must be
// read off it), or one that it must leave alone.
type Example struct {
	Line     int
	Sentence string
	Want     string // "" in a counter-example
	Counter  bool
}

// An Index finds the patterns of a trigger in constant time, however many
// there are.
type Index struct {
	Patterns []*Pattern // in the order of their files
	byKey    map[Trigger][]*Pattern
}

// NewIndex indexes patterns by their triggers.
func NewIndex(ps []*Pattern) *Index {
	x := &Index{Patterns: ps, byKey: map[Trigger][]*Pattern{}}
	for _, p := range ps {
		for _, t := range p.Triggers {
			x.byKey[t] = append(x.byKey[t], p)
		}
	}
	return x
}

// At returns the patterns that the word at i triggers.
func (x *Index) At(d *ud.Doc, i int) []*Pattern {
	c := class(d.Words[i].UPOS)
	if c == 0 {
		return nil
	}
	key := Key(d, i)
	ps := x.byKey[Trigger{c, key}]
	if lemma := lemmaOf(&d.Words[i]); len(ps) == 0 && lemma != key {
		ps = x.byKey[Trigger{c, lemma}] // an unknown particle: "stepped up" is step
	}
	if len(ps) == 0 { // a past tense that the lemmatizer does not know
		ps = x.byKey[Trigger{c, lower(d.Words[i].Form)}]
	}
	if len(ps) == 0 {
		for _, stem := range stems(lower(d.Words[i].Form)) {
			if ps = x.byKey[Trigger{c, stem}]; len(ps) > 0 {
				return ps
			}
		}
	}
	return ps
}

// stems returns what a form may be a regular form of, for words whose lemma the
// lemmatizer could only guess.
//
//	bombed: bomb, bombe     besieging: besieg, besiege     raids: raid
func stems(form string) []string {
	for _, end := range []string{"ed", "ing", "es", "s"} {
		if s, ok := strings.CutSuffix(form, end); ok && len(s) > 2 {
			if n := len(s); s[n-1] == s[n-2] { // "banned" of "ban"
				return []string{s, s + "e", s[:n-1]}
			}
			return []string{s, s + "e"}
		}
	}
	return nil
}

func class(upos string) byte {
	switch upos {
	case "VERB":
		return 'v'
	case "NOUN", "PROPN":
		return 'n'
	case "ADJ":
		return 'a'
	}
	return 0
}

// A Classifier tells whether a word is of a named class ("actor", "person").
type Classifier func(word int, class string) bool

// Fits reports whether the frame meets the pattern's conditions; if not, which
// one fails.
func (p *Pattern) Fits(d *ud.Doc, f *Frame, of Frames, is Classifier) (ok bool, why string) {
	for i := range p.Need {
		if !p.Need[i].holds(d, f, of, is) {
			return false, "need " + p.Need[i].Text
		}
	}
	for i := range p.Not {
		if p.Not[i].holds(d, f, of, is) {
			return false, "not " + p.Not[i].Text
		}
	}
	return true, ""
}

func (c *Cond) holds(d *ud.Doc, f *Frame, of Frames, is Classifier) bool {
	for _, p := range c.Paths {
		for _, w := range p.Words(f, of) {
			if c.accepts(d, w, is) {
				return true
			}
		}
	}
	return false
}

func (c *Cond) accepts(d *ud.Doc, word int, is Classifier) bool {
	for _, w := range c.Words {
		switch {
		case w == "*":
			return true
		case strings.HasPrefix(w, "@"):
			if is(word, w[1:]) {
				return true
			}
		case strings.EqualFold(w, lemmaOf(&d.Words[word])), isPluralOf(lower(d.Words[word].Form), w):
			return true
		}
	}
	return false
}

// isPluralOf reports whether a form in small letters is the regular plural of a
// word: some lemmatizers leave "supplies" as it is.
func isPluralOf(form, word string) bool {
	if stem, ok := strings.CutSuffix(word, "y"); ok && form == stem+"ies" {
		return true
	}
	return form == word+"s"
}
