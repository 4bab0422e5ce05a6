package web

import (
	"testing"

	"readout/internal/across"
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
	keep := func(n int) *record.Reading {
		r := storetest.Sample(n)
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		if err := l.refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		return r
	}
	one := keep(1)
	first := l.record
	if err := l.refresh(t.Context()); err != nil || l.record != first {
		t.Error("the record was made again, and nothing had changed", err)
	}
	two := keep(2)
	if l.record == first || l.facts.Articles != 2 {
		t.Errorf("%d articles", l.facts.Articles)
	}
	second := l.record
	j := record.Judgement{Verdict: record.Different, By: "B. Other", Because: []record.Reason{{Words: "two letters"}}}
	j.A, j.B = record.Pair(one.Events[0].ID, two.Events[0].ID)
	j.ID = j.Hash()
	if err := s.Judge(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	if err := l.refresh(t.Context()); err != nil || l.record != second || len(l.record.Judgements) != 1 {
		t.Errorf("%d judgements, made again: %v, %v", len(l.record.Judgements), l.record != second, err)
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
