package web

import (
	"context"
	"errors"
	"sync"
	"time"

	"readout/internal/across"
	"readout/internal/record"
	"readout/internal/store"
)

// live holds the reconciled record, made again when the store has grown. Until
// it is made for the first time, those who ask wait.
type live struct {
	store store.Store
	ready chan struct{} // closed once there is a record
	once  sync.Once

	mu     sync.Mutex
	record *across.Record
	facts  *facts
	counts store.Counts
	judged int // judgements and withdrawals that the record knows of
}

// errLoading says that the record is not there yet.
var errLoading = errors.New("the record is being put together; try again in a moment")

const (
	again = 30 * time.Second // between two looks at whether the store has grown, at least
	rest  = 10               // times as long as putting the record together took, at least
)

func newLive(s store.Store) *live { return &live{store: s, ready: make(chan struct{})} }

// follow makes the record, and again whenever the store has changed.
func (l *live) follow(ctx context.Context, now func() time.Time, log func(error)) {
	for ctx.Err() == nil {
		began := now()
		if err := l.refresh(ctx); err != nil && ctx.Err() == nil {
			log(err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(max(again, rest*now().Sub(began))):
		}
	}
}

func (l *live) refresh(ctx context.Context) error {
	counts, err := l.store.Counts(ctx)
	if err != nil {
		return err
	}
	all, err := l.store.Judgements(ctx)
	if err != nil {
		return err
	}
	if done, err := l.current(ctx, counts, decisions(all)); done {
		return err
	}
	r, err := across.Load(ctx, l.store)
	if err != nil {
		return err
	}
	f, err := factsOf(ctx, l.store, r)
	if err != nil {
		return err
	}
	f.Counts = counts
	l.mu.Lock()
	l.record, l.facts, l.counts, l.judged = r, f, counts, decisions(r.Judgements)
	l.mu.Unlock()
	l.once.Do(func() { close(l.ready) })
	return nil
}

// current reports whether the record is that of the store. Where it is but for
// judgements, it takes these in.
func (l *live) current(ctx context.Context, counts store.Counts, judged int) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.record == nil || l.counts != counts {
		return false, nil
	}
	if l.judged == judged {
		return true, nil
	}
	return true, l.renew(ctx)
}

// renew takes in what persons have judged; the caller holds the lock.
func (l *live) renew(ctx context.Context) error {
	err := l.record.Renew(ctx)
	l.judged = decisions(l.record.Judgements)
	return err
}

// decisions counts judgements and withdrawals.
func decisions(all []record.Judgement) int {
	n := len(all)
	for _, j := range all {
		if j.Withdrawn != nil {
			n++
		}
	}
	return n
}

// with calls do with the record, which is for one at a time.
func (l *live) with(ctx context.Context, do func(*across.Record, *facts) error) error {
	select {
	case <-l.ready:
	case <-ctx.Done():
		return errLoading
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return do(l.record, l.facts)
}

// clusterOf returns which cluster each mention belongs to.
func (l *live) clusterOf(ctx context.Context, mentions []record.ID) (func(record.ID) record.ID, error) {
	at := make(map[record.ID]record.ID, len(mentions))
	err := l.with(ctx, func(r *across.Record, _ *facts) error {
		for _, m := range mentions {
			if c, ok := r.Cluster(m); ok {
				at[m] = c.ID
			}
		}
		return nil
	})
	return func(id record.ID) record.ID {
		if c, ok := at[id]; ok {
			return c
		}
		return id
	}, err
}

// copyOf returns the article whose wording an article carries, as far as is
// known by now.
func (l *live) copyOf(id record.ID) record.ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.facts == nil {
		return ""
	}
	return l.facts.of(id)
}
