package postgres

import (
	"context"
	"iter"

	"github.com/jackc/pgx/v5"

	"readout/internal/store"
)

// sketchPage is how many sketches are fetched at a time.
const sketchPage = 1000

const selectSketches = `SELECT a.nr, a.id, a.published, s.body
FROM article a LEFT JOIN sketch s ON s.article = a.nr WHERE a.nr > $1 ORDER BY a.nr LIMIT $2`

// Sketches yields the sketches of all articles, in the order they were first
// kept. One that another version of the program kept in its own way is made
// from the text.
func (s *Store) Sketches(ctx context.Context) iter.Seq2[store.Sketched, error] {
	return func(yield func(store.Sketched, error) bool) {
		err := s.look(ctx, func(tx pgx.Tx) error {
			for at := int64(0); ; {
				list, err := sketches(ctx, tx, at)
				if err != nil || len(list) == 0 {
					return err
				}
				for _, r := range list {
					if at = r.nr; !yield(r.Sketched, nil) {
						return nil
					}
				}
			}
		})
		if err != nil {
			yield(store.Sketched{}, s.fail("read sketches", err))
		}
	}
}

type sketchRow struct {
	store.Sketched
	nr   int64
	good bool // the sketch is one of this version
}

func sketches(ctx context.Context, tx pgx.Tx, at int64) ([]sketchRow, error) {
	rows, _ := tx.Query(ctx, selectSketches, at, sketchPage)
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (r sketchRow, err error) {
		var body []byte
		err = row.Scan(&r.nr, into(&r.Article), into(&r.Published), &body)
		r.good = r.Sketch.UnmarshalBinary(body) == nil
		return r, err
	})
	if err != nil {
		return nil, err
	}
	for i := range list {
		if r := &list[i]; !r.good {
			if err := r.make(ctx, tx); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// make makes a sketch from the text.
func (r *sketchRow) make(ctx context.Context, tx pgx.Tx) error {
	list, _, err := entries(ctx, tx, selectArticle+"WHERE nr = $1", r.nr)
	if err != nil || len(list) == 0 {
		return err
	}
	if sketch, err := list[0].MakeSketch(); err == nil {
		r.Sketch = sketch // else it is damaged, and like no other: 'readout verify' tells
	}
	return nil
}
