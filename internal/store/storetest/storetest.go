package storetest

import (
	"context"
	"errors"
	"reflect"
	"sync"
	"testing"

	"readout/internal/neardup"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// Run runs the tests that every store must pass. open returns an empty store,
// or the same one again for the same name.
func Run(t *testing.T, open func(t *testing.T, name string) store.Store) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, func() store.Store)
	}{
		{"what is kept comes back", comesBack},
		{"the same twice changes nothing", sameTwice},
		{"a newer version supersedes", supersedes},
		{"a mention read again stands again", standsAgain},
		{"nothing of a broken reading is kept", allOrNothing},
		{"entries keep their order", order},
		{"many goroutines", goroutines},
		{"a cancelled context", cancelled},
		{"what is asked for is found", finds},
		{"found by day", findsByDay},
		{"found by words in order", findsWordsInOrder},
		{"names and actors seen", named},
		{"sketches", sketches},
		{"bodies", bodies},
		{"what has changed", changes},
		{"judgements", judgements},
		{"corrections", corrections},
		{"what is corrected", amends},
		{"what is corrected is told", tellsCorrected},
		{"located", located},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.run(t, func() store.Store { return open(t, test.name) })
		})
	}
}

var ctx = context.Background()

func keep(t *testing.T, s store.Store, r *record.Reading) bool {
	t.Helper()
	kept, err := s.Keep(ctx, r)
	if err != nil {
		t.Fatalf("Keep(%s): %v", r.Article.Path, err)
	}
	return kept
}

func counts(t *testing.T, s store.Store) store.Counts {
	t.Helper()
	c, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func readings(t *testing.T, s store.Store) (out []*record.Reading) {
	t.Helper()
	for r, err := range store.Readings(ctx, s) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func comesBack(t *testing.T, open func() store.Store) {
	s := open()
	want := Sample(1)
	if !keep(t, s, want) {
		t.Error("the first reading was not kept")
	}
	bare := Sample(2) // an article of which nothing is known and nothing was read
	bare = &record.Reading{Version: Version, Article: &record.Article{ID: bare.Article.ID, Raw: bare.Article.Raw, Text: bare.Article.Text}}
	keep(t, s, bare)
	if has, err := s.Has(ctx, want.Article.ID, Version); !has || err != nil {
		t.Errorf("Has = %v, %v", has, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open()
	defer s.Close()
	got := readings(t, s)
	if len(got) != 2 || !reflect.DeepEqual(got[0], want) || !reflect.DeepEqual(got[1], bare) {
		t.Errorf("kept %+v\ncame back %+v", []*record.Reading{want, bare}, got)
	}
	if e, err := s.Entry(ctx, want.Article.ID); err != nil || !e.CheckSeal() {
		t.Errorf("Entry: %v, seal holds: %v", err, e != nil && e.CheckSeal())
	}
	if _, err := s.Entry(ctx, "sha256:none"); !errors.Is(err, store.ErrNone) {
		t.Errorf("Entry of nothing: %v, want ErrNone", err)
	}
	if c := counts(t, s); c != (store.Counts{Articles: 2, Events: 1, Statements: 1, Figures: 1}) {
		t.Errorf("Counts = %+v", c)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
}

func sameTwice(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	keep(t, s, Sample(1))
	again := Sample(1)
	again.Article.Path = "elsewhere.txt"
	if keep(t, s, again) {
		t.Error("the same bytes were kept twice")
	}
	if got := readings(t, s); len(got) != 1 || got[0].Article.Path != Sample(1).Article.Path {
		t.Errorf("%d readings, the first from %s", len(got), got[0].Article.Path)
	}
	if has, _ := s.Has(ctx, again.Article.ID, "test-2"); has {
		t.Error("Has reports a version that read nothing")
	}
}

func supersedes(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	old := Sample(1)
	keep(t, s, old)
	keep(t, s, Sample(2))
	newer := Read(old.Article.Raw, old.Article.Path, "test-2")
	newer.Events, newer.Figures = nil, nil
	newer.Statements[0].Kind = record.Hope
	newer.Statements[0].About = newer.Statements[0].Addressees
	newer.Statements[0].Addressees = nil
	newer.Article.Zones, newer.Diagnostics = nil, nil
	if !keep(t, s, newer) {
		t.Fatal("the newer reading was not kept")
	}
	if got := readings(t, s); !reflect.DeepEqual(got[0], newer) || !reflect.DeepEqual(got[1], Sample(2)) {
		t.Errorf("after the newer version:\n%+v\nwant\n%+v", got[0], newer)
	}
	if c := counts(t, s); c != (store.Counts{Articles: 2, Events: 1, Statements: 2, Figures: 1, Superseded: 2}) {
		t.Errorf("Counts = %+v", c)
	}
	e, err := s.Entry(ctx, old.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !e.CheckSeal() || len(e.Mentions) != 4 {
		t.Fatalf("seal holds: %v; %d mentions, want 4", e.CheckSeal(), len(e.Mentions))
	}
	for _, m := range e.Mentions[2:] {
		if m.Superseded != "test-2" || (m.ID != old.Events[0].ID && m.ID != old.Figures[0].ID) || len(m.Participants) == 0 {
			t.Errorf("an old mention is not kept whole as superseded: %+v", m)
		}
	}
}

func standsAgain(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	first := Sample(1)
	keep(t, s, first)
	second := Read(first.Article.Raw, first.Article.Path, "test-2")
	second.Events = nil
	keep(t, s, second)
	third := Read(first.Article.Raw, first.Article.Path, "test-3")
	keep(t, s, third)
	if got := readings(t, s); !reflect.DeepEqual(got[0], third) {
		t.Errorf("read again: %+v\nwant %+v", got[0], third)
	}
	if c := counts(t, s); c.Superseded != 0 {
		t.Errorf("%d mentions are superseded, want none", c.Superseded)
	}
}

func allOrNothing(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	for what, spoil := range map[string]func(*record.Reading){
		"out of bounds":   func(r *record.Reading) { r.Figures[0].Words.End = 1 << 20 },
		"inside a letter": func(r *record.Reading) { r.Events[0].Actors[0].Span.Start += 2 }, // "T", "ü"
		"backwards":       func(r *record.Reading) { r.Statements[0].Span = text.Span{Start: 9, End: 3} },
		"same id twice":   func(r *record.Reading) { r.Statements[0].ID = r.Events[0].ID },
		"no version":      func(r *record.Reading) { r.Version = "" },
	} {
		r := Sample(1)
		spoil(r)
		if kept, err := s.Keep(ctx, r); kept || !errors.Is(err, store.ErrUnsound) {
			t.Errorf("%s: kept %v, error %v, want ErrUnsound", what, kept, err)
		}
	}
	if c := counts(t, s); c != (store.Counts{}) {
		t.Errorf("something was kept: %+v", c)
	}
}

func order(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	const n = 50
	for i := n; i > 0; i-- {
		keep(t, s, Sample(i))
	}
	keep(t, s, Read(Sample(7).Article.Raw, "in/0007.txt", "test-2")) // stays in its place
	for i, r := range readings(t, s) {
		if want := Sample(n - i).Article.Path; r.Article.Path != want {
			t.Fatalf("reading %d is of %s, want %s", i, r.Article.Path, want)
		}
	}
	for range s.Entries(ctx) {
		break // leaves nothing open: keeping still works
	}
	keep(t, s, Sample(n+1))
}

func goroutines(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	const n = 40
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			for i := range n {
				if _, err := s.Keep(ctx, Sample(i)); err != nil {
					t.Errorf("goroutine %d: %v", g, err)
				}
				if has, err := s.Has(ctx, Sample(i).Article.ID, Version); !has || err != nil {
					t.Errorf("goroutine %d: Has = %v, %v", g, has, err)
				}
			}
			for _, err := range s.Entries(ctx) {
				if err != nil {
					t.Errorf("goroutine %d: %v", g, err)
				}
			}
		})
	}
	group.Wait()
	if c := counts(t, s); c.Articles != n || c.Events != n {
		t.Errorf("Counts = %+v, want %d of each", c, n)
	}
}

func cancelled(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	stop, cancel := context.WithCancel(ctx)
	cancel()
	if kept, err := s.Keep(stop, Sample(1)); kept || !errors.Is(err, context.Canceled) {
		t.Errorf("Keep = %v, %v", kept, err)
	}
	keep(t, s, Sample(1)) // the store is as good as before
}

// Sketches are those of the articles as they were last read, in the order of
// Entries.
func sketches(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	for i := range 5 {
		keep(t, s, Typical(i))
	}
	again := Read(Typical(2).Article.Raw, "in/2.txt", "test-2")
	again.Article.Zones = []record.Zone{{Kind: record.ZoneBoilerplate, Span: text.Span{Start: 0, End: 60}}}
	again.Events, again.Statements, again.Figures, again.Offices = nil, nil, nil, nil
	keep(t, s, again)
	n := 0
	for got, err := range s.Sketches(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		want := Typical(n).Article
		if n == 2 {
			want = again.Article
		}
		if got.Article != want.ID || got.Published != want.Published || !reflect.DeepEqual(got.Sketch, neardup.SketchOf(want)) {
			t.Errorf("sketch %d is of %s, %s, or of other words", n, got.Article, got.Published)
		}
		n++
	}
	if n != 5 {
		t.Errorf("%d sketches of 5 articles", n)
	}
	for range s.Sketches(ctx) {
		break // leaves nothing open: keeping still works
	}
	keep(t, s, Typical(9))
}
