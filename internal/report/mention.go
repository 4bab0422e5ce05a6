package report

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
)

// acts says each type in words: with somebody it was done to, and without. "*"
// is the ending of one actor's verb. The words are PLOVER's own sense of a type,
// not the article's.
var acts = map[plover.Type][2]string{
	plover.Agree:     {"agree* with", "agree*"},
	plover.Consult:   {"meet* or talk* with", "meet* or talk*"},
	plover.Support:   {"support*", "give* support"},
	plover.Concede:   {"yield* to", "yield*"},
	plover.Cooperate: {"work* together with", "work* together"},
	plover.Aid:       {"give* aid to", "give* aid"},
	plover.Retreat:   {"withdraw* before", "withdraw*"},
	plover.Request:   {"ask*", "ask*"},
	plover.Accuse:    {"blame*", "blame*"},
	plover.Reject:    {"turn* down", "refuse*"},
	plover.Threaten:  {"threaten*", "threaten*"},
	plover.Protest:   {"protest* against", "protest*"},
	plover.Sanction:  {"put* sanctions on", "impose* sanctions"},
	plover.Mobilize:  {"call* up forces against", "call* up forces"},
	plover.Coerce:    {"use* coercion on", "use* coercion"},
	plover.Assault:   {"use* force against", "use* force"},
}

// act tells who did what to whom, as in "A and B meet or talk".
func act(e *record.EventMention) string {
	who, whom, ending := names(e.Actors), names(e.Recipients), "s"
	if who == "" {
		who = "somebody"
	}
	if len(e.Actors) > 1 {
		ending = ""
	}
	verb := acts[e.Type][1]
	if whom != "" {
		verb = acts[e.Type][0]
	}
	return strings.TrimSpace(who + " " + strings.ReplaceAll(verb, "*", ending) + " " + whom)
}

func (p Page) event(a *record.Article, e *record.EventMention) {
	words := act(e)
	if len(e.Modes) > 0 {
		words += " (" + strings.Join(e.Modes, ", ") + ")"
	}
	words += at(e.When, e.Place) + according(e.Attributed)
	if e.Status != record.Actual {
		words = strings.ToUpper(string(e.Status)) + ": " + words
	}
	p.block(column, "  "+string(e.Type), bold, words, "")
	p.quote(a, a.Text.Slice(e.Span))
	p.corrected(e.Corrected)
}

func (p Page) statement(a *record.Article, s *record.StatementMention) {
	words := names(s.Speakers)
	if words == "" {
		words = "somebody"
	}
	if whom := names(s.Addressees); whom != "" {
		words += ", to " + whom
	}
	if about := names(s.About); about != "" {
		words += ", about " + about
	}
	words += at(s.When, nil)
	if s.Direct {
		words += ", word for word"
	}
	label := string(s.Kind)
	if s.Kind == record.Say {
		label = "say"
	}
	p.block(column, "  "+label, bold, words, "")
	rests := s.Content
	if rests.Empty() {
		rests = s.Span
	}
	p.quote(a, a.Text.Slice(rests))
	p.corrected(s.Corrected)
}

func (p Page) figure(a *record.Article, f *record.FigureMention) {
	words := amount(a, f)
	if f.Population.Text != "" {
		words += " " + clean(f.Population.Text)
	}
	if f.Measure == record.OtherUnit && f.Unit != "" {
		words += " (" + clean(f.Unit) + ")"
	}
	if f.Place != nil && f.Place.Name != "" {
		words += ", in " + clean(f.Place.Name)
	}
	if f.Since != "" {
		words += ", since " + day(f.Since)
	}
	if f.AsOf != "" {
		words += ", as of " + day(f.AsOf)
	}
	for _, note := range []struct {
		on   bool
		text string
	}{{f.Status != "", f.Status}, {f.PartOf != "", "part of another figure"}, {f.Repeat, "told again"}, {f.Superseded, "an earlier figure"}} {
		if note.on {
			words += ", " + note.text
		}
	}
	label := string(f.Measure)
	if f.Measure == record.OtherUnit {
		label = "number"
	}
	p.block(column, "  "+label, bold, words+according(f.Attributed), "")
	p.quote(a, a.Text.Slice(f.Span))
	p.corrected(f.Corrected)
}

// amount says how many: in figures where the article gives a number, else in
// its own words.
func amount(a *record.Article, f *record.FigureMention) string {
	switch {
	case f.Low != nil && f.High != nil:
		return "between " + number(*f.Low) + " and " + number(*f.High)
	case f.Low != nil && (f.Qualifier == record.Exact || f.Qualifier == ""):
		return number(*f.Low)
	case f.Low != nil:
		return string(f.Qualifier) + " " + number(*f.Low)
	case f.High != nil:
		return string(f.Qualifier) + " " + number(*f.High)
	}
	return quoted(a.Text.Slice(f.Words))
}

// number writes 1234567.5 as 1,234,567.5.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return whole
}

// names joins actors as a sentence does.
func names(list []record.Actor) string {
	var all []string
	for _, a := range list {
		n := clean(a.Name)
		if n == "" {
			n = "somebody"
		}
		if a.Country != "" && a.Kind != record.KindState {
			n += " (" + a.Country + ")"
		}
		all = append(all, n)
	}
	if n := len(all); n > 1 {
		return strings.Join(all[:n-1], ", ") + " and " + all[n-1]
	}
	return strings.Join(all, "")
}

func at(w record.When, place *record.Place) (out string) {
	if place != nil && place.Name != "" {
		out += ", in " + clean(place.Name)
	}
	switch {
	case w.Date != "" && w.End != "":
		out += fmt.Sprintf(", %s to %s", day(w.Date), day(w.End))
	case w.Date != "":
		out += ", " + day(w.Date)
	}
	return out
}

func according(list []record.Actor) string {
	if who := names(list); who != "" {
		return ", according to " + who
	}
	return ""
}
