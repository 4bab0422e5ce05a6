package across

import (
	"slices"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// A value is what one telling says in a slot.
type value struct {
	says   string
	quotes []string
	spots  []Spot // of each of quotes
	actors []record.Actor
	place  *record.Place
	marks  []string // what is held against others where there is nothing finer: a date, a status, numbers
}

func (v *value) silent() bool { return v.says == "" }

// A slot is one row: how it is read off the mentions of a telling, and how one
// value stands to another.
type slot struct {
	name  string
	read  func([]told) value
	stand func(base, v *value) Stand
}

// slotsOf are the rows of each kind.
var slotsOf = map[string][]slot{
	store.KindEvent: {
		{"who", who, actorsStand},
		{"to whom", whom, actorsStand},
		{"what", what, marksStand},
		{"status", status, statusStand},
		{"when", when, whenStand},
		{"where", where, whereStand},
		{"figures", figures, marksStand},
	},
	store.KindStatement: {
		{"who", speakers, actorsStand},
		{"kind", saidAs, marksStand},
		{"words", words, anyStand},
		{"about", about, actorsStand},
	},
	store.KindFigure: {
		{"number", numbers, marksStand},
		{"counted", counted, marksStand},
		{"cited", cited, actorsStand},
		{"as of", asOf, whenStand},
	},
}

// stands tells for each value how it stands to what most say; of equals the
// earliest.
func stands(values []value, s slot) []Stand {
	base := -1
	most := 0
	for i := range values {
		n := 0
		for j := range values {
			if !values[i].silent() && values[i].says == values[j].says {
				n++
			}
		}
		if n > most {
			base, most = i, n
		}
	}
	out := make([]Stand, len(values))
	for i := range values {
		switch v := &values[i]; {
		case v.silent():
			out[i] = Silent
		case v.says == values[base].says:
			out[i] = Agree
		default:
			out[i] = s.stand(&values[base], v)
		}
	}
	return out
}

// talks reports whether an event has no direction: all who take part are named
// together, whoever was host.
func talks(all []told) bool { return len(all) > 0 && all[0].event.Type == plover.Consult }

func who(all []told) value {
	return actorsOf(all, func(t told) []record.Actor {
		if talks(all) {
			return slices.Concat(t.event.Actors, t.event.Recipients)
		}
		return t.event.Actors
	})
}

func whom(all []told) value {
	if talks(all) {
		return value{}
	}
	return actorsOf(all, func(t told) []record.Actor { return t.event.Recipients })
}

// actorsOf gathers parties, each once; a state beside somebody of its own is left
// out.
func actorsOf(all []told, of func(told) []record.Actor) (v value) {
	for _, t := range all {
		for _, a := range of(t) {
			if !slices.ContainsFunc(v.actors, func(b record.Actor) bool { return a.ID == b.ID }) {
				v.actors = append(v.actors, a)
			}
			v.quote(t, a.Span)
		}
	}
	v.actors = slices.DeleteFunc(v.actors, func(a record.Actor) bool {
		return a.Kind == record.KindState && slices.ContainsFunc(v.actors, func(b record.Actor) bool {
			return b.Kind == record.KindPerson && b.Country == a.Country
		})
	})
	slices.SortFunc(v.actors, func(a, b record.Actor) int { return strings.Compare(a.ID, b.ID) })
	var names []string
	for _, a := range v.actors {
		name := a.Name
		if a.Country != "" && a.Kind != record.KindState {
			name += " (" + a.Country + ")"
		}
		names = append(names, name)
	}
	v.says = join(names)
	return v
}

// quote adds letters of a telling that say so, each once.
func (v *value) quote(t told, s text.Span) {
	letters := strings.Join(strings.Fields(slice(t, s)), " ")
	if letters == "" || slices.Contains(v.quotes, letters) {
		return
	}
	v.quotes = append(v.quotes, letters)
	v.spots = append(v.spots, Spot{t.reading.Article.ID, s})
}

// actorsStand compares parties: who names fewer agrees, who names more is finer,
// and so is a person of a state that others name.
func actorsStand(base, v *value) Stand {
	extra, missing := without(v.actors, base.actors), without(base.actors, v.actors)
	switch {
	case len(extra) == 0:
		return Agree
	case len(missing) == 0:
		return Finer
	}
	finer := len(extra) > len(missing)
	for _, a := range extra {
		i := slices.IndexFunc(missing, func(b record.Actor) bool { return a.Country == b.Country && a.Country != "" })
		switch {
		case i < 0, a.Kind == record.KindPerson && missing[i].Kind == record.KindPerson:
			return Differs
		case a.Kind == record.KindPerson:
			finer = true
		}
	}
	if finer {
		return Finer
	}
	return Agree
}

// without returns the actors that are not among others.
func without(actors, others []record.Actor) (out []record.Actor) {
	for _, a := range actors {
		if !slices.ContainsFunc(others, func(b record.Actor) bool { return a.ID == b.ID }) {
			out = append(out, a)
		}
	}
	return out
}

// marksStand compares sets: one mark more is finer, none in common differs.
func marksStand(base, v *value) Stand {
	common := 0
	for _, m := range v.marks {
		if slices.Contains(base.marks, m) {
			common++
		}
	}
	switch {
	case common < min(len(v.marks), len(base.marks)):
		return Differs
	case len(v.marks) > len(base.marks):
		return Finer
	}
	return Agree
}

func whenStand(base, v *value) Stand {
	a, b := base.marks[0], v.marks[0]
	switch {
	case strings.HasPrefix(a, b):
		return Agree
	case strings.HasPrefix(b, a):
		return Finer
	}
	return Differs
}
