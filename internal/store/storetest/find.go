package storetest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// found returns the paths and days of what is found. IDs must find the same.
func found(t *testing.T, s store.Store, w store.Where) (out []string) {
	t.Helper()
	var ids, same []record.ID
	for f, err := range s.Find(ctx, w) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s %s", f.Article.Path, f.Day))
		ids = append(ids, f.ID())
	}
	for id, err := range s.IDs(ctx, w) {
		if err != nil {
			t.Fatal(err)
		}
		same = append(same, id)
	}
	if !slices.Equal(ids, same) {
		t.Errorf("%+v: found %v, ids %v", w, ids, same)
	}
	return out
}

// What holds words comes by day and then in the order of keeping, as all lists
// do, whatever was read again and when.
func findsWordsInOrder(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	keepSample := func(n int, version string, days ...timex.Date) {
		r := Read(Sample(n).Article.Raw, fmt.Sprintf("in/%04d.txt", n), version)
		e := r.Events[0]
		r.Events = nil
		for i, d := range days {
			e.When.Date, e.Type = d, plover.Types()[i]
			e.ID = e.Hash()
			r.Events = append(r.Events, e)
		}
		keep(t, s, r)
	}
	keepSample(1, "test-1", "2023-11-03")
	keepSample(2, "test-1", "2023-11-03", "2023-11-02", "2024")
	keepSample(3, "test-1", "2023-11", "2023-11-03")
	keepSample(1, "test-2", "2023-11-03", "2023-11-04", "2023-11-03")
	for _, w := range []store.Where{{}, {Newest: true}, {Limit: 4}, {Limit: 3, Newest: true}, {Limit: 6, Since: "2023-11-03"}} {
		w.Kind = store.KindEvent
		want := found(t, s, w)
		if w.Text = "call for"; len(want) == 0 || !slices.Equal(found(t, s, w), want) {
			t.Errorf("%+v\nfound %q\nwant  %q", w, found(t, s, w), want)
		}
	}
}

func finds(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	keep(t, s, Sample(1))
	second := Sample(2)
	second.Article.Outlet, second.Article.Published = "The Second", "2023-12"
	keep(t, s, second)
	keep(t, s, Read(Sample(1).Article.Raw, "in/0001.txt", "test-2")) // the older mentions stand again
	older := Sample(3)
	keep(t, s, older)
	newer := Read(older.Article.Raw, "in/0003.txt", "test-2")
	newer.Events, newer.Figures, newer.Statements = nil, nil, nil
	keep(t, s, newer) // superseded mentions are not found

	var questions []store.Where
	event, figure, statement := store.KindEvent, store.KindFigure, store.KindStatement
	all := []string{"in/0001.txt 2023-11-03", "in/0002.txt 2023-11-03"}
	for _, c := range []struct {
		w    store.Where
		want []string
	}{
		{store.Where{Kind: event}, all},
		{store.Where{Kind: event, Limit: 1}, all[:1]},
		{store.Where{Kind: event, Limit: 1, Newest: true}, all[1:]},
		{store.Where{Kind: event, Types: []string{"REQUEST", "AID"}, Statuses: []string{"actual"}}, all},
		{store.Where{Kind: event, Types: []string{"AID"}}, nil},
		{store.Where{Kind: event, Statuses: []string{"denied"}}, nil},
		{store.Where{Kind: event, Outlets: []string{"The Second"}}, all[1:]},
		{store.Where{Kind: event, Parties: []store.Party{{Parts: []string{"actor"}, Actors: []string{"TUR/foreign-minister"}}}}, all},
		{store.Where{Kind: event, Parties: []store.Party{{Parts: []string{"recipient"}, Actors: []string{"TUR/foreign-minister"}}}}, nil},
		{store.Where{Kind: event, Parties: []store.Party{{Actors: []string{"x"}, Countries: []string{"TUR", "GRC"}}}}, all},
		{store.Where{Kind: event, Parties: []store.Party{{Countries: []string{"TUR"}}, {Countries: []string{"GRC"}}}}, nil},
		{store.Where{Kind: event, Parties: []store.Party{{Parts: []string{"attributed"}}}}, nil},
		{store.Where{Kind: statement, Parties: []store.Party{{Parts: []string{"speaker"}}}}, all},
		{store.Where{Kind: figure, Places: []store.Area{{Name: "Bakırlı"}}}, []string{"in/0001.txt 2023-11", "in/0002.txt 2023-11"}},
		{store.Where{Kind: figure, Places: []store.Area{{Name: "x"}, {Country: "TUR"}}, Statuses: []string{"reported"}}, []string{"in/0001.txt 2023-11", "in/0002.txt 2023-11"}},
		{store.Where{Kind: figure, Places: []store.Area{{Name: "Bakırlı", Country: "GRC"}}}, nil},
		{store.Where{Kind: event, Text: "CALL for"}, all},
		{store.Where{Kind: event, Text: "call for a cease"}, all}, // the last word may go on
		{store.Where{Kind: event, Text: "call, for"}, all},
		{store.Where{Kind: event, Text: "for call"}, nil},                             // one after the other
		{store.Where{Kind: event, Text: "all for"}, nil},                              // words begin where words begin
		{store.Where{Kind: figure, Text: "1,200 people WERE killed in BakırLI"}, nil}, // ı is another letter than i
		{store.Where{Kind: figure, Text: "1,200 people WERE killed in Bakırl"}, []string{"in/0001.txt 2023-11", "in/0002.txt 2023-11"}},
		{store.Where{Kind: event, Text: strings.Repeat("long", 1000)}, nil},
		{store.Where{Kind: event, Text: "%"}, nil},
		{store.Where{Kind: event, Text: `" OR 'x' \ : * NEAR(`}, nil},
		{store.Where{Kind: store.KindOffice}, []string{"in/0001.txt 2023-11-04", "in/0003.txt 2023-11-04", "in/0002.txt 2023-12"}},
	} {
		questions = append(questions, c.w)
		if got := found(t, s, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%+v\nfound %q\nwant  %q", c.w, got, c.want)
		}
	}
	for f := range s.Find(ctx, store.Where{Kind: figure}) {
		want := Read(Sample(1).Article.Raw, "in/0001.txt", "test-2")
		if !reflect.DeepEqual(*f.Figure, want.Figures[0]) || f.Event != nil || f.Article.Text.String() != want.Article.Text.String() {
			t.Errorf("found %+v\nwant %+v", f.Figure, want.Figures[0])
		}
		break // leaves nothing open
	}
	keep(t, s, Sample(4))
	approved(t, s, questions)
}

// approved: the answers are the same where a person has looked over every
// mention.
func approved(t *testing.T, s store.Store, questions []store.Where) {
	t.Helper()
	var want [][]string
	for _, w := range questions {
		want = append(want, found(t, s, w))
	}
	approve(t, s)
	for i, w := range questions {
		if got := found(t, s, w); !slices.Equal(got, want[i]) {
			t.Errorf("approved: %+v\nfound %q\nwant  %q", w, got, want[i])
		}
	}
}

// A day that is known to a month may be any day of it.
func findsByDay(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	days := []timex.Date{"", "2022", "2023", "2023-11", "2023-11-14", "2023-11-15", "2023-12-01"}
	for i, d := range days {
		r := Sample(i)
		r.Article.Published = ""
		r.Events[0].When = record.When{Date: d}
		r.Statements, r.Figures, r.Offices = nil, nil, nil
		keep(t, s, r)
	}
	var questions []store.Where
	for _, c := range []struct {
		since, until timex.Date
		want         string
	}{
		{"", "", "[ 2022 2023 2023-11 2023-11-14 2023-11-15 2023-12-01]"},
		{"2023-11-15", "", "[2023 2023-11 2023-11-15 2023-12-01]"},
		{"2023-11", "", "[2023 2023-11 2023-11-14 2023-11-15 2023-12-01]"},
		{"2023", "2023", "[2023 2023-11 2023-11-14 2023-11-15 2023-12-01]"},
		{"", "2023-11-14", "[2022 2023 2023-11 2023-11-14]"},
		{"", "2023-11", "[2022 2023 2023-11 2023-11-14 2023-11-15]"},
		{"2023-11-14", "2023-11-14", "[2023 2023-11 2023-11-14]"},
		{"2024", "", "[]"},
	} {
		questions = append(questions, store.Where{Kind: store.KindEvent, Since: c.since, Until: c.until})
		got := []timex.Date{}
		for f, err := range s.Find(ctx, store.Where{Kind: store.KindEvent, Since: c.since, Until: c.until}) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, f.Day)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("since %q until %q: %v, want %v", c.since, c.until, got, c.want)
		}
	}
	approved(t, s, questions)
}

func named(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	for n := range 3 {
		keep(t, s, Sample(n))
	}
	for of, want := range map[string]string{
		store.NamesActors:  "[{TUR/foreign-minister Türkiye’s foreign minister TUR person}]",
		store.NamesPlaces:  "[{ Bakırlı TUR }]",
		store.NamesOutlets: "[{ The Sample  }]",
	} {
		if got, err := s.Names(ctx, of); fmt.Sprint(got) != want || err != nil {
			t.Errorf("%s: %v %v, want %s", of, got, err, want)
		}
	}
	if _, err := s.Names(ctx, "trees"); err == nil {
		t.Error("names of trees were found")
	}
	want := store.Seen{ID: "TUR/foreign-minister", Name: "Türkiye’s foreign minister", Country: "TUR", Kind: "person",
		Office: "Minister of Foreign Affairs", Events: 3, Statements: 3, Figures: 3, Articles: 3, First: "2023-11", Last: "2023-11-04"}
	seenBy(t, s, want)
	approve(t, s)
	seenBy(t, s, want)
}

func seenBy(t *testing.T, s store.Store, want store.Seen) {
	t.Helper()
	for _, c := range []struct {
		countries []string
		n         int
	}{{nil, 1}, {[]string{"TUR"}, 1}, {[]string{"GRC"}, 0}} {
		n := 0
		for got, err := range s.Seen(ctx, c.countries) {
			if n++; err != nil || got != want {
				t.Errorf("%+v %v\nwant %+v", got, err, want)
			}
		}
		if n != c.n {
			t.Errorf("%v: %d actors, want %d", c.countries, n, c.n)
		}
	}
}
