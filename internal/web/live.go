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

// live holds what pages share: first what a store lists quickly, then the
// reconciled record, which follows the store. Those who ask too early wait.
type live struct {
	store  store.Store
	listed chan struct{} // closed once there are facts that need no record
	ready  chan struct{} // closed once there is a record
	sought chan struct{} // closed once the pairs in doubt are known

	listing, loading, seeking sync.Once

	mu     sync.Mutex
	record *across.Record
	facts  *facts

	stale bool      // the facts are not those of the record
	next  time.Time // not before are they gathered again
}

// errLoading says that the record is not there yet.
var errLoading = errors.New("the record is being put together; try again in a moment")

const (
	again = 5 * time.Second // between two looks at whether the store has changed
	rest  = 10              // times as long as gathering the facts took, until they are gathered again
	slice = 500             // mentions that are looked through before others get the record
)

func newLive(s store.Store) *live {
	return &live{store: s, listed: make(chan struct{}), ready: make(chan struct{}), sought: make(chan struct{})}
}

// follow makes the record, and takes in what changes in the store.
func (l *live) follow(ctx context.Context, now func() time.Time, log func(error)) {
	for ctx.Err() == nil {
		if err := l.refresh(ctx, now); err != nil && ctx.Err() == nil {
			log(err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(again):
		}
	}
}

func (l *live) refresh(ctx context.Context, now func() time.Time) error {
	if l.record == nil {
		return l.load(ctx, now)
	}
	changed, err := l.record.Follow(ctx, &l.mu)
	if l.stale = l.stale || changed; err != nil || !l.stale || now().Before(l.next) {
		return err
	}
	f, err := factsOf(ctx, l.store)
	if err != nil {
		return err
	}
	return l.complete(ctx, f, now)
}

// load makes the record for the first time.
func (l *live) load(ctx context.Context, now func() time.Time) error {
	f, err := factsOf(ctx, l.store)
	if err != nil {
		return err
	}
	l.mu.Lock()
	l.facts = f
	l.mu.Unlock()
	l.listing.Do(func() { close(l.listed) })
	r, err := across.Load(ctx, l.store)
	if err != nil {
		return err
	}
	l.mu.Lock()
	l.record, l.stale = r, true
	l.mu.Unlock()
	return l.complete(ctx, f, now)
}

// complete shows what a store lists with what the record tells. Until the pairs in
// doubt are found, which takes longest, they are those of before.
func (l *live) complete(ctx context.Context, lists *facts, now func() time.Time) error {
	began, f := now(), *lists
	var err error
	if f.Differing, err = l.differences(ctx); err != nil {
		return err
	}
	l.mu.Lock()
	f.Counts = l.record.Counts()
	f.First, f.Last = l.record.Published()
	f.Unsure = l.facts.Unsure
	l.facts = &f
	l.mu.Unlock()
	l.loading.Do(func() { close(l.ready) })
	g := f
	g.Unsure = l.unsure()
	l.mu.Lock()
	l.facts = &g
	l.mu.Unlock()
	l.seeking.Do(func() { close(l.sought) })
	l.stale, l.next = false, now().Add(rest*now().Sub(began))
	return nil
}

// unsure finds the pairs to be judged, a slice of the record at a time.
func (l *live) unsure() []record.Judgement {
	l.mu.Lock()
	s := l.record.Seek(unsure)
	l.mu.Unlock()
	for more := true; more; {
		l.mu.Lock()
		more = s.Step(slice)
		l.mu.Unlock()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return s.Best()
}

// with calls do with the record, which is for one at a time.
func (l *live) with(ctx context.Context, do func(*across.Record, *facts) error) error {
	if err := wait(ctx, l.ready); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return do(l.record, l.facts)
}

// lists returns facts that may know nothing yet but what the store lists.
func (l *live) lists(ctx context.Context) (*facts, error) {
	if err := wait(ctx, l.listed); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.facts, nil
}

func wait(ctx context.Context, there <-chan struct{}) error {
	select {
	case <-there:
		return nil
	case <-ctx.Done():
		return errLoading
	}
}

// clusterOf returns which cluster each mention belongs to.
func (l *live) clusterOf(ctx context.Context, mentions []record.ID) (func(record.ID) record.ID, error) {
	at := make(map[record.ID]record.ID, len(mentions))
	err := l.with(ctx, func(r *across.Record, _ *facts) error {
		for _, m := range mentions {
			if c, ok := r.ClusterID(m); ok {
				at[m] = c
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
	if l.record == nil {
		return ""
	}
	return l.record.CopyOf(id)
}
