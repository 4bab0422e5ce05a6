package timex

import (
	"cmp"

	"readout/internal/text"
)

// A Kind says how an expression names its time.
type Kind string

// The kinds of expressions.
const (
	Absolute Kind = "absolute" // "25 November 2023", "in 2015"
	Yearless Kind = "yearless" // "November 25", "in March"
	Weekday  Kind = "weekday"  // "on Saturday", "last Monday"
	Relative Kind = "relative" // "yesterday", "three days ago", "last month"
	Shifted  Kind = "shifted"  // "the next day", "two days later": from a day told before
	Vague    Kind = "vague"    // "a few days ago", "the 1990s": no day can be had
	Foreign  Kind = "foreign"  // "12 Aban 1402": of a calendar that is not converted
)

// An Expr is an expression of time in a text.
type Expr struct {
	Span  text.Span // "Saturday"
	Lead  text.Span // with the word that leads it in: "on Saturday", "since October 7"; equal to Span without one
	Value Date      // zero where the words do not tell, or tell only from a date that is not known
	End   Date      // last day, month or year of a range, inclusive
	Ahead Date      // of a weekday or yearless date: the first one after the published date
	Month int       // of a Yearless: its month, and its day or 0
	Day   int
	Shift int    // of a Shifted: how many units from the time told before
	Unit  string // of a Shifted: day, week, month, year
	Kind  Kind
}

// Find returns the expressions of time in a stretch of a text, from left to
// right and not overlapping. A relative expression counts from the published
// date and has no value without it.
//
// Method: a lexicon (words.tsv) and patterns over it, after TIMEX3 (TimeML);
// values stop where the words do: a week is a range, a quarter nothing.
func Find(t *text.Text, s text.Span, published Date) []Expr {
	if !published.Valid() {
		published = ""
	}
	sc := &scan{lex: lex(t.Slice(s), s.Start), published: published}
	var out []Expr
	last := 0 // the lexeme behind the last expression
	for i := 0; i < len(sc.lex); {
		e, n := sc.longest(i)
		if n == 0 {
			i++
			continue
		}
		e.Span = sc.cover(i, i+n)
		e.Lead = e.Span
		if i > last && sc.lex[i-1].class == "lead" {
			e.Lead = e.Span.Cover(sc.lex[i-1].span)
		}
		if len(out) > 0 && i == last+1 && sc.joins(out[len(out)-1], last, e) {
			p := &out[len(out)-1]
			p.Span, p.Lead = p.Span.Cover(e.Span), p.Lead.Cover(e.Span)
			p.join(e)
		} else {
			out = append(out, e)
		}
		i += n
		last = i
	}
	return out
}

// A scan is one stretch of text being searched.
type scan struct {
	lex       []lexeme
	published Date
}

func (s *scan) cover(i, j int) text.Span { return s.lex[i].span.Cover(s.lex[j-1].span) }

// at returns the lexeme i, an empty one beyond either end.
func (s *scan) at(i int) *lexeme {
	if i < 0 || i >= len(s.lex) {
		return &noLexeme
	}
	return &s.lex[i]
}

var noLexeme = lexeme{num: -1}

// is reports whether lexeme i is one of the words.
func (s *scan) is(i int, words ...string) bool {
	word := s.at(i).word
	for _, w := range words {
		if word == w {
			return true
		}
	}
	return false
}

// dash reports whether lexeme i is a hyphen or dash.
func (s *scan) dash(i int) bool { return s.is(i, "-", "–", "—", "‑", "‐") }

// longest tries every pattern at lexeme i and returns the reading that takes
// most lexemes, with an edge before it ("early Tuesday", "mid-November") and a
// part of the day behind it ("Monday night").
func (s *scan) longest(i int) (Expr, int) {
	start := i
	if l := s.at(i); l.class == "" && !digit(l.word[0]) && !s.is(i, "the", "that") {
		return Expr{}, 0
	}
	if s.at(i).class == "edge" {
		i++
		if s.dash(i) || s.is(i, "in", "on", "of") {
			i++
		}
	}
	var e Expr
	n := 0
	for _, pattern := range []func(*scan, int) (Expr, int){
		(*scan).digits, (*scan).dayMonth, (*scan).monthDay, (*scan).month, (*scan).weekday, (*scan).day,
		(*scan).ago, (*scan).period, (*scan).shifted, (*scan).year, (*scan).decade, (*scan).season, (*scan).foreign,
	} {
		if x, m := pattern(s, i); m > n {
			e, n = x, m
		}
	}
	if next := s.at(i + n); n == 0 || next.upper && next.class == "named" && e.Kind == Yearless { // "March 23 Movement"
		return Expr{}, 0
	}
	if e.Kind != Absolute && s.at(i+n).class == "part" {
		n++
	}
	return e, i + n - start
}

// joins reports whether lexeme i makes the expressions before and behind it the
// ends of a range: "from 3 May to 5 June", "between Monday and Friday".
func (s *scan) joins(p Expr, i int, e Expr) bool {
	if p.End != "" || p.Kind == Vague || e.Kind == Vague {
		return false
	}
	if s.dash(i) {
		return true
	}
	for k := i - 1; k >= 0 && s.lex[k].span.Start >= p.Lead.Start; k-- {
		if s.is(k, "between") {
			return s.is(i, "and")
		}
		if s.is(k, "from") {
			return s.is(i, "to", "until", "through", "till")
		}
	}
	return false
}

// join makes p the beginning and e the end of a range. The first may owe its
// year to the second: "26 June to 4 August 1952".
func (p *Expr) join(e Expr) {
	from, to := p.Value, cmp.Or(e.End, e.Value)
	if p.Kind == Yearless && e.Kind == Absolute && to != "" {
		from, p.Kind = NewDate(to.year(), p.Month, p.Day), Absolute
	}
	p.Value, p.End, p.Ahead = "", "", ""
	if from != "" && to != "" && Compare(from, to) <= 0 {
		p.Value, p.End = from, to
	}
}
