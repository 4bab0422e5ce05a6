package store

import (
	"slices"
	"strings"

	"readout/internal/timex"
)

// matches reports whether a standing mention of an outlet's is asked for, as
// package where has it decided by a database.
func (w *Where) matches(m *Mention, outlet string) bool {
	return m.Kind == w.Kind && one(w.Types, m.Type) && one(w.Statuses, m.Status) && one(w.Outlets, outlet) && w.day(m.Day) &&
		!slices.ContainsFunc(w.Parties, func(p Party) bool { return !p.in(m) }) &&
		(len(w.Places) == 0 || slices.ContainsFunc(w.Places, func(a Area) bool { return a.holds(m) })) &&
		(w.Text == "" || holdsWords(Words(m.Exact), Words(w.Text)))
}

func one(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }

func (w *Where) day(d timex.Date) bool {
	year, month := w.Since.Trim(timex.Year), w.Since.Trim(timex.Month)
	since := w.Since == "" || d >= w.Since || d != "" && (d == year || d == month)
	return since && (w.Until == "" || d > "" && d <= w.Until+"~")
}

func (p *Party) in(m *Mention) bool {
	return len(p.Parts)+len(p.Actors)+len(p.Countries) == 0 || slices.ContainsFunc(m.Participants, func(x Participant) bool {
		who := len(p.Actors)+len(p.Countries) == 0 || slices.Contains(p.Actors, x.Actor) || slices.Contains(p.Countries, x.Country)
		return who && one(p.Parts, x.Part)
	})
}

func (a *Area) holds(m *Mention) bool {
	switch {
	case a.Name == "":
		return m.PlaceCountry == a.Country
	case a.Country == "":
		return m.Place == a.Name
	}
	return m.Place == a.Name && m.PlaceCountry == a.Country
}

// holdsWords reports whether words stand one after the other, the last at least
// begun.
func holdsWords(all, words []string) bool {
	for i := 0; len(words) > 0 && i+len(words) <= len(all); i++ {
		last := len(words) - 1
		if slices.Equal(all[i:i+last], words[:last]) && strings.HasPrefix(all[i+last], words[last]) {
			return true
		}
	}
	return false
}
