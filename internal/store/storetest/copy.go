package storetest

import (
	"reflect"
	"testing"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

// RunCopy tests that a copy into an empty store has all that another store
// keeps, to the last row. open returns two empty ones.
func RunCopy(t *testing.T, open func(t *testing.T) (from, to store.Store)) {
	from, to := open(t)
	keep(t, from, Sample(1))
	keep(t, from, Typical(2))
	newer := Read(Sample(1).Article.Raw, "in/0001.txt", "test-2")
	newer.Events, newer.Figures = nil, nil
	keep(t, from, newer) // leaves superseded mentions
	odd := Sample(3)
	odd.Article.Path, odd.Article.Title = "in/\xff.txt", "A title\x00 \x1a00"
	keep(t, from, odd)
	j := record.Judgement{A: "event:1", B: "event:2", Verdict: record.Same, By: "Ada", At: time.Unix(1700000000, 0).UTC()}
	j.ID = j.Hash()
	w := record.Withdrawal{By: "Ben", At: j.At, Because: "two meetings"}
	if err := from.Judge(ctx, j); err != nil {
		t.Fatal(err)
	}
	if err := from.Withdraw(ctx, j.ID, w); err != nil {
		t.Fatal(err)
	}
	fixed := change(t, from, Sample(3).Article.ID, Sample(3).Events[0].ID, "status", record.Denied)
	if err := from.Withdraw(ctx, fixed.ID, w); err != nil {
		t.Fatal(err)
	}
	correct(t, from, record.Correction{Article: Typical(2).Article.ID, Mention: Typical(2).Events[1].ID, Kind: "event", Act: record.Dropped})
	book := from.(store.Ledger)
	mustFind(t, book, 2, sampleErrand("https://post.example/a"), sampleErrand("https://post.example/b"))
	settled := sampleErrand("https://post.example/a")
	settled.State, settled.Article = store.Kept, "sha256:1"
	if err := book.SetErrand(ctx, settled); err != nil {
		t.Fatal(err)
	}
	for round, want := range []store.Copied{{Articles: 3, Judgements: 1, Corrections: 2}, {Known: 3, Judgements: 1, Corrections: 2}} {
		if got, err := store.CopyAll(ctx, to, from, func(store.Copied) {}); got != want || err != nil {
			t.Errorf("round %d: %+v, %v; want %+v", round, got, err, want)
		}
		a, b := all(t, from), all(t, to)
		for i := range a {
			if !reflect.DeepEqual(a[i], b[i]) {
				t.Errorf("round %d: copied %+v\nas %+v", round, a[i], b[i])
			}
		}
	}
}

// all returns everything that a store keeps.
func all(t *testing.T, s store.Store) (out []any) {
	t.Helper()
	var list []*store.Entry
	for e, err := range s.Entries(ctx) {
		if err != nil || !e.CheckSeal() {
			t.Fatal("an entry is not as it was kept: ", err)
		}
		list = append(list, e)
	}
	judged, err := s.Judgements(ctx)
	if err != nil {
		t.Fatal(err)
	}
	polls, errands, err := s.(store.WholeLedger).Ledger(ctx)
	if err != nil {
		t.Fatal(err)
	}
	corrected, err := s.Corrections(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return []any{list, judged, corrected, polls, errands}
}
