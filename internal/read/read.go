// Package read turns an article into its record: it cuts, tags and parses the
// text and runs the analyzers in their order.
//
// Reading is a pure function of the article, the models and the knowledge base.
// The package must never reach a store, the network or the clock.
package read

import (
	"fmt"

	"readout/internal/actor"
	"readout/internal/analysis"
	"readout/internal/english"
	"readout/internal/event"
	"readout/internal/figure"
	"readout/internal/mention"
	"readout/internal/quote"
	"readout/internal/record"
	"readout/internal/segment"
	"readout/internal/text"
	"readout/internal/ud"
)

// Analyzers lists the steps of reading in the order in which they run.
var Analyzers = []*analysis.Analyzer{
	mention.Analyzer,
	quote.Analyzer,
	figure.Analyzer,
	event.Analyzer,
}

// A Reader reads articles. It is safe for many goroutines.
type Reader struct {
	models  *english.Pipeline
	lexicon *event.Lexicon
	actors  *actor.Base
}

// Options says what a Reader reads with. The zero value is what the program
// was built with.
type Options struct {
	Lexicon *event.Lexicon // the patterns of events; nil for those in the program
	Actors  *actor.Base    // who may act; nil for those whom the program knows
}

// New returns a Reader with the models and the patterns in the program.
func New() (*Reader, error) { return NewWith(Options{}) }

// NewWith returns a Reader with the models in the program.
func NewWith(o Options) (*Reader, error) {
	if o.Lexicon == nil {
		o.Lexicon = event.Default()
	}
	if err := analysis.Validate(Analyzers); err != nil {
		return nil, err
	}
	m, err := english.New()
	if err != nil {
		return nil, fmt.Errorf("the models built into the program: %w", err)
	}
	return &Reader{models: m, lexicon: o.Lexicon, actors: o.Actors}, nil
}

// Analyze returns the sentences and words of an article's readable text with
// their tags, lemmas, heads and names.
func (r *Reader) Analyze(a *record.Article) (*ud.Doc, error) {
	if a.Text == nil {
		return nil, fmt.Errorf("%s: the article has no text", a.Path)
	}
	d := segment.Split(a.Text, a.Readable())
	r.models.Analyze(d)
	return d, nil
}

// Read returns everything that is read off an article.
func (r *Reader) Read(a *record.Article) (*record.Reading, error) {
	out, _, err := r.Trace(a, nil)
	return out, err
}

// Trace reads an article and tells trace what each analyzer tried at which
// word of the returned Doc. Without a trace, the Doc of a very long article is
// not kept: nil is returned.
func (r *Reader) Trace(a *record.Article, trace func(d *ud.Doc, analyzer string, word int, what string)) (*record.Reading, *ud.Doc, error) {
	out := &record.Reading{Article: a, Diagnostics: append([]text.Diagnostic(nil), a.Diagnostics...)}
	if !Readable(a.Language) {
		out.Diagnostics = append(out.Diagnostics, text.Diagnostic{
			ID:   "language",
			Text: fmt.Sprintf("the article is in %q, which cannot be read yet; it is kept unread", a.Language),
		})
		return out, &ud.Doc{Text: a.Text}, nil
	}
	if a.Text == nil {
		return nil, nil, fmt.Errorf("%s: the article has no text", a.Path)
	}
	list := pieces(a.Text, a.Readable(), pieceSize)
	all := &ud.Doc{Text: a.Text}
	for _, piece := range list {
		d := segment.Split(a.Text, piece)
		r.models.Analyze(d)
		if err := r.piece(out, d, len(all.Words), trace); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", a.Path, err)
		}
		if len(list) == 1 {
			return out, d, nil
		}
		if trace != nil {
			appendDoc(all, d)
		}
	}
	if trace == nil {
		all = nil
	}
	return out, all, nil
}

// piece runs the analyzers over the words of a piece of the article, of which
// the first has the number base.
func (r *Reader) piece(out *record.Reading, d *ud.Doc, base int, trace func(d *ud.Doc, analyzer string, word int, what string)) error {
	results := map[*analysis.Analyzer]any{}
	for _, x := range Analyzers {
		p := &analysis.Pass{
			Article: out.Article, Doc: d, Actors: r.actors, ResultOf: results,
			Diagnose: func(g text.Diagnostic) { out.Diagnostics = append(out.Diagnostics, g) },
		}
		if trace != nil {
			p.Tracef = func(word int, format string, args ...any) {
				trace(d, x.Name, base+word, fmt.Sprintf(format, args...))
			}
		}
		res, err := r.run(x, p)
		if err != nil {
			return fmt.Errorf("%s: %w", x.Name, err)
		}
		results[x] = res
	}
	link(d, results)
	collect(out, results)
	return nil
}

// run runs an analyzer; the one for events with the Reader's own patterns.
func (r *Reader) run(x *analysis.Analyzer, p *analysis.Pass) (any, error) {
	if x == event.Analyzer {
		return event.Read(p, r.lexicon), nil
	}
	return x.Run(p)
}

// Readable reports whether articles of a language are read for mentions: those
// in English, and those whose language is not known.
func Readable(language string) bool {
	return language == "" || language == "en" || len(language) > 2 && language[:3] == "en-"
}

// link points from one analyzer's results to another's, where no analyzer could
// know of both.
func link(d *ud.Doc, results map[*analysis.Analyzer]any) {
	events := results[event.Analyzer].(*event.Result)
	cause(d, results[figure.Analyzer].(*figure.Result), events)
	during(d, results[quote.Analyzer].(*quote.Result), events)
}

// collect adds the analyzers' results to a reading.
func collect(out *record.Reading, results map[*analysis.Analyzer]any) {
	for _, s := range results[quote.Analyzer].(*quote.Result).Statements {
		out.Statements = append(out.Statements, s.StatementMention)
	}
	out.Figures = append(out.Figures, results[figure.Analyzer].(*figure.Result).Figures...)
	out.Offices = append(out.Offices, results[mention.Analyzer].(*mention.Table).Offices...)
	out.Events = append(out.Events, results[event.Analyzer].(*event.Result).Events...)
}
