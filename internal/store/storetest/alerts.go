package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

// An AlertStore keeps the record and alerts.
type AlertStore interface {
	store.Store
	store.Alerts
}

// RunAlerts runs the tests that every store of alerts must pass. open returns
// an empty one, or the same one again for the same name.
func RunAlerts(t *testing.T, open func(t *testing.T, name string) AlertStore) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, func() AlertStore)
	}{
		{"alerts come back", alertsComeBack},
		{"marks come back", marksComeBack},
		{"only what is new is found", findsUntold},
		{"an alert is forgotten whole", alertForgotten},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.run(t, func() AlertStore { return open(t, "alert "+test.name) })
		})
	}
}

func sampleAlert(name string) store.Alert {
	return store.Alert{Name: name, Way: "webhook:https://desk.example/in?a=“b”", Question: `{"Kind":"event"}`, Options: `{}`}
}

func sampleMark(r *record.Reading) store.Mark {
	return store.Mark{Mention: r.Events[0].ID, Article: r.Article.ID, Says: "abc", At: time.Unix(1715000000, 0).UTC()}
}

func alertsComeBack(t *testing.T, open func() AlertStore) {
	s := open()
	b, a := sampleAlert("b"), sampleAlert("a")
	for _, x := range []store.Alert{b, a} {
		if err := s.AddAlert(ctx, x, false); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.AddAlert(ctx, a, true); !errors.Is(err, store.ErrThere) {
		t.Errorf("the same name again: %v, want ErrThere", err)
	}
	b.Tries, b.Next = 3, time.Unix(1715000000, 0).UTC()
	if err := s.PutOff(ctx, b); err != nil {
		t.Fatal(err)
	}
	if err := s.PutOff(ctx, sampleAlert("c")); !errors.Is(err, store.ErrNone) {
		t.Errorf("an alert that nobody added: %v, want ErrNone", err)
	}
	if got, err := open().Alerts(ctx); err != nil || !reflect.DeepEqual(got, []store.Alert{a, b}) {
		t.Errorf("Alerts = %+v, %v\nwant %+v", got, err, []store.Alert{a, b})
	}
}

func marksComeBack(t *testing.T, open func() AlertStore) {
	s := open()
	mustAdd(t, s, "a", true)
	one, two, three := sampleMark(Sample(1)), sampleMark(Sample(2)), sampleMark(Sample(3))
	two.Says, two.Leads, two.Kind, two.State = "def", one.Mention, store.MarkAlso, store.MarkTold
	three.Leads, three.Kind, three.State = one.Mention, store.MarkCarried, store.MarkTold
	mustMark(t, s, "a", one, two)
	mustMark(t, s, "a", store.Mark{Mention: one.Mention, Says: "again"}, three)
	one.State, one.Tries = store.MarkRefused, 2
	if err := s.SetMarks(ctx, "a", []store.Mark{one}); err != nil {
		t.Fatal(err)
	}
	four := sampleMark(Sample(4))
	mustMark(t, s, "a", four)
	for _, c := range []struct {
		name string
		w    store.WhichMarks
		want []store.Mark
	}{
		{"all", store.WhichMarks{}, []store.Mark{one, two, three, four}},
		{"waiting", store.WhichMarks{Waiting: true}, []store.Mark{four}},
		{"by what they say", store.WhichMarks{Says: []string{"def", "none"}}, []store.Mark{two}},
		{"by what they lead to", store.WhichMarks{Leads: []record.ID{one.Mention}}, []store.Mark{two, three}},
		{"leading", store.WhichMarks{Leading: true}, []store.Mark{one, two, four}},
		{"told", store.WhichMarks{Told: true}, []store.Mark{two}},
		{"the newest two", store.WhichMarks{Newest: 2}, []store.Mark{three, four}},
	} {
		if got, err := open().Marks(ctx, "a", c.w); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, %v\nwant %+v", c.name, got, err, c.want)
		}
	}
	if got, err := s.Alerts(ctx); err != nil || got[0].Told != 1 || got[0].Waiting != 1 {
		t.Errorf("told and waiting: %+v, %v, want one each", got, err)
	}
}

// An alert tells of articles that came after it, with past of all, and of each
// mention until it is marked.
func findsUntold(t *testing.T, open func() AlertStore) {
	s := open()
	keep(t, s, Sample(1))
	mustAdd(t, s, "new", false)
	mustAdd(t, s, "all", true)
	keep(t, s, Sample(2))
	mustMark(t, s, "all", sampleMark(Sample(2)))
	again := Read(Sample(1).Article.Raw, "in/0001.txt", "test-2") // read again, it is no newer
	again.Events[0].Status = record.Planned
	again.Events[0].ID = again.Events[0].Hash()
	keep(t, s, again)
	for alert, want := range map[string][]record.ID{
		"new": {Sample(2).Events[0].ID}, "all": {again.Events[0].ID}, "none": nil, "": {again.Events[0].ID, Sample(2).Events[0].ID},
	} {
		var got []record.ID
		for f, err := range s.Find(ctx, store.Where{Kind: store.KindEvent, Untold: alert}) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, f.ID())
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q finds %v, want %v", alert, got, want)
		}
	}
}

func alertForgotten(t *testing.T, open func() AlertStore) {
	s := open()
	mustAdd(t, s, "a", true)
	mustAdd(t, s, "b", true)
	mustMark(t, s, "a", sampleMark(Sample(1)))
	mustMark(t, s, "b", sampleMark(Sample(1)))
	if err := s.RemoveAlert(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveAlert(ctx, "a"); !errors.Is(err, store.ErrNone) {
		t.Errorf("removed twice: %v, want ErrNone", err)
	}
	mustAdd(t, s, "a", true)
	for alert, want := range map[string]int{"a": 0, "b": 1} {
		if got, err := s.Marks(ctx, alert, store.WhichMarks{}); err != nil || len(got) != want {
			t.Errorf("%s has %d marks, %v, want %d", alert, len(got), err, want)
		}
	}
	if err := s.AddMarks(ctx, "none", []store.Mark{sampleMark(Sample(1))}); err == nil {
		t.Error("an alert that is not there is marked")
	}
}

func mustAdd(t *testing.T, s store.Alerts, name string, past bool) {
	t.Helper()
	if err := s.AddAlert(ctx, sampleAlert(name), past); err != nil {
		t.Fatal(err)
	}
}

func mustMark(t *testing.T, s store.Alerts, alert string, marks ...store.Mark) {
	t.Helper()
	if err := s.AddMarks(ctx, alert, marks); err != nil {
		t.Fatal(err)
	}
}
