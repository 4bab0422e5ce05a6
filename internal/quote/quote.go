// Package quote finds who said what to whom: direct, indirect and mixed
// speech, the calls, warnings, thanks and accusations that news tells as acts,
// and the claims that hang from a noun or from "according to".
//
// Which words report speech, and what is done by it, stands in data/*.tsv. The
// package must never know whether what is said is true, nor which PLOVER event
// it performs.
//
// What was said has one stretch of text. A quotation broken by its cue ("…,"
// she said, "…") is one statement that covers both parts. Coordinated clauses
// under one cue ("said that A and that B") are one statement, unless they do
// different things (a warning and an accusation); clauses under cues of their
// own ("said A and urged B", "said A, adding B") are statements of their own.
package quote

import (
	"readout/internal/analysis"
	"readout/internal/record"
	"readout/internal/ud"
)

// A Statement is a record's statement and the words it was read from, as
// indexes into Doc.Words.
type Statement struct {
	record.StatementMention
	CueWord      int  // the verb, noun or preposition that reports it; the first word of a quotation without a cue
	SpeakerWord  int  // head of the phrase that names the speaker; -1 if carried over from the statement before
	AboutWord    int  // head of the phrase that names whom it is about; -1 if there is none
	ContentFirst int  // what was said: words [ContentFirst, ContentLast)
	ContentLast  int  //
	HeadWord     int  // the main predicate of what was said, or the head of its phrase
	Sentence     int  // of the cue
	Inside       int  // index into the Result's Statements of the statement in whose content it is told; -1
	relayed      bool // an agency tells what somebody else says
	soft         bool // its kind follows from what is said, not from the cue
	Told         bool // told again: in a repeated paragraph, or word for word; not part of the record
}

// A Result holds the statements of an article in the order of their cues.
type Result struct {
	Statements []Statement // those of the record
	Repeated   []Statement // those told again, with Told set
	within     []int32     // by word: 1+index into Statements, or -1-index into Repeated; 0 none
}

// Within returns the innermost statement whose content holds the word, so that
// what is told inside somebody's words can be attributed to them. It returns
// nil for the outlet's own words.
func (r *Result) Within(word int) *Statement {
	if word < 0 || word >= len(r.within) {
		return nil
	}
	switch k := r.within[word]; {
	case k > 0:
		return &r.Statements[k-1]
	case k < 0:
		return &r.Repeated[-k-1]
	}
	return nil
}

// An Actors table says which actors a phrase names: *mention.Table.
type Actors interface {
	// Actors returns the actors of the phrase headed by a word, nil if it
	// names none that is known.
	Actors(word int) []record.Actor
}

// Read returns the statements of an article whose words have heads and
// relations. A nil trace is silent.
func Read(art *record.Article, doc *ud.Doc, who Actors, trace func(word int, format string, args ...any)) *Result {
	p := analysis.Pass{Article: art, Doc: doc, Tracef: trace}
	return read(&p, who)
}
