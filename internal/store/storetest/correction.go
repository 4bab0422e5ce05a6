package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
)

// change corrects one field of a mention of a reading that is kept.
func change(t *testing.T, s store.Store, article, mention record.ID, field string, now any) record.Correction {
	t.Helper()
	b, err := json.Marshal(now)
	if err != nil {
		t.Fatal(err)
	}
	return correct(t, s, record.Correction{Article: article, Mention: mention, Kind: kindOf(mention), Act: record.Changed,
		Changes: []record.Change{{Field: field, Was: json.RawMessage("null"), Now: b}}})
}

func correct(t *testing.T, s store.Store, c record.Correction) record.Correction {
	t.Helper()
	all, err := s.Corrections(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c.Because, c.By, c.At = "seen <there> & “here”", "Ada “A.” Łuk", time.Date(2023, 11, 2, 12, 0, len(all), 5000, time.UTC)
	c.ID = c.Hash()
	for range 2 { // twice is once
		if err := s.Correct(ctx, c); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func kindOf(id record.ID) string {
	kind, _, _ := strings.Cut(string(id), ":")
	return kind
}

// approve says of every event of every article that it is right, so that a store
// answers with what persons corrected instead of its own rows.
func approve(t *testing.T, s store.Store) {
	t.Helper()
	for e, err := range s.Entries(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		defer correct(t, s, record.Correction{Article: e.Article.ID, Mention: e.Mentions[0].ID, Kind: e.Mentions[0].Kind, Act: record.Right})
	}
}

// corrections are appended, can be withdrawn once, and stay to be seen.
func corrections(t *testing.T, open func() store.Store) {
	s := open()
	a := Sample(1)
	keep(t, s, a)
	want := []record.Correction{
		change(t, s, a.Article.ID, a.Events[0].ID, "status", record.Denied),
		correct(t, s, record.Correction{Article: "sha256:none", Mention: "figure:none", Kind: "figure", Act: record.Dropped, Beside: []record.ID{"figure:1"}}),
	}
	w := record.Withdrawal{By: "Ben", At: time.Date(2023, 11, 3, 0, 0, 0, 0, time.UTC), Because: "it was so"}
	if err := s.Withdraw(ctx, want[0].ID, w); err != nil {
		t.Fatal(err)
	}
	for _, id := range []record.ID{want[0].ID, "correction:none"} {
		if err := s.Withdraw(ctx, id, w); !errors.Is(err, store.ErrNone) {
			t.Errorf("Withdraw(%s): %v, want ErrNone", id, err)
		}
	}
	want[0].Withdrawn = &w
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open()
	defer s.Close()
	got, err := s.Corrections(ctx)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Corrections = %+v, %v\nwant %+v", got, err, want)
	}
	for _, c := range got {
		if c.Hash() != c.ID {
			t.Errorf("%s says %s", c.ID, c.Hash())
		}
	}
	if c := counts(t, s); c.Corrections != 3 {
		t.Errorf("%d steps of correcting, want 3", c.Corrections)
	}
}

// amends: what is corrected is shown, found and counted as corrected, and stays
// as it was read underneath.
func amends(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	a := Sample(1)
	for n := range 4 {
		keep(t, s, Sample(n))
	}
	event := a.Events[0].ID
	change(t, s, a.Article.ID, event, "type", plover.Reject)
	other := record.Actor{ID: "NOR/kari-holm", Name: "Kari Holm", Country: "NOR", Kind: record.KindPerson}
	undo := change(t, s, a.Article.ID, event, "actor", []record.Actor{other})
	correct(t, s, record.Correction{Article: a.Article.ID, Mention: a.Figures[0].ID, Kind: "figure", Act: record.Dropped})
	change(t, s, Sample(3).Article.ID, Sample(3).Events[0].ID, "place", record.Place{Name: "Kaldvik", Country: "NOR"})

	e, err := s.Entry(ctx, a.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := e.AsRead(); err != nil || !reflect.DeepEqual(r, a) || !e.CheckSeal() {
		t.Errorf("what was read is not what it was: %+v %v", r, err)
	}
	r, err := e.Reading()
	if err != nil || len(r.Figures) != 0 || r.Events[0].Type != plover.Reject || r.Events[0].ID != event {
		t.Fatalf("corrected: %+v %v", r, err)
	}
	marks := r.Events[0].Corrected
	if len(marks) != 2 || string(marks[0].Changes[0].Was) != `"REQUEST"` || marks[0].By != undo.By {
		t.Errorf("marks %+v", marks)
	}
	asked := func(w store.Where, want string) {
		t.Helper()
		w.Kind = store.KindEvent
		if got := fmt.Sprint(found(t, s, w)); got != want {
			t.Errorf("%+v: %s, want %s", w, got, want)
		}
	}
	const zero, one, two, three = "in/0000.txt 2023-11-03", "in/0001.txt 2023-11-03", "in/0002.txt 2023-11-03", "in/0003.txt 2023-11-03"
	norway := []store.Party{{Parts: []string{"actor"}, Countries: []string{"NOR"}}}
	asked(store.Where{}, "["+zero+" "+one+" "+two+" "+three+"]")
	asked(store.Where{Newest: true, Limit: 3}, "["+three+" "+two+" "+one+"]")
	asked(store.Where{Types: []string{"REJECT"}}, "["+one+"]")
	asked(store.Where{Types: []string{"REQUEST"}}, "["+zero+" "+two+" "+three+"]")
	asked(store.Where{Types: []string{"REQUEST"}, Limit: 2}, "["+zero+" "+two+"]")
	asked(store.Where{Parties: norway}, "["+one+"]")
	asked(store.Where{Places: []store.Area{{Country: "NOR"}}}, "["+three+"]")
	if n := len(found(t, s, store.Where{Kind: store.KindFigure})); n != 3 {
		t.Errorf("%d figures, want 3", n)
	}
	actors, err := s.Names(ctx, store.NamesActors)
	if got := fmt.Sprint(actors); err != nil || !strings.HasPrefix(got, "[{NOR/kari-holm Kari Holm NOR person} {TUR/") || len(actors) != 2 {
		t.Errorf("actors %s %v", got, err)
	}
	var seen []string
	for x, err := range s.Seen(ctx, nil) {
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, fmt.Sprintf("%s %d %d %d %d %s %s", x.ID, x.Events, x.Statements, x.Figures, x.Articles, x.First, x.Last))
	}
	if got := strings.Join(seen, ", "); got != "NOR/kari-holm 1 0 0 1 2023-11-03 2023-11-03, TUR/foreign-minister 3 4 3 4 2023-11 2023-11-04" {
		t.Errorf("seen %s", got)
	}
	if err := s.Withdraw(ctx, undo.ID, record.Withdrawal{At: undo.At}); err != nil {
		t.Fatal(err)
	}
	asked(store.Where{Parties: norway}, "[]")
	asked(store.Where{Types: []string{"REJECT"}}, "["+one+"]")
}

// located finds ids by their beginnings, and articles by their paths.
func located(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	a := Sample(1)
	keep(t, s, a)
	keep(t, s, Sample(2))
	whole := store.Located{Article: a.Article.ID}
	event := store.Located{Article: a.Article.ID, Mention: a.Events[0].ID}
	for name, want := range map[string][]store.Located{
		a.Article.Path:               {whole},
		string(a.Article.ID)[:20]:    {whole},
		string(a.Article.ID):         {whole},
		string(a.Events[0].ID)[:14]:  {event},
		string(a.Events[0].ID) + "0": nil,
		"in/":                        nil,
		"%":                          nil,
	} {
		if got, err := s.Locate(ctx, name, 5); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v %v, want %v", name, got, err, want)
		}
	}
	if got, err := s.Locate(ctx, "event:", 1); len(got) != 1 || err != nil {
		t.Errorf("%v %v, want one", got, err)
	}
}

// tellsCorrected: an alert finds what is corrected once, as it does all else.
func tellsCorrected(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	a := s.(store.Alerts)
	keep(t, s, Sample(1))
	if err := a.AddAlert(ctx, store.Alert{Name: "late"}, false); err != nil {
		t.Fatal(err)
	}
	if err := a.AddAlert(ctx, store.Alert{Name: "all"}, true); err != nil {
		t.Fatal(err)
	}
	keep(t, s, Sample(2))
	approve(t, s)
	const one, two = "in/0001.txt 2023-11-03", "in/0002.txt 2023-11-03"
	untold := func(alert, want string) {
		t.Helper()
		if got := fmt.Sprint(found(t, s, store.Where{Kind: store.KindEvent, Untold: alert})); got != want {
			t.Errorf("%s: %s, want %s", alert, got, want)
		}
	}
	untold("all", "["+one+" "+two+"]")
	untold("late", "["+two+"]")
	untold("none", "[]")
	told := store.Mark{Mention: Sample(1).Events[0].ID, Article: Sample(1).Article.ID, State: store.MarkTold, At: time.Unix(1e9, 0).UTC()}
	if err := a.AddMarks(ctx, "all", []store.Mark{told}); err != nil {
		t.Fatal(err)
	}
	untold("all", "["+two+"]")
	untold("late", "["+two+"]")
}
