package across_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"readout/internal/across"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// A record that followed a store is the one that is loaded from it, whatever
// other programs did meanwhile and whenever it looked.
func TestFollowing(t *testing.T) {
	all := readAll(t, "test-1", "../../examples/ankara-visit", "../../examples/ahli-hospital", "../../examples/pazigyi-air-strike")
	all = append(all, reprints(t, all[:4])...)
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			o := &others{T: t, Rand: rand.New(rand.NewPCG(seed, 7)), all: slices.Clone(all), s: keep(t, nil)}
			r := load(t, o.s)
			for step := range 60 {
				o.do()
				if o.IntN(4) > 0 {
					continue
				}
				if _, err := r.Follow(t.Context(), &sync.Mutex{}); err != nil {
					t.Fatal(err)
				}
				same(t, fmt.Sprint("step ", step), r, load(t, o.s))
			}
			if changed, err := r.Follow(t.Context(), &sync.Mutex{}); err != nil {
				t.Error(changed, err)
			}
			same(t, "at last", r, load(t, o.s))
			if changed, err := r.Follow(t.Context(), &sync.Mutex{}); changed || err != nil {
				t.Error("changed, and nobody did anything", err)
			}
		})
	}
}

// same compares all that a record tells.
func same(t *testing.T, when string, got, want *across.Record) {
	t.Helper()
	if a, b := exported(t, got), exported(t, want); !bytes.Equal(a, b) {
		t.Fatalf("%s: other bytes, %d and %d\n%s\n%s", when, len(a), len(b), a, b)
	}
	var ids []record.ID
	for _, kind := range []string{store.KindEvent, store.KindFigure} {
		for _, c := range want.Clusters(kind) {
			ids = append(ids, c.Mentions()...)
		}
	}
	first, last := got.Published()
	wantFirst, wantLast := want.Published()
	for _, c := range []struct{ got, want any }{
		{got.Articles(), want.Articles()}, {got.Counts(), want.Counts()}, {first + last, wantFirst + wantLast},
		{got.Contacts(ids), want.Contacts(ids)}, {got.Figures(ids), want.Figures(ids)}, {got.Refused(), want.Refused()},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Fatalf("%s:\n%+v\nwant\n%+v", when, c.got, c.want)
		}
	}
	for _, id := range want.Articles() {
		if got.CopyOf(id) != want.CopyOf(id) {
			t.Fatalf("%s: %s is a copy of %q, want %q", when, id, got.CopyOf(id), want.CopyOf(id))
		}
	}
}

// reprints are articles with the wording of others.
func reprints(t *testing.T, all []*record.Reading) (out []*record.Reading) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range all {
		a, err := intake.FromBytes(fmt.Sprintf("reprint-%d.txt", i), append(slices.Clone(r.Article.Raw), " (Agencies)\n"...))
		if err != nil {
			t.Fatal(err)
		}
		a.Outlet, a.Published = "The Reprint", r.Article.Published
		x, err := reader.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		x.Stamp("test-1")
		out = append(out, x)
	}
	return out
}

// others are programs and persons that change a store.
type others struct {
	*testing.T
	*rand.Rand
	all  []*record.Reading
	s    *sqlite.Store
	kept []*record.Reading
	n    int // versions and moments
}

func (o *others) do() {
	o.n++
	var err error
	switch k := o.IntN(10); {
	case k < 5 && len(o.all) > 0:
		i := o.IntN(len(o.all))
		o.kept = append(o.kept, o.all[i])
		_, err = o.s.Keep(o.Context(), o.all[i])
		o.all = slices.Delete(o.all, i, i+1)
	case len(o.kept) < 2:
	case k < 7:
		_, err = o.s.Keep(o.Context(), o.again(o.kept[o.IntN(len(o.kept))]))
	case k < 8:
		err = o.judge()
	case k < 9:
		err = o.correct()
	default:
		err = o.withdraw()
	}
	if err != nil {
		o.Fatal(err)
	}
}

// again is how a newer version reads an article: other spans, and now and then
// another day, fewer mentions, or a zone more.
func (o *others) again(r *record.Reading) *record.Reading {
	x, a := *r, *r.Article
	x.Article, x.Events, x.Figures = &a, slices.Clone(r.Events), slices.Clone(r.Figures)
	x.Statements = slices.Clone(r.Statements)
	for i := range x.Events {
		e := &x.Events[i]
		e.Span.End = max(e.Span.End-o.IntN(2), lastOf(e.Trigger))
		e.ID = e.Hash()
	}
	switch o.IntN(4) {
	case 0:
		a.Published = a.Published.AddDays(o.IntN(3))
	case 1:
		x.Events = x.Events[:len(x.Events)/2]
	case 2:
		a.Zones = nil
	}
	x.Stamp(fmt.Sprintf("test-%d", 1+o.n))
	return &x
}

// mention is one of an article that was kept, standing or not.
func (o *others) mention() record.ID {
	for {
		if r := o.kept[o.IntN(len(o.kept))]; len(r.Events) > 0 {
			return r.Events[o.IntN(len(r.Events))].ID
		}
	}
}

func (o *others) judge() error {
	j := record.Judgement{Verdict: []record.Verdict{record.Same, record.Different}[o.IntN(2)], By: "Ada", At: o.now()}
	if j.A, j.B = record.Pair(o.mention(), o.mention()); j.A == j.B {
		return nil
	}
	j.ID = j.Hash()
	return o.s.Judge(o.Context(), j)
}

func (o *others) correct() error {
	r := o.kept[o.IntN(len(o.kept))]
	if len(r.Events) == 0 {
		return nil
	}
	c := record.Correction{Article: r.Article.ID, Mention: r.Events[0].ID, Kind: store.KindEvent, Act: record.Dropped, By: "Ada", At: o.now()}
	c.ID = c.Hash()
	return o.s.Correct(o.Context(), c)
}

// withdraw takes back a judgement or a correction.
func (o *others) withdraw() error {
	var ids []record.ID
	judgements, err := o.s.Judgements(o.Context())
	for _, j := range judgements {
		if j.Withdrawn == nil {
			ids = append(ids, j.ID)
		}
	}
	corrections, wrong := o.s.Corrections(o.Context())
	for _, c := range corrections {
		if c.Withdrawn == nil {
			ids = append(ids, c.ID)
		}
	}
	if err != nil || wrong != nil || len(ids) == 0 {
		return err
	}
	return o.s.Withdraw(o.Context(), ids[o.IntN(len(ids))], record.Withdrawal{By: "Ada", At: o.now()})
}

func (o *others) now() time.Time { return time.Unix(int64(o.n), 0).UTC() }
