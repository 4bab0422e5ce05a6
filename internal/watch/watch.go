// Package watch follows feeds: it asks them, fetches what they announce, and
// hands it on to be read, once and no more, however often it is stopped.
//
// A ledger keeps what was announced before anything of it is fetched, and that
// an article was kept only after it was. So whatever stops the program, nothing
// announced is lost and nothing kept is fetched again. The package must never
// know how pages are fetched, how articles are read or where they are kept.
package watch

import (
	"cmp"
	"context"
	"iter"
	"sync"
	"time"

	"readout/internal/feed"
	"readout/internal/fetch"
	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store"
	"readout/internal/webpage"
)

// The settings that hold where a Watch names none.
const (
	DefaultHosts    = 8
	DefaultTries    = 5
	DefaultPatience = 20 * time.Second
)

// A Watch follows feeds.
type Watch struct {
	Feeds    []string // addresses of feeds and lists of feeds, or paths of files that hold them
	Fetch    func(context.Context, fetch.Request) (*fetch.Page, error)
	Ledger   store.Ledger
	Kept     func(context.Context, record.ID) (bool, error) // whether an article is in the store
	Clock    fetch.Clock
	Every    time.Duration // from one poll of a feed to the next; 0 for once
	Text     Text
	Hosts    int           // asked at a time
	Tries    int           // before an article is given up
	Patience time.Duration // for what is to be tried again, with Every 0; negative for none
	MaxBytes int64         // of a file with feeds
	Entries  int           // of a feed
	Elements int           // of a page
	Tell     func(Summary) // after every round; may be nil

	mu    sync.Mutex
	going map[string]store.Errand // on the way to the store, by path
	plan  plan
	sum   Summary
	err   error
}

// A Text says where the text of an article is taken from.
type Text int

// Where the text of an article is taken from.
const (
	Page   Text = iota // the page that the feed links to
	Either             // the feed, where the page cannot be had
	Feed               // the feed; no page is fetched
)

// A Summary counts what a watch did.
type Summary struct {
	Feeds     int // asked at least once
	Polls     int // requests for a feed that were answered
	Unchanged int // of these, those with nothing new by the outlet's own word
	Failed    int // polls that failed
	Announced int // articles in the feeds, each time they stood there
	Fresh     int // of these, those never seen before
	Waiting   int // open at the end of the last round
}

// Found yields what is to be read, until ctx ends or, with Every 0, until there
// is no more. An error is an *intake.Error. What it yields must come back by
// Settle once it is kept; afterwards Err tells whether the ledger failed.
func (w *Watch) Found(ctx context.Context) iter.Seq2[run.Parse, error] {
	w.Hosts = cmp.Or(max(w.Hosts, 0), DefaultHosts)
	w.Tries = cmp.Or(max(w.Tries, 0), DefaultTries)
	w.Entries = cmp.Or(max(w.Entries, 0), feed.DefaultEntries)
	w.Elements = cmp.Or(max(w.Elements, 0), webpage.DefaultElements)
	w.MaxBytes = cmp.Or(max(w.MaxBytes, 0), fetch.DefaultMaxBytes)
	w.Patience = max(cmp.Or(w.Patience, DefaultPatience), 0)
	w.going = map[string]store.Errand{}
	w.plan = newPlan(w.Feeds)
	return func(yield func(run.Parse, error) bool) {
		for w.round(ctx, yield) {
			wait, ok := w.wait(ctx)
			if !ok || w.Clock.Sleep(ctx, wait) != nil {
				return
			}
		}
	}
}

// Err returns why the watch ended before its time.
func (w *Watch) Err() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// Summary returns what was done so far.
func (w *Watch) Summary() Summary {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.sum
}

// round asks the feeds that are due, and fetches the articles that are; false
// means that no more is wanted.
func (w *Watch) round(ctx context.Context, yield func(run.Parse, error) bool) bool {
	if !w.pollDue(ctx, yield) || !w.fetchDue(ctx, yield) || ctx.Err() != nil {
		return false
	}
	if w.Tell != nil {
		w.Tell(w.Summary())
	}
	return true
}

// sound reports whether the ledger did what it should. If not, the error is
// remembered and the watch ends, unless it is ending anyway.
func (w *Watch) sound(ctx context.Context, err error) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil && w.err == nil && ctx.Err() == nil {
		w.err = err
	}
	return err == nil
}

// wait returns how long there is nothing to do; false if there will be nothing.
func (w *Watch) wait(ctx context.Context) (time.Duration, bool) {
	open, err := w.open(ctx)
	if !w.sound(ctx, err) {
		return 0, false
	}
	now, next := w.Clock.Now(), w.plan.next()
	for _, e := range open {
		if next.IsZero() || e.Next.Before(next) {
			next = later(e.Next, now)
		}
	}
	if next.IsZero() || w.Every == 0 && next.After(now.Add(w.Patience)) {
		return 0, false
	}
	return max(next.Sub(now), time.Second), true
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
