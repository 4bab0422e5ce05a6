package correct

import (
	"context"
	"errors"

	"readout/internal/record"
	"readout/internal/store"
)

// List returns all corrections in the order in which they were made, each with
// what it does to the record as it is now.
func List(ctx context.Context, s store.Store) ([]store.Effect, error) {
	all, err := s.Corrections(ctx)
	if err != nil {
		return nil, err
	}
	by := map[record.ID]store.Effect{}
	seen := map[record.ID]bool{}
	for _, c := range all {
		if seen[c.Article] {
			continue
		}
		seen[c.Article] = true
		effects, err := effectsIn(ctx, s, c.Article)
		if err != nil {
			return nil, err
		}
		for _, x := range effects {
			by[x.ID] = x
		}
	}
	out := make([]store.Effect, len(all))
	for i := range all {
		x := by[all[i].ID]
		if x.Correction == nil { // its article is not kept
			x = store.Effect{Correction: &all[i], Outcome: store.Orphaned}
			if all[i].Withdrawn != nil {
				x.Outcome = store.Withdrawn
			}
		}
		out[i] = x
	}
	return out, nil
}

func effectsIn(ctx context.Context, s store.Store, article record.ID) ([]store.Effect, error) {
	e, err := s.Entry(ctx, article)
	if errors.Is(err, store.ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return e.Effects()
}
