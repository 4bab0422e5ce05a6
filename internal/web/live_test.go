package web

import (
	"context"
	"iter"
	"net/http/httptest"
	"testing"
	"time"

	"readout/internal/across"
	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// What other programs keep and judge is seen at the next look.
func TestRefresh(t *testing.T) {
	s, err := sqlite.Open(t.TempDir() + "/record.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l := newLive(s)
	now := func() time.Time { return time.Unix(0, 0) } // no looking takes any time
	keep := func(n int) *record.Reading {
		r := storetest.Sample(n)
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		if err := l.refresh(t.Context(), now); err != nil {
			t.Fatal(err)
		}
		return r
	}
	one := keep(1)
	first := l.facts
	if err := l.refresh(t.Context(), now); err != nil || l.facts != first {
		t.Error("gathered again, and nothing had changed", err)
	}
	two := keep(2)
	if l.facts.Articles != 2 || l.facts.Events != 2 || len(l.record.Articles()) != 2 {
		t.Errorf("%d articles, %d events", l.facts.Articles, l.facts.Events)
	}
	j := record.Judgement{Verdict: record.Different, By: "B. Other", Because: []record.Reason{{Words: "two letters"}}}
	j.A, j.B = record.Pair(one.Events[0].ID, two.Events[0].ID)
	j.ID = j.Hash()
	if err := s.Judge(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	if err := l.refresh(t.Context(), now); err != nil || len(l.record.Judgements) != 1 {
		t.Errorf("%d judgements, %v", len(l.record.Judgements), err)
	}
	err = l.with(t.Context(), func(r *across.Record, f *facts) error {
		a, _ := r.Cluster(j.A)
		b, _ := r.Cluster(j.B)
		if a.ID == b.ID {
			t.Error("judged different, and yet one")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// Lists that need no clusters do not wait for them.
func TestListsComeFirst(t *testing.T) {
	s, err := sqlite.Open(t.TempDir() + "/record.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := storetest.Sample(1)
	if _, err := s.Keep(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	d := &Desk{Options: Options{Store: slowly{s, make(chan struct{})}, Known: actor.Known(), Now: time.Now}, views: views()}
	d.live = newLive(d.Store)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); d.live.refresh(ctx, time.Now) }()
	defer func() { cancel(); <-done }()
	for path, status := range map[string]int{"/events?party=TUR/foreign-minister": 200, "/search?q=call+for": 200, "/actors": 200,
		"/article/" + string(r.Article.ID): 200, "/statements.json": 200, "/contacts": 503, "/event/" + string(r.Events[0].ID): 503} {
		w := httptest.NewRecorder()
		ask, stop := context.WithTimeout(ctx, 200*time.Millisecond)
		d.Handler().ServeHTTP(w, httptest.NewRequestWithContext(ask, "GET", path, nil))
		if stop(); w.Code != status {
			t.Errorf("%s: %d, want %d\n%s", path, w.Code, status, w.Body)
		}
	}
}

// slowly is a store whose readings do not come before they may.
type slowly struct {
	store.Store
	may chan struct{}
}

func (s slowly) Bodies(ctx context.Context) iter.Seq2[*store.Entry, error] {
	return func(yield func(*store.Entry, error) bool) {
		select {
		case <-s.may:
		case <-ctx.Done():
		}
		yield(nil, context.Canceled)
	}
}

// Names are found in the spellings that the command line finds them in.
func TestNamesSoundAlike(t *testing.T) {
	n := &names{of: map[string][]int32{}, actors: []store.Name{{ID: "IRN/x", Name: "Hossein Amir-Abdollahian", Kind: "person"}}}
	for _, k := range append(keysOf(n.actors[0].Name), n.actors[0].ID) {
		n.of[k] = append(n.of[k], 0)
	}
	for _, words := range []string{"Amirabdollahian", "Amir Abdolahian", "hossein", "IRN/x", "Abdollahian"} {
		if got, _ := (asked{n, []string{words}}).Names(t.Context(), store.NamesActors); len(got) != 1 {
			t.Errorf("%q finds %d", words, len(got))
		}
	}
	if got, _ := (asked{n, []string{"Fidan"}}).Names(t.Context(), store.NamesActors); len(got) != 0 {
		t.Error("Fidan finds", got)
	}
}
