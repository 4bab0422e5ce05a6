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
	Store   store.Store                                    // nil: keep nothing, or as Keep says
	Keep    func(context.Context, *record.Reading) error   // keeps readings instead of Store; nil: Store does
	Show    func(Result) error                             // called in order, by one goroutine; an error ends the run
	Recall  bool                                           // Show wants the readings of articles already kept
	Workers int                                            // goroutines that read; at least one
	Compare *Comparison                                    // nil: tell of no near-duplicates
}

// A Result is what became of one article.
type Result struct {
	Article *record.Article // nil if it never became one
	Reading *record.Reading // nil if it failed, or was already kept and is not recalled
	Known   bool            // already kept by the same version
	Skipped bool            // no article by its kind: nothing is wrong, Err says why
	Err     error           // why it could not be read
}

// A Parse makes the article of what was found, or tells what is wrong with it.
type Parse = func() (*record.Article, error)

// Do reads all articles that are found. A cancelled context ends it early: what
// is being read is finished, kept and shown, and the summary says so. An article
// that cannot be read is a Result with an error; only a failing store or Show
// fails Do.
func (r *Run) Do(ctx context.Context, found iter.Seq2[Parse, error]) (sum Summary, err error) {
	inside := context.WithoutCancel(ctx)
	work := func(yield func(func() Result) bool) {
		for parse, err := range found {
			if errors.Is(err, context.Canceled) || !yield(func() Result { return r.one(inside, parse, err) }) {
				return
			}
		}
	}
	for res := range inOrder(ctx, r.Workers, work) {
		if err = r.keep(inside, &res); err != nil {
			break
		}
		r.Compare.result(&res, r.Store != nil)
		sum.add(res)
		if err = r.Show(res); err != nil {
			break
		}
	}
	sum.Stopped = ctx.Err() != nil
	if r.Compare != nil && err == nil && !sum.Stopped {
		sum.Compared = true
		sum.NearDuplicates, err = r.Compare.count(inside, r.Store)
	}
	return sum, err
}

// one parses and reads an article, or recalls what was read of it before.
func (r *Run) one(ctx context.Context, parse Parse, err error) (res Result) {
	if res.Err = err; err == nil {
		res.Article, res.Err = guarded(parse)
	}
	if res.Err != nil || r.recall(ctx, &res) {
		res.Skipped = skipped(res.Err)
		return res
	}
	res.Reading, res.Err = guarded(func() (*record.Reading, error) { return r.Read(res.Article) })
	if res.Err == nil {
		res.Reading.Stamp(r.Version)
	}
	return res
}

// guarded calls f. A panic, which should never be, costs one article and not
// the run.
func guarded[T any](f func() (T, error)) (out T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error while reading: %v; please report it together with the article", p)
		}
	}()
	return f()
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
	if r.Store == nil && r.Keep == nil || res.Err != nil || res.Known {
		return nil
	}
	kept, err := r.put(ctx, res.Reading)
	if errors.Is(err, store.ErrUnsound) {
		res.Err, res.Reading = err, nil
		return nil
	}
	res.Known = !kept && err == nil
	return err
}

func (r *Run) put(ctx context.Context, x *record.Reading) (kept bool, err error) {
	if r.Keep != nil {
		return true, r.Keep(ctx, x)
	}
	return r.Store.Keep(ctx, x)
}
