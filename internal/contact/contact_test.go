package contact_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"readout/internal/contact"
	"readout/internal/record"
	"readout/internal/timex"
)

func people(names string) (out []record.Actor) {
	for _, n := range strings.Fields(names) {
		country, name, person := strings.Cut(n, "/")
		a := record.Actor{ID: n, Name: name, Country: country, Kind: record.KindPerson}
		if !person {
			a.Name, a.Kind = country, record.KindState
		}
		out = append(out, a)
	}
	return out
}

func event(id string, tellings ...contact.Telling) contact.Event {
	return contact.Event{ID: record.ID(id), Tellings: tellings}
}

func told(by string, day timex.Date, from, to string) contact.Telling {
	return contact.Telling{By: by, Day: day, Actors: people(from), Recipients: people(to)}
}

var events = []contact.Event{
	event("e1", told("A", "2023-11-01", "NOR/ek SWE/dahl", ""), told("B", "", "NOR SWE/dahl", "")),
	event("e2", told("A", "2023-11-20", "NOR/ek", "SWE/dahl"), told("B", "2023-11", "NOR/ek", "SWE/dahl"), told("C", "2023-11-20", "NOR/ek", "")),
	event("e3", told("A", "2023-12-02", "SWE/dahl", "FIN/aho"), told("B", "2023-12-02", "SWE/dahl FIN/aho", "")),
	event("e4", told("A", "2023", "NOR/ek NOR/berg", "")),
	event("e5", told("A", "", "NOR/ek", "")),
	event("e6", told("A", "", "NOR/lie NOR/moe SWE/roos", "")), // two of one side
}

func said(t *contact.Table) (out []string) {
	for _, p := range t.Pairs {
		out = append(out, fmt.Sprintf("%s–%s mutual %d, %d→ ←%d, %s to %s", t.Parties[p.A].ID, t.Parties[p.B].ID, p.Mutual, p.AtoB, p.BtoA, p.First, p.Last))
	}
	return out
}

func TestBuild(t *testing.T) {
	x := contact.Build(events, false)
	want := []string{
		"NOR/ek–SWE/dahl mutual 1, 1→ ←0, 2023-11-01 to 2023-11-20",
		"FIN/aho–SWE/dahl mutual 1, 0→ ←0, 2023-12-02 to 2023-12-02",
		"NOR/berg–NOR/ek mutual 1, 0→ ←0, 2023 to 2023",
		"NOR/lie–SWE/roos mutual 1, 0→ ←0,  to ",
		"NOR/moe–SWE/roos mutual 1, 0→ ←0,  to ",
	}
	if got := said(x); !reflect.DeepEqual(got, want) || x.Events != 5 {
		t.Errorf("%d events\n%s\nwant\n%s", x.Events, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if fmt.Sprint(x.Months) != "[2023-11 2023-12]" {
		t.Errorf("months %v", x.Months)
	}
	at := map[string]int{}
	for i, p := range x.Parties {
		at[p.ID] = i
	}
	if x.From(at["NOR/ek"], at["SWE/dahl"]) != 2 || x.From(at["SWE/dahl"], at["NOR/ek"]) != 1 || x.From(at["FIN/aho"], at["NOR/ek"]) != 0 {
		t.Error("the matrix is wrong")
	}
	if x.Parties[0].Name != "ek" || x.Parties[0].Contacts != 3 {
		t.Errorf("first party %+v", x.Parties[0])
	}
}

func TestByCountry(t *testing.T) {
	want := []string{"NOR–SWE mutual 2, 1→ ←0, 2023-11-01 to 2023-11-20", "FIN–SWE mutual 1, 0→ ←0, 2023-12-02 to 2023-12-02"}
	if got := said(contact.Build(events, true)); !reflect.DeepEqual(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestInAnyOrder(t *testing.T) {
	want := contact.Build(events, false)
	all := append([]contact.Event{}, events...)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i := range all {
			x := all[i].Tellings
			rng.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
		}
		if got := contact.Build(all, false); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\nwant %+v", got, want)
		}
	}
}
