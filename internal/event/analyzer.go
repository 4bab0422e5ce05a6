// Package event finds what happened: it matches the patterns of lexicon/*.txt,
// one file for each PLOVER type, against the trees of an article, and says who
// did it to whom, how real the article makes it, and on whose word.
//
// A pattern licenses an event; nothing else does. The package must never know
// how a name is resolved (package mention) or a quotation found (package quote).
package event

import (
	"readout/internal/analysis"
	"readout/internal/depmatch"
	"readout/internal/mention"
	"readout/internal/quote"
	"readout/internal/record"
	"readout/internal/timex"
	"readout/internal/ud"
)

// Analyzer finds events. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:     "event",
	Doc:      "who did what to whom, as PLOVER events",
	Requires: []*analysis.Analyzer{mention.Analyzer, quote.Analyzer},
	Run: func(p *analysis.Pass) (any, error) {
		return Read(p, Default()), nil
	},
}

// A Result holds the events of an article, each told once.
type Result struct {
	Events []record.EventMention
	Preds  []int // by event: the word that triggered it
}

// A reader works through one article.
type reader struct {
	pass     *analysis.Pass
	doc      *ud.Doc
	lex      *Lexicon
	args     *depmatch.Lexicon
	table    *mention.Table
	quotes   *quote.Result
	cues     map[int]*quote.Statement // by the word that reports them
	found    []telling
	patterns int                  // how many of found were told by patterns, in the order of their words
	quiet    []*string            // by sentence: why it tells nothing, once it was asked
	asked    *depmatch.Frame      // the frame that is being matched
	frames   []*depmatch.Frame    // by word, as they are asked for
	timesOf  map[int][]timex.Expr // by sentence
}

// A telling is an event as one clause tells it, before the tellings of one
// event in the article are put together.
type telling struct {
	record.EventMention
	frame    depmatch.Frame
	pattern  *Pattern
	merit    int  // how fully the clause tells it
	embedded bool // told only inside somebody's words
	verbal   bool // an act done by saying something
	sentence int
}

// Read returns the events of the pass's article by the patterns of a lexicon.
func Read(p *analysis.Pass, lex *Lexicon) *Result {
	r := &reader{
		pass: p, doc: p.Doc, lex: lex, args: depmatch.English(),
		table:   p.ResultOf[mention.Analyzer].(*mention.Table),
		quotes:  p.ResultOf[quote.Analyzer].(*quote.Result),
		quiet:   make([]*string, len(p.Doc.Sentences)),
		frames:  make([]*depmatch.Frame, len(p.Doc.Words)),
		timesOf: map[int][]timex.Expr{},
	}
	r.cues = cuesOf(r.quotes)
	for _, s := range r.doc.Sentences {
		if p.Article.ZoneAt(r.doc.Words[s.First].Span.Start) == record.ZoneRepeat {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			r.readAt(i)
		}
	}
	r.readStatements()
	r.recall()
	return r.result()
}

// readAt tries the patterns that word i triggers; the one that asks most and
// fits is taken.
func (r *reader) readAt(i int) {
	ps := r.lex.index.At(r.doc, i)
	if len(ps) == 0 || r.isQuality(i) {
		return
	}
	f := *r.frame(i)
	r.asked = &f
	var best *telling
	for _, dp := range ps {
		p := r.lex.of[dp]
		if ok, why := dp.Fits(r.doc, &f, r.frame, r.is); !ok {
			r.pass.Trace(i, "event: %s almost: %s", dp.Name, why)
			continue
		}
		t, why := r.tell(p, f)
		if t == nil {
			r.pass.Trace(i, "event: %s almost: %s", dp.Name, why)
			continue
		}
		if r.pass.Tracef != nil {
			r.pass.Trace(i, "event: %s %s %s: %s → %s", dp.Name, t.Type, t.Status, ids(t.Actors), ids(t.Recipients))
		}
		if best == nil || p.weight > best.pattern.weight {
			best = t
		}
	}
	if best == nil {
		return
	}
	if why := r.silence(&f); why != "" {
		r.pass.Trace(i, "event: %s not told: %s", best.pattern.Name, why)
		return
	}
	r.finish(best)
	r.found = append(r.found, *best)
}

// isQuality reports whether a participle behind a hyphen only says what somebody
// is like: "the coup-plotting officers".
func (r *reader) isQuality(i int) bool {
	w := &r.doc.Words[i]
	return w.XPOS == "VBG" && w.Head > i && r.doc.Is(i, "amod", "compound") && i > 0 && r.doc.Words[i-1].Form == "-" && r.doc.Words[i-1].Span.End == w.Span.Start
}

func ids(as []record.Actor) string {
	out := ""
	for _, a := range as {
		out += " " + a.ID
	}
	if out == "" {
		return " -"
	}
	return out
}
