package actor

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"readout/internal/timex"
)

// A Problem is a place where the tables disagree with each other.
type Problem struct {
	Kind string // unknown-country, unknown-sector, two-owners, rivals, overlap, order, gap
	Text string
}

// sectors are PLOVER's sector codes (PLOVER manual, Open Event Data Alliance).
var sectors = []string{"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL",
	"EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"}

// bodies are PLOVER's codes in place of a country.
var bodies = []string{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}

// Check holds the tables against each other: codes that no table has, one
// name with two owners of one kind, tenures of one office that overlap by more
// than a month. Some names have two owners in the world too ("Congo"); a test
// keeps the list of those that are meant.
func (b *Base) Check() []Problem {
	var out []Problem
	for _, e := range b.entries {
		if e.Country != "" && b.byID[e.Country] == nil && !slices.Contains(bodies, e.Country) {
			out = append(out, Problem{"unknown-country", e.ID + " " + e.Country})
		}
		if e.Plover != "" && b.byID[e.Plover] == nil && !slices.Contains(bodies, e.Plover) {
			out = append(out, Problem{"unknown-country", e.ID + " " + e.Plover})
		}
		for _, s := range e.Sectors {
			if !slices.Contains(sectors, s) {
				out = append(out, Problem{"unknown-sector", e.ID + " " + s})
			}
		}
	}
	return slices.Concat(out, b.owners(), b.rivals(), b.overlaps(), b.gaps())
}

// owners finds names that belong to two ids and could not be told apart by
// their kinds.
func (b *Base) owners() []Problem {
	var out []Problem
	for name, all := range b.All() {
		for i, e := range all {
			for _, f := range all[:i] {
				if e.ID != f.ID && e.Kind != Person && similar(e.Kind, f.Kind) {
					out = append(out, Problem{"two-owners", fmt.Sprintf("%s: %s %s", name, f.ID, e.ID)})
				}
			}
		}
	}
	return out
}

// similar reports whether a name may not have senses of both kinds without
// being looked at: "Kuwait City" is a capital and nothing else, while "leader"
// may well be an office and a noun.
func similar(a, b Kind) bool {
	class := func(k Kind) int {
		switch k {
		case Office, Standing:
			return 1
		case Noun:
			return 2
		case Adjective, Demonym:
			return 3
		case Person:
			return 4
		}
		return 0
	}
	return class(a) == class(b)
}

// overlaps finds two holders of one office at one time, and tenures that end
// before they begin.
func (b *Base) overlaps() []Problem {
	var out []Problem
	for _, k := range b.keys() {
		list := b.holders[k]
		for i, t := range list {
			if t.From != "" && t.To != "" && timex.Compare(t.From, t.To) > 0 {
				out = append(out, Problem{"order", fmt.Sprintf("%s:%d: %s", t.File, t.Line, t.Name)})
			}
			for _, u := range list[:i] {
				if t.ID != u.ID && overlap(t, u) && !slices.Contains(many, t.Office) {
					out = append(out, Problem{"overlap", fmt.Sprintf("%s:%d: %s and %s, %s of %s", t.File, t.Line, u.Name, t.Name, t.Office, t.Country)})
				}
			}
		}
	}
	return out
}

// rivals finds names of two persons who held offices at one time, so that a
// text of that time cannot mean one of them by it: the table should not give
// such a short name to either.
func (b *Base) rivals() []Problem {
	var out []Problem
	for name, all := range b.All() {
		for i, e := range all {
			for _, f := range all[:i] {
				if e.ID != f.ID && e.Kind == Person && f.Kind == Person && b.together(e.ID, f.ID) {
					out = append(out, Problem{"rivals", fmt.Sprintf("%s: %s %s", name, f.ID, e.ID)})
				}
			}
		}
	}
	return out
}

// together reports whether two persons held offices at one time.
func (b *Base) together(x, y string) bool {
	for _, t := range b.persons[x] {
		for _, u := range b.persons[y] {
			if overlap(t, u) {
				return true
			}
		}
	}
	return false
}

// gaps finds offices of heads and foreign ministers that nobody held for more
// than a year between two holders.
func (b *Base) gaps() []Problem {
	var out []Problem
	for _, k := range b.keys() {
		if !slices.Contains(steady, k[1]) {
			continue
		}
		var end timex.Date
		for i, t := range b.holders[k] {
			if n, ok := timex.Days(end.Last(), t.From.First()); i > 0 && end != "" && ok && n > 366 {
				out = append(out, Problem{"gap", fmt.Sprintf("nobody was %s of %s from %s to %s", k[1], k[0], end, t.From)})
			}
			if i == 0 || t.To == "" || end != "" && t.To > end {
				end = t.To
			}
		}
	}
	return out
}

// steady are offices that should always have a holder.
var steady = []string{"President", "Minister of Foreign Affairs", "Secretary of State", "Chancellor", "Taoiseach", "King"}

// keys returns whose offices the tables know, in order.
func (b *Base) keys() [][2]string {
	return slices.SortedFunc(maps.Keys(b.holders), func(x, y [2]string) int {
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
	})
}

// many are offices that a state gives to several people at a time.
var many = []string{"Envoy", "Official", "Vice President", "Deputy Prime Minister", "Deputy Minister of Foreign Affairs",
	"Spokesperson of the Ministry of Foreign Affairs", "Commander", "Captain Regent"}

// overlap reports whether two tenures share more than 31 days for certain.
func overlap(t, u *Tenure) bool {
	from, to := max(t.From.Last(), u.From.Last()), least(t.To.First(), u.To.First())
	if t.From == "" || u.From == "" || to == "" {
		return to == "" && t.From != "" && u.From != ""
	}
	n, ok := timex.Days(from, to)
	return ok && n > 31
}

// least returns the earlier date, where none means still.
func least(a, b timex.Date) timex.Date {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}
