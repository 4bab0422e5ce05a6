package mcp

import (
	"context"
	"errors"
	"slices"
	"time"

	"readout/internal/across"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// kept holds what costs too much to find out for each call, until the store has
// grown. One call at a time uses it.
type kept struct {
	store  store.Store
	now    func() time.Time
	turn   chan struct{}
	counts store.Counts
	next   time.Time // when to look again whether the store has grown

	record   *across.Record
	copyOf   func(record.ID) record.ID
	coverage *coverage
	seen     []store.Seen // everybody, by id
}

var errBusy = errors.New("the record is being put together; ask again in a moment")

// again is the time between two looks at whether the store has grown: counting
// a million mentions takes a second.
const again = 10 * time.Second

func newKept(o *Options) *kept {
	return &kept{store: o.Store, now: o.Now, turn: make(chan struct{}, 1)}
}

// with calls do, alone, after what is out of date was dropped. What do makes for
// those who come later, it makes to the end: its context does not end.
func (k *kept) with(ctx context.Context, do func(ctx context.Context) error) error {
	select {
	case k.turn <- struct{}{}:
	case <-ctx.Done():
		return errBusy
	}
	defer func() { <-k.turn }()
	if err := k.look(ctx); err != nil {
		return err
	}
	return do(context.WithoutCancel(ctx))
}

// look drops what the store has outgrown.
func (k *kept) look(ctx context.Context) error {
	if k.now().Before(k.next) {
		return nil
	}
	counts, err := k.store.Counts(ctx)
	if err != nil {
		return err
	}
	if counts != k.counts {
		k.counts, k.record, k.copyOf, k.coverage, k.seen = counts, nil, nil, nil, nil
	}
	k.next = k.now().Add(again)
	return nil
}

// across calls do with the reconciled record.
func (k *kept) across(ctx context.Context, do func(*across.Record) error) error {
	return k.with(ctx, func(lasting context.Context) (err error) {
		if k.record == nil {
			if k.record, err = across.Load(lasting, k.store); err != nil {
				k.record = nil
				return err
			}
		}
		judged, err := k.store.Judgements(ctx)
		if err != nil {
			return err
		}
		if !slices.EqualFunc(judged, k.record.Judgements, alike) {
			if err := k.record.Renew(lasting); err != nil {
				return err
			}
		}
		return do(k.record)
	})
}

func alike(a, b record.Judgement) bool {
	return a.ID == b.ID && (a.Withdrawn == nil) == (b.Withdrawn == nil)
}

// desk returns what sets mentions side by side.
func (k *kept) desk(ctx context.Context) (*query.Desk, error) {
	d := &query.Desk{Store: k.store}
	err := k.with(ctx, func(lasting context.Context) (err error) {
		if k.copyOf == nil {
			k.copyOf, err = query.Copies(lasting, k.store)
		}
		d.CopyOf = k.copyOf
		return err
	})
	if err != nil {
		return nil, err
	}
	d.Judged, err = k.store.Judgements(ctx)
	return d, err
}

// actors returns everybody in the record.
func (k *kept) actors(ctx context.Context) (out []store.Seen, err error) {
	err = k.with(ctx, func(lasting context.Context) error {
		if k.seen == nil {
			all := []store.Seen{}
			for x, err := range k.store.Seen(lasting, nil) {
				if err != nil {
					return err
				}
				all = append(all, x)
			}
			k.seen = all
		}
		out = k.seen
		return nil
	})
	return out, err
}
