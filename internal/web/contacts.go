package web

import (
	"cmp"
	"io"
	"slices"

	"readout/internal/contact"
	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store"
)

var by = param{Name: "by", Label: "count", Does: "by person or by country", Choices: []string{"person", "country"}}

// Contacts are who was in contact with whom.
type Contacts struct {
	Fields []Field
	*contact.Table
	Top     []int // parties of the matrix
	Network *Network
	ByMonth []link
	Pairs   []Meetings
	Cut     bool
}

// Meetings are the contacts of two parties.
type Meetings struct {
	*contact.Pair
	A, B      contact.Party
	Countries bool // they are countries: not each is an actor of the record
}

const square = 12 // parties in the matrix

func contacts(a *asking) (*answer, error) {
	f := a.filter(store.KindEvent)
	if len(f.Types) == 0 {
		f.Types = []string{"CONSULT"}
	}
	f.Statuses = []string{string(record.Actual)}
	w, err := a.where(f)
	if err != nil {
		return nil, err
	}
	if b := a.one("by"); b != "" && !slices.Contains(by.Choices, b) {
		return nil, problem{400, "by is person or country"}
	}
	events, cut, err := a.contacts(w)
	if err != nil {
		return nil, err
	}
	countries := a.one("by") == "country"
	t := contact.Build(events, countries)
	p := &Contacts{Fields: a.fields(), Table: t, Network: networkOf(t, countries), ByMonth: a.monthly(t), Cut: cut}
	for i := range min(square, len(t.Parties)) {
		p.Top = append(p.Top, i)
	}
	pairs, more := pageOf(a, mostFirst(t))
	p.Pairs = meetings(t, pairs, countries)
	x := &answer{Title: "Contacts", page: "contacts", Data: p, More: more, Command: a.command("contacts")}
	x.json = func(w io.Writer) error { return export.Contacts(w, t) }
	x.csv = func(w io.Writer) error { return export.ContactsTable(w, t) }
	return x, nil
}

func mostFirst(t *contact.Table) []*contact.Pair {
	var out []*contact.Pair
	for i := range t.Pairs {
		out = append(out, &t.Pairs[i])
	}
	slices.SortStableFunc(out, func(a, b *contact.Pair) int { return cmp.Compare(b.All(), a.All()) })
	return out
}

func meetings(t *contact.Table, pairs []*contact.Pair, countries bool) (out []Meetings) {
	for _, p := range pairs {
		out = append(out, Meetings{p, t.Parties[p.A], t.Parties[p.B], countries})
	}
	return out
}

// partyOf returns a party as it is shown: a country has no page of its own.
func partyOf(p contact.Party, country bool) contact.Party {
	if country {
		p.ID = ""
	}
	return p
}
