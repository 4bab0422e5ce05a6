package run_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// parsed makes what is found of articles.
func parsed(articles iter.Seq2[*record.Article, error]) iter.Seq2[run.Parse, error] {
	return func(yield func(run.Parse, error) bool) {
		for a, err := range articles {
			if !yield(func() (*record.Article, error) { return a, nil }, err) {
				return
			}
		}
	}
}

// samples yields n articles, and an error in place of every tenth.
func samples(n int) iter.Seq2[*record.Article, error] {
	return func(yield func(*record.Article, error) bool) {
		for i := range n {
			a, err := storetest.Sample(i).Article, error(nil)
			if i%10 == 9 {
				a, err = nil, fmt.Errorf("in/%04d.txt: is empty", i)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// read takes the longer the earlier an article comes, to upset the order.
func read(a *record.Article) (*record.Reading, error) {
	if strings.HasSuffix(a.Path, "0.txt") {
		time.Sleep(2 * time.Millisecond)
	}
	r := storetest.Read(a.Raw, a.Path, "")
	r.Article = a
	return r, nil
}

func open(t *testing.T) store.Store {
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func line(r run.Result) string {
	if r.Err != nil {
		return r.Err.Error()
	}
	return r.Article.Path
}

func TestOrder(t *testing.T) {
	var want []string
	for a, err := range samples(100) {
		want = append(want, line(run.Result{Article: a, Err: err}))
	}
	for _, workers := range []int{0, 1, 3, 16} {
		s := open(t)
		var got []string
		r := run.Run{Read: read, Version: "v1", Store: s, Workers: workers, Recall: true, Show: func(res run.Result) error {
			if res.Err == nil && (res.Reading.Version != "v1" || res.Reading.Events[0].Version != "v1" || len(res.Reading.Events) != 1) {
				t.Errorf("%s: %+v", res.Article.Path, res.Reading)
			}
			got = append(got, line(res))
			return nil
		}}
		for round, sum := range []run.Summary{
			{Read: 90, Failed: 10, Events: 90, Statements: 90, Figures: 90},
			{Known: 90, Failed: 10},
		} {
			got = nil
			if have, err := r.Do(t.Context(), parsed(samples(100))); !reflect.DeepEqual(have, sum) || err != nil {
				t.Errorf("%d workers, round %d: %+v, %v", workers, round, have, err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%d workers, round %d: order %v", workers, round, got)
			}
		}
	}
}

// The same bytes twice in one run are kept once, however the goroutines race.
func TestSameBytes(t *testing.T) {
	same := func(yield func(*record.Article, error) bool) {
		for i := range 20 {
			a := storetest.Sample(1).Article
			a.Path = fmt.Sprint(i)
			if !yield(a, nil) {
				return
			}
		}
	}
	r := run.Run{Read: read, Version: "v1", Store: open(t), Workers: 4, Show: func(run.Result) error { return nil }}
	if sum, err := r.Do(t.Context(), parsed(same)); sum.Read != 1 || sum.Known != 19 || err != nil {
		t.Errorf("%+v, %v", sum, err)
	}
}

func TestPanicCostsOneArticle(t *testing.T) {
	r := run.Run{Workers: 2, Show: func(run.Result) error { return nil }, Read: func(a *record.Article) (*record.Reading, error) {
		if a.Path == "in/0003.txt" {
			panic("out of range")
		}
		return read(a)
	}}
	if sum, err := r.Do(t.Context(), parsed(samples(8))); sum.Read != 7 || sum.Failed != 1 || err != nil {
		t.Errorf("%+v, %v", sum, err)
	}
}

// A cancelled run ends soon, keeps what it began, and all it shows is kept.
func TestStop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s := open(t)
	var began atomic.Int32
	shown := 0
	r := run.Run{Version: "v1", Store: s, Workers: 3, Show: func(run.Result) error { shown++; return nil },
		Read: func(a *record.Article) (*record.Reading, error) {
			if began.Add(1) == 20 {
				cancel()
			}
			return read(a)
		}}
	sum, err := r.Do(ctx, parsed(samples(100_000)))
	if err != nil || !sum.Stopped {
		t.Fatalf("%+v, %v", sum, err)
	}
	c, _ := s.Counts(t.Context())
	if c.Articles != sum.Read || sum.Read < 18 || int(began.Load())-sum.Read > 1 || shown != sum.Read+sum.Failed {
		t.Errorf("%d began, %d kept, %d shown; %+v", began.Load(), c.Articles, shown, sum)
	}
	if sum.Read > 40 {
		t.Errorf("%d articles read after the run was stopped at 20", sum.Read)
	}
}

// A run that waits for an article that does not come can be stopped.
func TestStopWhileWaiting(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	never := make(chan struct{})
	defer close(never)
	r := run.Run{Read: read, Version: "v1", Show: func(run.Result) error { cancel(); return nil }}
	sum, err := r.Do(ctx, parsed(func(yield func(*record.Article, error) bool) {
		if yield(storetest.Sample(1).Article, nil) {
			<-never
		}
	}))
	if sum.Read != 1 || !sum.Stopped || err != nil {
		t.Errorf("%+v, %v", sum, err)
	}
}

// passed is an error that is none.
type passed struct{ why string }

func (p passed) Error() string  { return p.why }
func (p passed) Skipped() bool  { return p.why != "damaged" }
func (p passed) Reason() string { return p.why }

func TestReasons(t *testing.T) {
	shown := 0
	r := run.Run{Read: read, Version: "v1", Workers: 2, Show: func(res run.Result) error {
		if shown++; res.Skipped != (res.Err != nil && res.Err.Error() != "damaged" && res.Err.Error() != "other") {
			t.Errorf("%+v", res)
		}
		return nil
	}}
	sum, err := r.Do(t.Context(), parsed(func(yield func(*record.Article, error) bool) {
		_ = yield(nil, passed{"image/png"}) && yield(nil, passed{"damaged"}) && yield(storetest.Sample(1).Article, nil) &&
			yield(nil, fmt.Errorf("wrapped: %w", passed{"image/png"})) && yield(nil, errors.New("other"))
	}))
	want := run.Summary{Read: 1, Failed: 2, Skipped: 2, Events: 1, Statements: 1, Figures: 1,
		FailedFor: map[string]int{"damaged": 1}, SkippedFor: map[string]int{"image/png": 2}}
	if err != nil || !reflect.DeepEqual(sum, want) || shown != 5 {
		t.Errorf("%+v, %v", sum, err)
	}
}

type broken struct{ store.Store }

func (broken) Keep(context.Context, *record.Reading) (bool, error) {
	return false, errors.New("the disk is full")
}

func TestFailures(t *testing.T) {
	r := run.Run{Read: read, Version: "v1", Store: broken{open(t)}, Workers: 2, Show: func(run.Result) error { return nil }}
	if _, err := r.Do(t.Context(), parsed(samples(1000))); err == nil || err.Error() != "the disk is full" {
		t.Errorf("a failing store: %v", err)
	}
	r.Store, r.Show = nil, func(run.Result) error { return errors.New("closed pipe") }
	if _, err := r.Do(t.Context(), parsed(samples(1000))); err == nil || err.Error() != "closed pipe" {
		t.Errorf("a failing Show: %v", err)
	}
	unsound := func(a *record.Article) (*record.Reading, error) {
		out, err := read(a)
		out.Figures[0].Words.End = -1
		return out, err
	}
	r = run.Run{Read: unsound, Version: "v1", Store: open(t), Show: func(run.Result) error { return nil }}
	if sum, err := r.Do(t.Context(), parsed(samples(5))); sum.Failed != 5 || err != nil {
		t.Errorf("unsound readings: %+v, %v", sum, err)
	}
}
