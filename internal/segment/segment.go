// Package segment finds the sentences and words of English prose, by rule and
// by the conventions of Universal Dependencies' English treebanks (EWT, GUM,
// PUD).
//
// It reads letters and white space only. It must never know what a word means,
// which part of speech it is, or what becomes of it; and it never alters a
// letter: every word's Span points at its Form.
//
// Where the treebanks disagree, what most of their words do is done:
//   - hyphens are words of their own (war - torn, Amir - Abdollahian, D - 8)
//     but after the derivational prefixes of data/prefixes.txt (anti-aircraft);
//   - clitics are split off (Iran|'s, do|n't, can|not), names are left whole
//     (O'Brien, Kan’ani);
//   - currency, percent and units are split off numbers ($ 1.5 m), ordinals and
//     decades are not (20th, 1990s).
package segment

import (
	"readout/internal/text"
	"readout/internal/ud"
)

// Split returns the words and sentences of the readable stretches of t, which
// must be in order and not overlap. Words come in order; between them lies
// white space or nothing. No sentence crosses the edge of a stretch or a blank
// line. Tags, lemmas and heads are left unset; every Head is -1.
func Split(t *text.Text, readable []text.Span) *ud.Doc {
	d := &ud.Doc{Text: t}
	for _, r := range readable {
		first := len(d.Words)
		s := scanner{src: t.Slice(r), base: r.Start, words: d.Words}
		s.run()
		d.Words = s.words
		d.Sentences = sentences(d.Sentences, d, first, r)
	}
	return d
}
