package contact

import (
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// sidesOf returns the parties of an event, as all its tellings together name
// them. Who acts in one telling is on the acting side: the host of a visit
// whom another outlet names as one of two who met is met, not visited.
func sidesOf(e *Event, byCountry bool) (from, to []Party) {
	acts, named := map[string]bool{}, map[string]record.Actor{}
	for _, t := range e.Tellings {
		for _, a := range t.Actors {
			if id := idOf(&a, byCountry); id != "" {
				acts[id], named[id] = true, better(named[id], a)
			}
		}
		for _, a := range t.Recipients {
			if id := idOf(&a, byCountry); id != "" {
				named[id] = better(named[id], a)
			}
		}
	}
	people := map[string]bool{} // countries for which somebody is named
	for _, a := range named {
		people[a.Country] = people[a.Country] || a.Kind == record.KindPerson || a.Kind == record.KindGroup
	}
	for id, a := range named {
		if !byCountry && a.Kind == record.KindState && people[a.Country] {
			continue // "Iran" is the minister who came
		}
		p := Party{ID: id, Name: a.Name, Country: a.Country}
		if byCountry {
			p.Name = a.Country
		}
		if acts[id] {
			from = append(from, p)
		} else {
			to = append(to, p)
		}
	}
	byID := func(a, b Party) int { return strings.Compare(a.ID, b.ID) }
	slices.SortFunc(from, byID)
	slices.SortFunc(to, byID)
	return from, to
}

func idOf(a *record.Actor, byCountry bool) string {
	switch {
	case byCountry:
		return a.Country
	case a.ID == "":
		return strings.ToLower(a.Name)
	}
	return a.ID
}

// better returns which of two namings of a party to show: the fuller name, and
// of equal ones the first in the alphabet.
func better(a, b record.Actor) record.Actor {
	if a.Name == "" || len(b.Name) > len(a.Name) || len(b.Name) == len(a.Name) && b.Name < a.Name {
		return b
	}
	return a
}

// A way is the direction of a contact.
type way int

const (
	mutual way = iota
	forth      // from a to b
	back       // from b to a
)

// A link is two parties of one event; a's id comes first.
type link struct {
	a, b Party
	way  way
}

// pairsOf returns who was in contact with whom: everybody who acts with every
// recipient, or where there is none with each other. People of one country who
// meet another's are one side: "Ek and Berg met their Swedish counterparts".
func pairsOf(from, to []Party) (out []link) {
	if len(to) == 0 {
		abroad := slices.ContainsFunc(from, func(p Party) bool { return p.Country != from[0].Country })
		for i, a := range from {
			for _, b := range from[i+1:] {
				if !abroad || a.Country != b.Country || a.Country == "" {
					out = append(out, link{a, b, mutual})
				}
			}
		}
		return out
	}
	for _, a := range from {
		for _, b := range to {
			if a.ID < b.ID {
				out = append(out, link{a, b, forth})
			} else {
				out = append(out, link{b, a, back})
			}
		}
	}
	return out
}

// dayOf returns the day that most tellings give, the more exact of equals.
func dayOf(e *Event) (best timex.Date) {
	votes := map[timex.Date]int{}
	for _, t := range e.Tellings {
		if t.Day != "" {
			votes[t.Day]++
		}
	}
	for d, n := range votes {
		m := votes[best]
		if best == "" || n > m || n == m && (len(d) > len(best) || len(d) == len(best) && d < best) {
			best = d
		}
	}
	return best
}
