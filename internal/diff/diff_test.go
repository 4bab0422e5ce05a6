package diff_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"readout/internal/diff"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
	"readout/internal/text"
)

// readings returns the mentions of a reading and of a changed one.
func readings(t *testing.T, change func(*record.Reading)) (old, new []store.Mention) {
	t.Helper()
	lay := func(r *record.Reading) []store.Mention {
		for i := range r.Events {
			r.Events[i].ID = r.Events[i].Hash()
		}
		for i := range r.Figures {
			r.Figures[i].ID = r.Figures[i].Hash()
		}
		e, err := store.Lay(r)
		if err != nil {
			t.Fatal(err)
		}
		return e.Mentions
	}
	b := storetest.Read(storetest.Sample(1).Article.Raw, "in/0001.txt", "test-2")
	change(b)
	return lay(storetest.Sample(1)), lay(b)
}

func said(t *testing.T, old, new []store.Mention) (out []string, same int) {
	t.Helper()
	changes, same, err := diff.Mentions(old, new)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		out = append(out, fmt.Sprintf("%s %s", c.What, c.Mention().Kind))
		for _, f := range c.Fields {
			out = append(out, fmt.Sprintf("%s: %s → %s", f.Name, f.Old, f.New))
		}
	}
	return out, same
}

func TestMentions(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*record.Reading)
		want   []string
		same   int
	}{
		"another version alone is no change": {func(*record.Reading) {}, nil, 4},
		"gone":                               {func(r *record.Reading) { r.Events = nil }, []string{"gone event"}, 3},
		"added": {func(r *record.Reading) {
			e := r.Events[0]
			e.Span, e.Trigger = text.Span{Start: 0, End: 5}, nil
			r.Events = append(r.Events, e)
		}, []string{"added event"}, 4},
		"changed": {func(r *record.Reading) {
			e := &r.Events[0]
			e.Type, e.Modes, e.Recipients, e.When.Date = plover.Aid, nil, nil, ""
			e.Span.End += len(".”")
			e.ToldAs = ""
			r.Figures[0].Population.Country = "TUR"
			r.Figures[0].Place = nil
		}, []string{
			"changed event", "Modes: change → –", "Recipients: 𝛀mer → –",
			"Span: We call for a ceasefire → We call for a ceasefire.”", "ToldAs: another mention → –", "Type: REQUEST → AID", "When: 2023-11-03 → –",
			"changed figure", "Place: Bakırlı TUR → –", "Population: people → people TUR",
		}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			old, new := readings(t, c.change)
			got, same := said(t, old, new)
			if !reflect.DeepEqual(got, c.want) || same != c.same {
				t.Errorf("%d same, want %d\ngot  %q\nwant %q", same, c.same, got, c.want)
			}
		})
	}
	old, _ := readings(t, func(*record.Reading) {})
	old[0].Body = "{"
	if _, _, err := diff.Mentions(old, old); err == nil {
		t.Error("a broken body is compared")
	}
}

func open(t *testing.T, name string, readings ...*record.Reading) store.Store {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, r := range readings {
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestStores(t *testing.T) {
	newer := storetest.Read(storetest.Sample(2).Article.Raw, "in/0002.txt", "test-2")
	newer.Figures = nil
	a := open(t, "a.db", storetest.Sample(1), storetest.Sample(2), storetest.Sample(3))
	b := open(t, "b.db", storetest.Sample(1), newer)
	var total diff.Tally
	for x, err := range diff.Articles(context.Background(), a, diff.InStore(b)) {
		if err != nil {
			t.Fatal(err)
		}
		total.Add(x)
	}
	if total.Articles != 2 || total.Changed != 1 || total.OnlyOld != 1 || total.Same != 7 {
		t.Errorf("%+v", total)
	}
	if got := fmt.Sprint(total.Counts()); got != "[{figure killed 0 1 0}]" {
		t.Errorf("counts %s", got)
	}
}

func TestSuperseded(t *testing.T) {
	newer := storetest.Read(storetest.Sample(2).Article.Raw, "in/0002.txt", "test-2")
	newer.Figures = nil
	newer.Statements[0].Kind = record.Hope
	newer.Statements[0].ID = newer.Statements[0].Hash()
	s := open(t, "a.db", storetest.Sample(1), storetest.Sample(2), newer)
	var got []string
	for x, err := range diff.Superseded(context.Background(), s) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, x.Entry.Article.Path, x.Old, x.New)
		for _, c := range x.Changes {
			got = append(got, fmt.Sprint(c.What, c.Mention().Kind, c.Fields))
		}
	}
	want := []string{"in/0002.txt", "test-1", "test-2", "changedstatement[{Kind demand hope}]", "gonefigure[]"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestAnew(t *testing.T) {
	s := open(t, "a.db", storetest.Sample(1))
	read := func(a *record.Article) (*record.Reading, error) {
		r := storetest.Read(a.Raw, a.Path, "test-2")
		r.Article, r.Events = a, nil
		return r, nil
	}
	for x, err := range diff.Articles(context.Background(), s, diff.Anew(read, "test-2")) {
		if err != nil || x.New != "test-2" || x.Same != 3 || len(x.Changes) != 1 || x.Changes[0].What != diff.Gone {
			t.Errorf("%+v %v", x, err)
		}
	}
	bad := func(*record.Article) (*record.Reading, error) { return nil, errors.New("no") }
	for _, err := range diff.Articles(context.Background(), s, diff.Anew(bad, "test-2")) {
		if err == nil || !strings.Contains(err.Error(), "in/0001.txt: no") {
			t.Errorf("%v", err)
		}
	}
}
