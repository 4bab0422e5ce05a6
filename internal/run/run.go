// Package run takes articles through reading, keeping and showing: read by
// many goroutines, kept and shown in the order they came.
//
// It must never know where articles come from, how they are read, kept or
// shown; all four are given to it.
package run

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"readout/internal/record"
	"readout/internal/store"
)

// A Run is the way of many articles through the program.
type Run struct {
	Read    func(*record.Article) (*record.Reading, error) // safe for many goroutines
	Version string                                         // of what Read reads; written into every reading and mention
	Store   store.Store                                    // nil: keep nothing
	Show    func(Result) error                             // called in order, by one goroutine; an error ends the run
	Recall  bool                                           // Show wants the readings of articles already kept
	Workers int                                            // goroutines that read; at least one
}

// A Result is what became of one article.
type Result struct {
	Article *record.Article // nil if it never became one
	Reading *record.Reading // nil if it failed, or was already kept and is not recalled
	Known   bool            // already kept by the same version
	Skipped bool            // no article by its kind: nothing is wrong, Err says why
	Err     error           // why it could not be read
}

// A Summary counts the results of a run.
type Summary struct {
	Read, Known, Failed         int // articles
	Skipped                     int // things that are no articles
	Events, Statements, Figures int // of the articles read, not of those known
	Stopped                     bool
	FailedFor, SkippedFor       map[string]int // how many for which reason, as far as their errors have one
}

// Do reads all articles. A cancelled context ends it early: what is being read
// is finished, kept and shown, and the summary says so. An article that cannot
// be read is a Result with an error; only a failing store or Show fails Do.
func (r *Run) Do(ctx context.Context, articles iter.Seq2[*record.Article, error]) (Summary, error) {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := max(r.Workers, 1)
	queue := make(chan *task, 2*workers) // in order; bounds what is in memory
	work := make(chan *task)
	for range workers {
		go func() {
			for j := range work {
				j.result = r.one(context.WithoutCancel(ctx), j.article, j.err)
				close(j.done)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(work)
		feed(inner, articles, queue, work)
	}()
	var sum Summary
	err := r.drain(ctx, queue, &sum)
	if err != nil {
		cancel()
		for j := range queue { // let the goroutines end
			<-j.done
		}
	}
	sum.Stopped = ctx.Err() != nil
	return sum, err
}

type task struct {
	article *record.Article
	err     error
	result  Result
	done    chan struct{}
}

func feed(ctx context.Context, articles iter.Seq2[*record.Article, error], queue, work chan<- *task) {
	for a, err := range articles {
		if ctx.Err() != nil {
			return
		}
		j := &task{article: a, err: err, done: make(chan struct{})}
		select {
		case queue <- j:
			work <- j
		case <-ctx.Done():
			return
		}
	}
}

// drain keeps and shows the results in order. Once ctx is cancelled it waits
// for no more articles: the input may be a pipe in which nothing comes.
func (r *Run) drain(ctx context.Context, queue <-chan *task, sum *Summary) error {
	for j := range until(ctx, queue) {
		<-j.done
		res := j.result
		if err := r.keep(context.WithoutCancel(ctx), &res); err != nil {
			return err
		}
		sum.add(res)
		if err := r.Show(res); err != nil {
			return err
		}
	}
	return nil
}

// until yields what comes out of the queue; once ctx is cancelled, only what
// is in it already.
func until(ctx context.Context, queue <-chan *task) iter.Seq[*task] {
	return func(yield func(*task) bool) {
		for ctx.Err() == nil {
			select {
			case j, ok := <-queue:
				if !ok || !yield(j) {
					return
				}
			case <-ctx.Done():
			}
		}
		for {
			select {
			case j, ok := <-queue:
				if !ok || !yield(j) {
					return
				}
			default:
				return
			}
		}
	}
}

// one reads an article, or recalls what was read of it before.
func (r *Run) one(ctx context.Context, a *record.Article, err error) Result {
	res := Result{Article: a, Err: err, Skipped: skipped(err)}
	if err != nil || r.recall(ctx, &res) {
		return res
	}
	res.Reading, res.Err = r.read(a)
	return res
}

// read calls Read. A panic, which should never be, costs one article and not
// the run.
func (r *Run) read(a *record.Article) (reading *record.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error while reading: %v; please report it together with the article", p)
		}
	}()
	reading, err = r.Read(a)
	if err == nil {
		r.stamp(reading)
	}
	return reading, err
}

// stamp writes into a reading which version read it.
func (r *Run) stamp(reading *record.Reading) {
	reading.Version = r.Version
	for i := range reading.Events {
		reading.Events[i].Version = r.Version
	}
	for i := range reading.Statements {
		reading.Statements[i].Version = r.Version
	}
	for i := range reading.Figures {
		reading.Figures[i].Version = r.Version
	}
	for i := range reading.Offices {
		reading.Offices[i].Version = r.Version
	}
}

// recall reports whether the article is already kept, and fetches its reading
// if wanted. The article itself stays as it came this time.
func (r *Run) recall(ctx context.Context, res *Result) bool {
	if r.Store == nil {
		return false
	}
	res.Known, res.Err = r.Store.Has(ctx, res.Article.ID, r.Version)
	if res.Err != nil || !res.Known || !r.Recall {
		return res.Known || res.Err != nil
	}
	e, err := r.Store.Entry(ctx, res.Article.ID)
	if err == nil {
		res.Reading, err = e.Reading()
	}
	if err == nil {
		res.Reading.Article = res.Article
	}
	res.Err = err
	return true
}

// keep keeps a fresh reading. A reading that is wrong in itself fails its
// article; a store that fails, fails the run.
func (r *Run) keep(ctx context.Context, res *Result) error {
	if r.Store == nil || res.Err != nil || res.Known {
		return nil
	}
	kept, err := r.Store.Keep(ctx, res.Reading)
	if errors.Is(err, store.ErrUnsound) {
		res.Err, res.Reading = err, nil
		return nil
	}
	res.Known = !kept && err == nil
	return err
}

func (s *Summary) add(res Result) {
	switch {
	case res.Skipped:
		s.Skipped++
		count(&s.SkippedFor, res.Err)
	case res.Err != nil:
		s.Failed++
		count(&s.FailedFor, res.Err)
	case res.Known:
		s.Known++
	default:
		s.Read++
		s.Events += len(res.Reading.Events)
		s.Statements += len(res.Reading.Statements)
		s.Figures += len(res.Reading.Figures)
	}
}

// skipped reports whether an error says of itself that nothing is wrong.
func skipped(err error) bool {
	var s interface{ Skipped() bool }
	return errors.As(err, &s) && s.Skipped()
}

// count counts an error under its reason.
func count(m *map[string]int, err error) {
	var r interface{ Reason() string }
	if !errors.As(err, &r) {
		return
	}
	if *m == nil {
		*m = map[string]int{}
	}
	(*m)[r.Reason()]++
}
