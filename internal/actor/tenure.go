package actor

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/table"
	"readout/internal/timex"
)

// A Tenure says that somebody held an office of a country for a time.
type Tenure struct {
	ID      string // of the holder: "RUS/vladimir-putin"
	Name    string
	Country string
	Of      string     // id of the body or group whose office it is; "" for the state's own
	Office  string     // canonical, as in offices.tsv
	From    timex.Date // zero: not known
	To      timex.Date // zero: still, as far as the table knows
	File    string     // of the tables
	Line    int
}

// Holds reports whether the office was held at the date, as far as the
// precision of the dates can tell: on the day of a change, both hold it.
func (t Tenure) Holds(day timex.Date) bool {
	return (t.From == "" || timex.Compare(day, t.From) >= 0) && (t.To == "" || timex.Compare(day, t.To) <= 0)
}

type holders map[[2]string][]*Tenure

// index sorts tenures by whose office they are, and by the office.
func index(tenures []Tenure) holders {
	h := make(holders, len(tenures)/4)
	for i := range tenures {
		t := &tenures[i]
		key := [2]string{cmp.Or(t.Of, t.Country), t.Office}
		h[key] = append(h[key], t)
	}
	return h
}

// byPerson sorts tenures by the id of the holder.
func byPerson(tenures []Tenure) map[string][]*Tenure {
	m := make(map[string][]*Tenure, len(tenures))
	for i := range tenures {
		m[tenures[i].ID] = append(m[tenures[i].ID], &tenures[i])
	}
	return m
}

// Holder returns who held an office of a country, or of a body or group by id,
// at a date, and with no date everybody who ever did: usually one, two around
// a change, none where the table does not tell. Offices that stand for each
// other ("Secretary of State" of the USA and "Minister of Foreign Affairs") are
// both looked at.
func (b *Base) Holder(of, office string, day timex.Date) []Tenure {
	var out []Tenure
	for _, o := range append([]string{office}, b.offices[office]...) {
		for _, t := range b.holders[[2]string{of, o}] {
			if day == "" || t.Holds(day) {
				out = append(out, *t)
			}
		}
	}
	return out
}

// Tenures returns the offices of a person by id, in the order of the tables.
func (b *Base) Tenures(id string) []Tenure {
	var out []Tenure
	for _, t := range b.persons[id] {
		out = append(out, *t)
	}
	return out
}

// Named returns the tenures of everybody called so, by full name or by the
// short name the press uses.
func (b *Base) Named(name string) []Tenure {
	var out []Tenure
	for _, e := range b.Lookup(name) {
		if e.Kind == Person {
			out = append(out, b.Tenures(e.ID)...)
		}
	}
	return out
}

// leader reads a row of leaders.tsv. A name may say whose table has the person:
// "GBR/Elizabeth II", queen of Jamaica too.
func (b *Base) leader(r table.Row) error {
	return b.tenure(r, "")
}

// person reads a row of people.tsv, whose offices can be those of a body or
// group.
func (b *Base) person(r table.Row) error {
	name := r.Get("of")
	if name == "" {
		return b.tenure(r, "")
	}
	for _, id := range []string{"body/" + slug(name), "group/" + slug(name)} {
		if b.byID[id] != nil {
			return b.tenure(r, id)
		}
	}
	return r.Errorf("%q is no name of bodies.tsv or groups.tsv", name)
}

func (b *Base) tenure(r table.Row, of string) error {
	t := Tenure{Name: r.Get("name"), Country: r.Get("country"), Of: of, Office: r.Get("office"),
		From: timex.Date(r.Get("from")), To: timex.Date(r.Get("to")), File: r.File, Line: r.Line}
	home, name, elsewhere := strings.Cut(t.Name, "/")
	if !elsewhere {
		home, name = t.Country, t.Name
	}
	t.Name, t.ID = name, home+"/"+slug(name)
	office := b.titles[t.Office]
	switch {
	case b.byID[t.Country] == nil && !slices.Contains(bodies, t.Country):
		return r.Errorf("%q is no code of states.tsv and no code of bodies", t.Country)
	case office == nil:
		return r.Errorf("%q is no office of offices.tsv", t.Office)
	case t.Name == "":
		return r.Errorf("the holder has no name")
	}
	for _, d := range []timex.Date{t.From, t.To} {
		if d != "" && !d.Valid() {
			return r.Errorf("%q is no date; write 2023, 2023-11 or 2023-11-25", d)
		}
	}
	b.tenures = append(b.tenures, t)
	p := b.byID[t.ID]
	if p == nil {
		p = b.enter(Entry{Kind: Person, ID: t.ID, Name: t.Name, Country: home, Plover: home, Sectors: b.sectorsOf(of, office)}, t.Name)
	}
	p.Aliases = append(p.Aliases, r.List("short")...)
	b.Add(p, r.List("short")...)
	return nil
}

// sectorsOf returns the sectors of a holder: those of the office, or else of
// what it belongs to.
func (b *Base) sectorsOf(of string, office *Entry) []string {
	if e := b.byID[of]; e != nil && e.Sectors != nil {
		return e.Sectors
	}
	return office.Sectors
}
