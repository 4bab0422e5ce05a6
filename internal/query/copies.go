package query

import (
	"context"

	"readout/internal/neardup"
	"readout/internal/record"
	"readout/internal/store"
)

// Copies returns which article of a store carries the wording of which: the
// earliest of its cluster, empty for that one itself and for most.
func Copies(ctx context.Context, s store.Store) (func(record.ID) record.ID, error) {
	x := neardup.NewIndex()
	for k, err := range s.Sketches(ctx) {
		if err != nil {
			return nil, err
		}
		x.Put(k.Article, &k.Sketch, k.Published)
	}
	return x.Of, nil
}
