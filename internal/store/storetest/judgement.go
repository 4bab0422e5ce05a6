package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"readout/internal/record"
	"readout/internal/store"
)

// judgements are appended, can be withdrawn once, and stay to be seen.
func judgements(t *testing.T, open func() store.Store) {
	s := open()
	var want []record.Judgement
	for i, v := range []record.Verdict{record.Same, record.Different} {
		j := record.Judgement{
			A: Sample(1).Events[0].ID, B: Sample(2).Events[0].ID, Verdict: v, By: "Ada “A.” Łuk",
			Because: []record.Reason{{Words: "both name the airport"}}, At: time.Date(2023, 11, 2, 12, 0, i, 5000, time.UTC),
		}
		j.ID = j.Hash()
		want = append(want, j)
		for range 2 { // twice is once
			if err := s.Judge(ctx, j); err != nil {
				t.Fatal(err)
			}
		}
	}
	w := record.Withdrawal{By: "Ben", At: time.Date(2023, 11, 3, 0, 0, 0, 0, time.UTC), Because: "two airports"}
	if err := s.Withdraw(ctx, want[0].ID, w); err != nil {
		t.Fatal(err)
	}
	for _, id := range []record.ID{want[0].ID, "judgement:none"} {
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
	if got, err := s.Judgements(ctx); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("Judgements = %+v, %v\nwant %+v", got, err, want)
	}
}
