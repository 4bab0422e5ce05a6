package export_test

import (
	"bytes"
	"strings"
	"testing"

	"readout/internal/contact"
	"readout/internal/diff"
	"readout/internal/export"
	"readout/internal/naming"
	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/stance"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

// Views write one object or row per thing, with null or nothing for what is not
// known.
func TestViews(t *testing.T) {
	r := storetest.Sample(1)
	entry, err := store.Lay(r)
	if err != nil {
		t.Fatal(err)
	}
	ek := record.Actor{ID: "NOR/ek", Name: "Ola Ek", Country: "NOR", Kind: record.KindPerson}
	someone := record.Actor{ID: "unknown/x", Name: "X, the “1st”", Kind: record.KindPerson}
	figures := series.Build([]series.Figure{{FigureMention: &r.Figures[0], By: "A & B", Wording: "At least 1,200", Exact: "x"}}, series.Options{})
	outlets := naming.Compare([]naming.Use{{By: "A", Article: "a", Words: "junta"}, {By: "B", Article: "b", Words: "junta"}}, naming.Options{Least: 2})
	contacts := contact.Build([]contact.Event{{ID: "e1", Tellings: []contact.Telling{{Day: "2023-11-01", Actors: []record.Actor{ek, someone}}}}}, false)
	threads := stance.Build([]stance.Statement{{ID: "s1", Tellings: []stance.Telling{{By: "A", Kind: record.Praise, Speakers: []record.Actor{ek}, Words: "w"}}}})
	gone, _, err := diff.Mentions(entry.Mentions[:1], nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		write func(b *bytes.Buffer) error
		want  []string
	}{
		"series": {func(b *bytes.Buffer) error { return export.Series(b, &figures[0]) }, []string{
			`{"measure":"killed","unit":null,"group":null,"country":"TUR","place":"Bakırlı","cumulative":false,`,
			`"low":1200,"high":null,"qualifier":"at least","words":"At least 1,200"`, `"outlet":"A & B"`, `"links":[]}`}},
		"wording":   {func(b *bytes.Buffer) error { return export.Wording(b, outlets) }, []string{`"words":"junta","exact":"junta","uses":1,"articles":1,"others":1,"log_odds":0,"z":0`}},
		"wordings":  {func(b *bytes.Buffer) error { return export.WordingTable(b, outlets) }, []string{"outlet,words,exact,uses,articles,others,log_odds,z\nA,junta,junta,1,1,1,0.0000,0.0000\n"}},
		"contacts":  {func(b *bytes.Buffer) error { return export.Contacts(b, contacts) }, []string{`"b":{"actor":"unknown/x","name":"X, the “1st”","country":null},"contacts":1,"mutual":1`, `"months":{"2023-11":1}`}},
		"months":    {func(b *bytes.Buffer) error { return export.ContactsTable(b, contacts) }, []string{"NOR/ek,Ola Ek,NOR,unknown/x,\"X, the “1st”\",,2023-11,1\n"}},
		"positions": {func(b *bytes.Buffer) error { return export.Positions(b, &threads[0]) }, []string{`"about":null,"turns":0`, `"day":null,"kinds":["praise"],"side":null`}},
		"diff": {func(b *bytes.Buffer) error {
			return export.Diff(b, &diff.Article{Entry: entry, Old: "test-1", New: "test-2", Changes: gone})
		}, []string{`"change":"gone","kind":"event","type":"REQUEST"`, `"new":null,"span":{"start":66,"end":89,"exact":"We call for a ceasefire"}`}},
		"seen": {func(b *bytes.Buffer) error {
			return export.Seen(b, &store.Seen{ID: "NOR/ek", Name: "Ola Ek", Events: 2})
		}, []string{`"country":null`, `"events":2`, `"first_seen":null`}},
	} {
		var b bytes.Buffer
		if err := c.write(&b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, w := range c.want {
			if !strings.Contains(b.String(), w) {
				t.Errorf("%s: no %s in\n%s", name, w, b.String())
			}
		}
	}
}
