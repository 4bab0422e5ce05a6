package across

import (
	_ "embed"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/text"
)

func what(all []told) (v value) {
	for _, t := range all {
		v.mark(string(t.event.Type))
		for _, m := range t.event.Modes {
			v.mark(m)
		}
		for _, s := range t.event.Trigger {
			v.quote(t, s)
		}
	}
	v.says = join(v.marks)
	return v
}

func (v *value) mark(m string) {
	if !slices.Contains(v.marks, m) {
		v.marks = append(v.marks, m)
	}
}

// status reads how real a telling makes the event. Where its own words tell more
// than the record's status (put off, not confirmed), it says so in these words.
func status(all []told) (v value) {
	for _, t := range all {
		s := string(t.event.Status)
		finer := inWords(t.reading.Article.Text.Slice(t.event.Span))
		if finer == "unconfirmed" || finer != "" && t.event.Status != record.Actual {
			s = finer
		}
		v.mark(s)
		v.quote(t, t.event.Span)
	}
	v.says = join(v.marks)
	return v
}

//go:embed status.txt
var statusTXT string

// inWords returns what status.txt makes of the letters of a span, "" for nothing.
func inWords(letters string) string {
	folded := " " + actor.Fold(letters) + " "
	for line := range strings.Lines(statusTXT) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Split(words, ", ") {
			if strings.Contains(folded, " "+w+" ") {
				return name
			}
		}
	}
	return ""
}

// statusStand: what denies an event denies it to whoever tells that it was.
func statusStand(base, v *value) Stand {
	for _, m := range v.marks {
		if m == string(record.Denied) || m == string(record.Negated) {
			return Denies
		}
	}
	return Differs
}

// when reads the day that a telling gives, the most precise of its mentions.
func when(all []told) (v value) {
	for _, t := range all {
		d := string(t.event.When.Date)
		if d == "" {
			continue
		}
		v.quote(t, t.event.When.From)
		if len(v.marks) == 0 || len(d) > len(v.marks[0]) {
			v.marks = []string{d}
		}
	}
	v.says = join(v.marks)
	return v
}

// slice returns the letters of a span, "" for an empty one.
func slice(t told, s text.Span) string {
	if s.Empty() {
		return ""
	}
	return t.reading.Article.Text.Slice(s)
}

func where(all []told) (v value) {
	for _, t := range all {
		p := t.event.Place
		if p == nil {
			continue
		}
		v.quote(t, p.Span)
		if v.place == nil || isState(v.place) {
			v.place, v.says = p, p.Name
		}
	}
	return v
}

func whereStand(base, v *value) Stand {
	a, b := base.place, v.place
	switch {
	case a.GeoNames != 0 && a.GeoNames == b.GeoNames, actor.Fold(a.Name) == actor.Fold(b.Name):
		return Agree
	case a.Country != b.Country && a.Country != "" && b.Country != "":
		return Differs
	case isState(a), strings.Contains(actor.Fold(b.Name), actor.Fold(a.Name)):
		return Finer
	case isState(b), strings.Contains(actor.Fold(a.Name), actor.Fold(b.Name)):
		return Agree
	}
	return Differs
}

func isState(p *record.Place) bool {
	e := actor.Known().Entry(p.Country)
	return e != nil && actor.Fold(e.Name) == actor.Fold(p.Name)
}

// figures reads the numbers that a telling ties to the event.
func figures(all []told) (v value) {
	for _, t := range all {
		for i := range t.reading.Figures {
			f := &t.reading.Figures[i]
			if f.Event == t.event.ID && !f.Repeat {
				words := t.reading.Article.Text.Slice(f.Words)
				v.mark(string(f.Measure) + " " + strings.Join(strings.Fields(words), " "))
				v.quote(t, f.Span)
			}
		}
	}
	v.says = join(v.marks)
	return v
}
