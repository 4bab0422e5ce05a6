// Package figure reads the numbers of people harmed off an article: how many
// were killed, wounded, displaced, taken, by whose account.
//
// Every number is read first (number.go, quantity.go), then what it counts
// (count.go) and why it may count nobody (refuse.go), then the constructions
// that make it a figure (claim.go and what it lists). Words are data in
// tables/*.tsv. The package must never weigh one figure against another
// outlet's, and never turn words without a number into one.
package figure

import (
	"sort"

	"readout/internal/analysis"
	"readout/internal/mention"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A Result holds the figures of one article in the order of the text.
type Result struct {
	Figures []record.FigureMention
	At      []Place // by figure: where it stands among the words
}

// A Place says by which words a figure was read.
type Place struct {
	First, Last int // the words of the number, hedge included
	Noun        int // the head of what is counted, -1 for none
	Predicate   int // the word whose clause tells it
}

// Analyzer reads figures. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:     "figure",
	Doc:      "how many were killed, wounded, missing, displaced, held, by whose account",
	Requires: []*analysis.Analyzer{mention.Analyzer},
	Run: func(p *analysis.Pass) (any, error) {
		table, _ := p.ResultOf[mention.Analyzer].(*mention.Table)
		return Read(p, table), nil
	},
}

// Read returns the figures of the pass's article.
func Read(p *analysis.Pass, m *mention.Table) *Result {
	r := &reader{pass: p, d: p.Doc, x: known(), mentions: m, animals: -1, citedIn: -1, days: map[int]timex.Date{}, fills: map[int]int{}}
	r.run()
	return r.result()
}

// result relates the figures to one another.
func (r *reader) result() *Result {
	out := &Result{Figures: r.figures}
	for i := range r.claims {
		c := &r.claims[i]
		out.At = append(out.At, Place{c.first, c.last, c.noun, c.pred})
	}
	r.relate(out.Figures)
	out.Figures, out.At = append(out.Figures, r.others...), append(out.At, r.othersAt...)
	sort.Stable(out)
	return out
}

// Len, Less and Swap order figures by their place in the text.
func (x *Result) Len() int           { return len(x.Figures) }
func (x *Result) Less(i, j int) bool { return x.Figures[i].Words.Start < x.Figures[j].Words.Start }
func (x *Result) Swap(i, j int) {
	x.Figures[i], x.Figures[j] = x.Figures[j], x.Figures[i]
	x.At[i], x.At[j] = x.At[j], x.At[i]
}

func (r *reader) mention(c *claim) record.FigureMention {
	m := record.FigureMention{
		Measure:    c.measure,
		Low:        c.low,
		High:       c.high,
		Qualifier:  c.qualifier,
		Words:      r.span(c.first, c.last),
		Population: r.population(c),
		Attributed: r.attributed(c),
		Superseded: c.superseded,
		Status:     c.status,
	}
	r.cited, r.citedIn = m.Attributed, c.sentence
	m.Since, m.Cumulative = r.since(c)
	m.AsOf = r.dayOf
	m.Place = r.place(c)
	if m.Population.Country == "" {
		m.Population.Country = r.livesThere(c, m.Place)
	}
	if m.Status == "" {
		m.Status = r.statusAround(c)
	}
	m.Article = r.pass.Article.ID
	m.Span = r.extent(c)
	for _, t := range c.trigger {
		m.Trigger = append(m.Trigger, r.d.Words[t].Span)
	}
	m.Rule = "figure/" + c.rule
	if c.measure == record.OtherUnit {
		if m.Unit = c.unit; m.Unit == "" {
			m.Unit = lemma(r.d, max(c.noun, c.first))
		}
	}
	return m
}

// statusAround returns the word by which the article says how sure a claim is.
func (r *reader) statusAround(c *claim) string {
	from, to := c.first-1, max(c.stop, c.pred)
	if c.rule == "toll" {
		from, to = c.trigger[0], c.stop
	}
	return r.statusBetween(from, min(to, r.s.Last))
}

// extent returns the letters that carry a claim: number, counted noun and, if
// near, the words that license it.
func (r *reader) extent(c *claim) text.Span {
	first, last := c.first, max(c.stop, c.last)
	for _, t := range c.trigger {
		if c.whole == 0 && t >= first-12 && t < last+12 && t >= r.s.First && t < r.s.Last {
			first, last = min(first, t), max(last, t+1)
		}
	}
	return r.span(first, last)
}
