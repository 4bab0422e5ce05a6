package storetest

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

// bodies tests that they give the readings that entries give, as persons
// corrected them.
func bodies(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	keep(t, s, Sample(1))
	second := Sample(2)
	second.Figures, second.Offices = nil, nil
	keep(t, s, second)
	again := Read(Sample(1).Article.Raw, "in/0001.txt", "test-2")
	again.Events = nil
	keep(t, s, again)
	if err := s.Correct(ctx, drop(second)); err != nil {
		t.Fatal(err)
	}
	var got, want []*record.Reading
	for e, err := range s.Bodies(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := e.Reading()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, bare(r))
	}
	for _, r := range readings(t, s) {
		want = append(want, bare(r))
	}
	if !reflect.DeepEqual(got, want) || len(got) != 2 || len(got[1].Events) != 0 {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// bare leaves out what bodies may leave out.
func bare(r *record.Reading) *record.Reading {
	r.Article.Raw, r.Diagnostics = nil, nil
	return r
}

// drop is a person's word that the first event of a reading is none.
func drop(r *record.Reading) record.Correction {
	e := &r.Events[0]
	c := record.Correction{Article: r.Article.ID, Mention: e.ID, Kind: store.KindEvent, Act: record.Dropped, Because: "nobody did", By: "A. Person",
		At: time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)}
	c.ID = c.Hash()
	return c
}

// changes tests that whoever looks sees each change once at least, and what did
// not change not again.
func changes(t *testing.T, open func() store.Store) {
	s := open()
	defer s.Close()
	one, two := Sample(1), Sample(2)
	keep(t, s, one)
	all, at, err := s.Changed(ctx, "")
	if err != nil || len(all) > 0 || at == "" {
		t.Fatalf("at first %v, point %q, %v", all, at, err)
	}
	c := drop(one)
	for _, step := range []struct {
		name string
		do   func() error
		want []record.ID
	}{
		{"nothing", func() error { return nil }, nil},
		{"a new article", func() error { _, err := s.Keep(ctx, two); return err }, []record.ID{two.Article.ID}},
		{"the same again", func() error { _, err := s.Keep(ctx, two); return err }, nil},
		{"read again", func() error { _, err := s.Keep(ctx, Read(one.Article.Raw, "in/0001.txt", "test-2")); return err }, []record.ID{one.Article.ID}},
		{"corrected", func() error { return s.Correct(ctx, c) }, []record.ID{one.Article.ID}},
		{"withdrawn", func() error { return s.Withdraw(ctx, c.ID, record.Withdrawal{By: "A. Person"}) }, []record.ID{one.Article.ID}},
		{"nothing more", func() error { return nil }, nil},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		all, next, err := s.Changed(ctx, at)
		if err != nil || !slices.Equal(all, step.want) {
			t.Errorf("%s: %v, %v, want %v", step.name, all, err, step.want)
		}
		at = next
	}
	if _, _, err := s.Changed(ctx, "yesterday"); err == nil {
		t.Error("yesterday is a point")
	}
}
