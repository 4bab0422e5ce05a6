package mcp

import (
	"context"
	"errors"
	"slices"

	"readout/internal/across"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// kept holds what costs too much to find out for each call, until the store has
// grown. One call at a time uses it.
type kept struct {
	store  store.Store
	turn   chan struct{}
	counts store.Counts

	record   *across.Record
	copyOf   func(record.ID) record.ID
	coverage *coverage
}

var errBusy = errors.New("the record is being put together; ask again in a moment")

func newKept(s store.Store) *kept { return &kept{store: s, turn: make(chan struct{}, 1)} }

// with calls do, alone, after what is out of date was dropped. What do makes for
// those who come later, it makes to the end: its context does not end.
func (k *kept) with(ctx context.Context, do func(ctx context.Context) error) error {
	select {
	case k.turn <- struct{}{}:
	case <-ctx.Done():
		return errBusy
	}
	defer func() { <-k.turn }()
	counts, err := k.store.Counts(ctx)
	if err != nil {
		return err
	}
	if counts != k.counts {
		k.counts, k.record, k.copyOf, k.coverage = counts, nil, nil, nil
	}
	return do(context.WithoutCancel(ctx))
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
