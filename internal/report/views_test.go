package report

import (
	"strings"
	"testing"

	"readout/internal/contact"
	"readout/internal/diff"
	"readout/internal/naming"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/stance"
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

func TestPositions(t *testing.T) {
	ek, swe := record.Actor{ID: "NOR/ek", Name: "Ola Ek", Country: "NOR", Kind: record.KindPerson}, record.Actor{ID: "SWE", Name: "Sweden", Country: "SWE", Kind: record.KindState}
	said := func(id record.ID, day timex.Date, kind record.StatementKind, about []record.Actor, by ...string) stance.Statement {
		s := stance.Statement{ID: id}
		for _, b := range by {
			s.Tellings = append(s.Tellings, stance.Telling{By: b, Day: day, Kind: kind, Speakers: []record.Actor{ek}, About: about, Words: "words of " + string(id)})
		}
		return s
	}
	p, b := page()
	for _, x := range stance.Build([]stance.Statement{
		said("s1", "2023-11-01", record.Praise, []record.Actor{swe}, "Gazette", "Herald"),
		said("s2", "2023-11-07", record.Condemn, []record.Actor{swe}, "Gazette"),
		said("s3", "", record.Say, nil, "Gazette"),
	}) {
		p.Positions(&x)
	}
	golden(t, "positions.txt", b.String())
}

func TestDiff(t *testing.T) {
	newer := storetest.Read(storetest.Sample(1).Article.Raw, "in/0001.txt", "test-2")
	newer.Events[0].Modes, newer.Figures = nil, nil
	old, err1 := store.Lay(storetest.Sample(1))
	new, err2 := store.Lay(newer)
	changes, same, err3 := diff.Mentions(old.Mentions, new.Mentions)
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	a := &diff.Article{Entry: old, Old: "test-1", New: "test-2", Same: same, Changes: changes}
	var total diff.Tally
	total.Add(a)
	total.Add(&diff.Article{Entry: old, Old: "test-1"})
	p, b := page()
	p.Diff(a)
	p.Differences(&total)
	golden(t, "diff.txt", b.String())
}
