package actor

import (
	"slices"

	"readout/internal/table"
	"readout/internal/timex"
)

// A Tenure says that somebody held an office of a country for a time.
type Tenure struct {
	ID      string // of the holder: "RUS/vladimir-putin"
	Name    string
	Country string
	Office  string     // canonical, as in offices.tsv
	From    timex.Date // zero: not known
	To      timex.Date // zero: still, as far as the table knows
	Line    int        // in leaders.tsv
}

// Holds reports whether the office was held at the date, as far as the
// precision of the dates can tell: on the day of a change, both hold it.
func (t Tenure) Holds(day timex.Date) bool {
	return (t.From == "" || timex.Compare(day, t.From) >= 0) && (t.To == "" || timex.Compare(day, t.To) <= 0)
}

type holders map[[2]string][]Tenure

func index(tenures []Tenure) holders {
	h := holders{}
	for _, t := range tenures {
		key := [2]string{t.Country, t.Office}
		h[key] = append(h[key], t)
	}
	return h
}

// Holder returns who held an office of a country at a date, and with no date
// everybody who ever did: usually one, two around a change, none where the
// table does not tell. Offices that stand for each other ("Secretary of State"
// of the USA and "Minister of Foreign Affairs") are both looked at.
func (b *Base) Holder(country, office string, day timex.Date) []Tenure {
	var out []Tenure
	for _, o := range append([]string{office}, b.offices[office]...) {
		for _, t := range b.holders[[2]string{country, o}] {
			if day == "" || t.Holds(day) {
				out = append(out, t)
			}
		}
	}
	return out
}

// Tenures returns the offices of a person by id, in the order of the table.
func (b *Base) Tenures(id string) []Tenure {
	var out []Tenure
	for _, t := range b.tenures {
		if t.ID == id {
			out = append(out, t)
		}
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

func (b *Base) leader(r table.Row) error {
	t := Tenure{Name: r.Get("name"), Country: r.Get("country"), Office: r.Get("office"),
		From: timex.Date(r.Get("from")), To: timex.Date(r.Get("to")), Line: r.Line}
	t.ID = t.Country + "/" + slug(t.Name)
	office := b.byID["office/"+slug(t.Office)]
	switch {
	case b.byID[t.Country] == nil && !slices.Contains(bodies, t.Country):
		return r.Errorf("%q is no code of states.tsv", t.Country)
	case office == nil || office.Name != t.Office:
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
		p = b.enter(Entry{Kind: Person, ID: t.ID, Name: t.Name, Country: t.Country, Plover: t.Country, Sectors: office.Sectors}, t.Name)
	}
	p.Aliases = append(p.Aliases, r.List("short")...)
	b.Add(p, r.List("short")...)
	return nil
}
