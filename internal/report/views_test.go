package report

import (
	"strings"
	"testing"

	"readout/internal/contact"
	"readout/internal/naming"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/storetest"
	"readout/internal/text"
	"readout/internal/timex"
)

func TestContacts(t *testing.T) {
	actor := func(id, name, country string) record.Actor {
		return record.Actor{ID: id, Name: name, Country: country, Kind: record.KindPerson}
	}
	ek, dahl, aho := actor("NOR/ek", "Ola Ek", "NOR"), actor("SWE/dahl", "A. Dahl-\x1b[31mof-a-very-long-family-name", "SWE"), actor("FIN/aho", "Aho", "FIN")
	event := func(id record.ID, day timex.Date, from, to []record.Actor) contact.Event {
		return contact.Event{ID: id, Tellings: []contact.Telling{{By: "x", Day: day, Actors: from, Recipients: to}}}
	}
	p, b := page()
	p.Contacts(contact.Build([]contact.Event{
		event("e1", "2023-11-01", []record.Actor{ek, dahl}, nil), event("e2", "2023-12", []record.Actor{ek}, []record.Actor{dahl, aho}),
		event("e3", "", []record.Actor{aho, dahl}, nil),
	}, false))
	p.Contacts(contact.Build(nil, false))
	golden(t, "contacts.txt", b.String())
}

func TestWording(t *testing.T) {
	var uses []naming.Use
	for _, u := range []struct {
		by, words string
		n         int
	}{{"Gazette", "the junta", 8}, {"Gazette", "Council", 2}, {"Gazette", "a council of the generals of the capital", 1}, {"Herald", "the Council", 9}} {
		for range u.n {
			uses = append(uses, naming.Use{By: u.by, Article: "a", Words: u.words})
		}
	}
	r := storetest.Sample(1)
	p, b := page()
	p.Wording(naming.Compare(uses, naming.Options{Least: 3}), 2)
	p.Scares([]query.Scare{{By: "Gazette", Article: r.Article, Span: text.Span{Start: 17, End: 25}}})
	golden(t, "wording.txt", b.String())
}

func TestFound(t *testing.T) {
	r := storetest.Sample(1)
	p, b := page()
	e := r.Events[0]
	e.Status, e.Place = record.Denied, r.Figures[0].Place
	for _, f := range []*store.Found{
		{Article: r.Article, Day: "2023-11-03", Event: &r.Events[0]},
		{Article: r.Article, Event: &e},
		{Article: r.Article, Day: "2023-11", Statement: &r.Statements[0]},
		{Article: r.Article, Day: "2023-11", Figure: &r.Figures[0]},
		{Article: r.Article, Day: "2023", Office: &r.Offices[0]},
	} {
		p.Found(f)
	}
	p.Listed(5, "mention", true)
	golden(t, "found.txt", b.String())
	b.Reset()
	p.Width = 150
	p.Found(&store.Found{Article: r.Article, Day: "2023-11-03", Event: &r.Events[0]})
	if !strings.Contains(b.String(), "The Sample  “We call for a ceasefire”") {
		t.Errorf("with more room: %s", b)
	}
}
