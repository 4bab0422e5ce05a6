package query

import (
	"context"

	"readout/internal/record"
	"readout/internal/store"
)

// Mentions returns the mentions of all kinds that the conditions of a question
// ask for; the kind of f does not count.
func Mentions(ctx context.Context, r *Reader, s store.Store, f Filter) (map[record.ID]bool, error) {
	out := map[record.ID]bool{}
	for _, f.Kind = range []string{store.KindEvent, store.KindStatement, store.KindFigure, store.KindOffice} {
		w, err := r.Where(ctx, &f)
		if err != nil {
			return nil, err
		}
		for x, err := range s.Find(ctx, w) {
			if err != nil {
				return nil, err
			}
			out[x.ID()] = true
		}
	}
	return out, nil
}
