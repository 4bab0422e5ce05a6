// Package contact counts who was in contact with whom: how often, when, and
// from which side, in pairs and by month.
//
// It takes events with all that tell of them, so that one meeting in five
// outlets is one meeting. Meetings and calls have no direction; a visit goes
// from the visitor to the host. The package must never know how events were
// read, or how it was decided which tell of the same.
package contact

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// An Event is one contact, with whoever tells of it.
type Event struct {
	ID       record.ID
	Tellings []Telling
}

// A Telling is one mention of the event.
type Telling struct {
	By         string
	Day        timex.Date // when it happened; zero if not told
	Actors     []record.Actor
	Recipients []record.Actor
}

// A Party is one side of contacts.
type Party struct {
	ID, Name, Country string
	Contacts          int // events in which it was in contact with anybody
}

// A Pair is the contacts of two parties; A < B by id.
type Pair struct {
	A, B        int // parties
	Mutual      int // without a direction
	AtoB, BtoA  int
	First, Last timex.Date // of those with a day
	Events      []record.ID
	Months      map[timex.Date]int // contacts by month; "" for those without one
}

// All returns how many contacts the two had.
func (p *Pair) All() int { return p.Mutual + p.AtoB + p.BtoA }

// A Table is all contacts.
type Table struct {
	Parties []Party      // the most contacts first
	Pairs   []Pair       // likewise
	Months  []timex.Date // with contacts, in order; those without a month are left out
	Events  int          // with two parties or more
}

// From returns how often a party turned to another, contacts without a
// direction included: a cell of the matrix.
func (t *Table) From(a, b int) int {
	for i := range t.Pairs {
		switch p := &t.Pairs[i]; {
		case p.A == a && p.B == b:
			return p.Mutual + p.AtoB
		case p.A == b && p.B == a:
			return p.Mutual + p.BtoA
		}
	}
	return 0
}

// Build counts the contacts in events. byCountry sets states in the place of
// their people; contacts inside a country are then left out.
func Build(events []Event, byCountry bool) *Table {
	b := &builder{parties: map[string]Party{}, pairs: map[[2]string]*Pair{}}
	events = slices.Clone(events)
	slices.SortFunc(events, func(x, y Event) int { return strings.Compare(string(x.ID), string(y.ID)) })
	for i := range events {
		b.add(&events[i], byCountry)
	}
	return b.table()
}

type builder struct {
	parties map[string]Party
	pairs   map[[2]string]*Pair
	events  int
}

func (b *builder) add(e *Event, byCountry bool) {
	from, to := sidesOf(e, byCountry)
	links := pairsOf(from, to)
	if len(links) == 0 {
		return
	}
	b.events++
	day := dayOf(e)
	seen := map[string]bool{}
	for _, l := range links {
		for _, p := range []Party{l.a, l.b} {
			b.parties[p.ID] = p.with(b.parties[p.ID], !seen[p.ID])
			seen[p.ID] = true
		}
		b.count(l, e.ID, day)
	}
}

// with adds a contact to what was known of the party before.
func (p Party) with(before Party, more bool) Party {
	if before.ID != "" {
		p = before
	}
	if more {
		p.Contacts++
	}
	return p
}

func (b *builder) count(l link, id record.ID, day timex.Date) {
	p := b.pairs[[2]string{l.a.ID, l.b.ID}]
	if p == nil {
		p = &Pair{Months: map[timex.Date]int{}}
		b.pairs[[2]string{l.a.ID, l.b.ID}] = p
	}
	switch l.way {
	case mutual:
		p.Mutual++
	case forth:
		p.AtoB++
	case back:
		p.BtoA++
	}
	p.Events = append(p.Events, id)
	month := timex.Date("")
	if day.Precision() >= timex.Month {
		month = day.Trim(timex.Month)
	}
	p.Months[month]++
	if day != "" && (p.First == "" || day < p.First) {
		p.First = day
	}
	p.Last = max(p.Last, day)
}

func (b *builder) table() *Table {
	t := &Table{Events: b.events}
	for _, p := range b.parties {
		t.Parties = append(t.Parties, p)
	}
	slices.SortFunc(t.Parties, func(x, y Party) int { return cmp.Or(y.Contacts-x.Contacts, strings.Compare(x.ID, y.ID)) })
	at := map[string]int{}
	for i, p := range t.Parties {
		at[p.ID] = i
	}
	months := map[timex.Date]bool{}
	for ids, p := range b.pairs {
		p.A, p.B = at[ids[0]], at[ids[1]]
		t.Pairs = append(t.Pairs, *p)
		for m := range p.Months {
			months[m] = months[m] || m != ""
		}
	}
	slices.SortFunc(t.Pairs, func(x, y Pair) int {
		return cmp.Or(y.All()-x.All(), strings.Compare(t.Parties[x.A].ID, t.Parties[y.A].ID), strings.Compare(t.Parties[x.B].ID, t.Parties[y.B].ID))
	})
	for m := range months {
		if m != "" {
			t.Months = append(t.Months, m)
		}
	}
	slices.Sort(t.Months)
	return t
}
