package report

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/timex"
)

// voices gives each source of a series a letter, in the order of its rows.
type voices struct {
	letter map[string]string
	names  []string
}

func voicesOf(s *series.Series) *voices {
	v := &voices{letter: map[string]string{}}
	for i := range s.Rows {
		w := &s.Rows[i].Who
		if _, ok := v.letter[w.ID]; !ok {
			v.letter[w.ID] = letterOf(len(v.names))
			v.names = append(v.names, whose(w))
		}
	}
	return v
}

// letterOf returns A to Z, a to z, and "·" for all beyond.
func letterOf(i int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	if i < len(letters) {
		return letters[i : i+1]
	}
	return "·"
}

func whose(w *series.Who) string {
	name := clean(w.Name)
	switch {
	case w.Own:
		return name + " itself"
	case w.Country != "":
		return name + " (" + w.Country + ")"
	}
	return name
}

// Series writes figures that count the same: a table, how they stand to each
// other, and a plot.
func (p Page) Series(s *series.Series) {
	for _, l := range wrap(Title(s), p.width()) {
		p.line(bold, "%s", l)
	}
	common := sinceOf(s)
	v := voicesOf(s)
	links := linksOf(s)
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Since != "" && common == "" {
			links[r.ID] = append(links[r.ID], "since "+string(r.Since))
		}
		p.seriesRow(r, v, links[r.ID])
	}
	if slices.ContainsFunc(s.Rows, func(r series.Row) bool { return r.Unplaced }) {
		p.line(faint, "    %s the place is not told", placeless)
	}
	p.plot(s, v)
	p.line("", "")
}

// sinceOf returns the day since which all rows count, "" if they do not agree.
func sinceOf(s *series.Series) timex.Date {
	for i := range s.Rows {
		if s.Rows[i].Since != s.Rows[0].Since {
			return ""
		}
	}
	return s.Rows[0].Since
}

// Title says in words what a series counts.
func Title(s *series.Series) string {
	k := &s.Key
	what := string(k.Measure)
	if k.Measure == record.OtherUnit && k.Unit != "" {
		what = clean(k.Unit)
	}
	for _, word := range []string{k.Group, k.Country, clean(k.Place)} {
		if word != "" {
			what += " · " + word
		}
	}
	switch {
	case k.Cumulative && sinceOf(s) != "":
		return what + " · in all since " + string(sinceOf(s))
	case k.Cumulative:
		return what + " · in all so far"
	case k.Event != "":
		return what + " · in one event (" + ShortID(k.Event) + ")"
	case k.Article != "":
		return what + " · one article tells it, without place and event"
	}
	return what + " · event not told"
}

const (
	dayWide    = 12
	amountWide = 23
	seriesWide = 5 + dayWide + 2 + amountWide + 1 // where whoever is cited begins
	placeless  = "°"
)

func (p Page) seriesRow(r *series.Row, v *voices, links []string) {
	words := amountOf(r)
	if r.Status != "" {
		words += ", " + clean(r.Status)
	}
	mark := " "
	if r.Unplaced {
		mark = placeless
	}
	who := whose(&r.Who)
	if told := tellers(r); told != "" {
		who += ", told by " + told
	}
	p.block(seriesWide, fmt.Sprintf("  %s%s %-*s  %s", v.letter[r.Who.ID], mark, dayWide, dayOf(r), words), "", who, "")
	const notes = 5 + dayWide + 2 // where how many begins
	for _, f := range r.Flags {
		p.block(notes, strings.Repeat(" ", notes-2)+"!", yellow, f.Words, yellow)
	}
	for _, l := range links {
		p.block(notes, "", "", l, faint)
	}
}

// dayOf writes the day; in brackets that of publishing, where none is stated.
func dayOf(r *series.Row) string {
	switch {
	case r.Earlier:
		return "before"
	case r.Day == "":
		return "no day"
	case !r.Stated:
		return "(" + string(r.Day) + ")"
	}
	return string(r.Day)
}

// amountOf says how many, with the hedge folded to its few forms; in the
// article's own words where they are no number.
func amountOf(r *series.Row) string {
	switch {
	case r.Low != nil && r.High != nil:
		return number(*r.Low) + " to " + number(*r.High)
	case r.Low == nil && r.High == nil:
		return quoted(r.Wording)
	}
	v := r.Low
	if v == nil {
		v = r.High
	}
	if r.Qualifier == record.Exact || r.Qualifier == "" {
		return number(*v)
	}
	return string(r.Qualifier) + " " + number(*v)
}

// tellers names who tells a row, unless it is just the outlet that claims it.
func tellers(r *series.Row) string {
	var all []string
	for _, t := range r.Tellings {
		words := clean(t.By)
		if len(t.Via) > 0 {
			words += " after " + clean(strings.Join(t.Via, ", "))
		}
		if len(t.Carriers) > 0 {
			words += " (carried by " + clean(strings.Join(t.Carriers, ", ")) + ")"
		}
		if !slices.Contains(all, words) && words != r.Who.Name {
			all = append(all, words)
		}
	}
	return strings.Join(all, ", ")
}

// linksOf says in words how each row stands to others: to those above it, so
// that each link is told once.
func linksOf(s *series.Series) map[record.ID][]string {
	at := map[record.ID]int{}
	for i := range s.Rows {
		at[s.Rows[i].ID] = i
	}
	out := map[record.ID][]string{}
	for _, l := range s.Links {
		from := l.A
		if i, ok := at[l.B]; ok && l.Relation != series.Updates && i > at[l.A] {
			from = l.B
		}
		out[from] = append(out[from], fmt.Sprintf("%s: %s", relations[l.Relation], clean(l.Because)))
	}
	return out
}

var relations = map[series.Relation]string{
	series.SameAs: "the same", series.Agrees: "agrees", series.Updates: "updates", series.Contradicts: "differs", series.PartOf: "a part",
}
