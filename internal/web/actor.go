package web

import (
	"cmp"
	"slices"
	"strconv"

	"readout/internal/actor"
	"readout/internal/contact"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// An Actor is what the record and the tables know of somebody.
type Actor struct {
	store.Seen
	Offices    []Tenure
	Known      []actor.Tenure // of the tables
	Wording    Wording
	Contacts   []Meetings
	Months     []Month
	Events     []Line
	Statements []Line
}

// A Tenure is an office that articles give somebody, as long as they do.
type Tenure struct {
	Office, Country string
	First, Last     timex.Date
	Articles        int
}

// A Month is how many contacts there were in it.
type Month struct {
	Month timex.Date
	N     int
}

const (
	beside = 15  // mentions of a kind on an actor's page
	glance = 300 // of each kind in which it is looked how the actor is named
)

func actorPage(a *asking) (*answer, error) {
	f, err := a.desk.live.lists(a)
	if err != nil {
		return nil, err
	}
	p := &Actor{}
	var ok bool
	if p.Seen, ok = f.seen(a.name); !ok {
		return nil, problem{404, "nobody in the record has this id; the page of actors lists them"}
	}
	for _, fill := range []func(*asking) error{p.offices, p.mentions, p.contacts} {
		if err := fill(a); err != nil {
			return nil, err
		}
	}
	if err := p.Wording.compare(a, store.Where{Newest: true, Limit: glance}, []string{p.ID}, false); err != nil {
		return nil, err
	}
	p.Known = a.desk.Known.Tenures(p.ID)
	x := &answer{Title: p.Name, page: "actor", Data: p, Command: []string{"readout", "events", "--party", p.ID, "--sort", "newest"}}
	g := p.grid()
	x.json, x.csv = g.json, g.csv
	return x, nil
}

func (p *Actor) grid() *grid {
	g := &grid{columns: []string{"what", "says", "who", "first", "last", "count"}}
	g.add("actor", p.Name, p.ID, string(p.First), string(p.Last), strconv.Itoa(mentionsOf(&p.Seen)))
	for _, o := range p.Offices {
		g.add("office", o.Office, o.Country, string(o.First), string(o.Last), strconv.Itoa(o.Articles))
	}
	for _, o := range p.Known {
		g.add("tenure", o.Office, o.Country, string(o.From), string(o.To), "")
	}
	for _, c := range p.Contacts {
		g.add("contact", c.B.Name, c.B.ID, string(c.First), string(c.Last), strconv.Itoa(c.All()))
	}
	for _, o := range p.Wording.Outlets {
		for _, w := range o.Wordings {
			g.add("wording", w.Exact, o.By, "", "", strconv.Itoa(w.Uses))
		}
	}
	return g
}

// offices gathers the offices that articles give the actor.
func (p *Actor) offices(a *asking) error {
	w := bounded(store.Where{Kind: store.KindOffice, Parties: []store.Party{{Parts: []string{"holder"}, Actors: []string{p.ID}}}})
	at := map[[2]string]int{}
	last := map[[2]string]record.ID{}
	for f, err := range a.desk.Store.Find(a, w) {
		if err != nil {
			return err
		}
		name := f.Office.Office
		if f.Office.Standing != "" {
			name = f.Office.Standing + " " + name
		}
		key := [2]string{name, f.Office.Country}
		i, ok := at[key]
		if !ok {
			i, at[key] = len(p.Offices), len(p.Offices)
			p.Offices = append(p.Offices, Tenure{Office: name, Country: f.Office.Country, First: f.Day, Last: f.Day})
		}
		o := &p.Offices[i]
		if f.Day != "" {
			o.First = f.Day // the newest come first
		}
		if last[key] != f.Article.ID {
			o.Articles++
			last[key] = f.Article.ID
		}
	}
	slices.SortStableFunc(p.Offices, func(a, b Tenure) int { return cmp.Compare(a.First, b.First) })
	return nil
}

func (p *Actor) mentions(a *asking) error {
	for _, k := range []struct {
		kind string
		part []string
		into *[]Line
	}{{store.KindEvent, []string{"actor", "recipient"}, &p.Events}, {store.KindStatement, []string{"speaker"}, &p.Statements}} {
		part := *a
		part.per = beside
		found, _, err := part.find(store.Where{Kind: k.kind, Newest: true, Parties: []store.Party{{Parts: k.part, Actors: []string{p.ID}}}})
		if err != nil {
			return err
		}
		*k.into = linesOf(found)
	}
	return nil
}

// contacts fills in whom the actor met or talked to, with the actor as A.
func (p *Actor) contacts(a *asking) error {
	events, _, err := a.contacts(store.Where{Kind: store.KindEvent, Types: []string{"CONSULT"}, Statuses: []string{string(record.Actual)},
		Parties: []store.Party{{Parts: []string{"actor", "recipient"}, Actors: []string{p.ID}}}})
	if err != nil {
		return err
	}
	t := contact.Build(events, false)
	months := map[timex.Date]int{}
	for _, m := range meetings(t, mostFirst(t), false) {
		if m.B.ID == p.ID {
			m.A, m.B = m.B, m.A
		}
		if m.A.ID != p.ID {
			continue
		}
		p.Contacts = append(p.Contacts, m)
		for month, n := range m.Months {
			months[month] += n
		}
	}
	for _, m := range t.Months {
		if months[m] > 0 {
			p.Months = append(p.Months, Month{m, months[m]})
		}
	}
	return nil
}
