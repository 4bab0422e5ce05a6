package sqlite

import (
	"context"
	"database/sql"
	"iter"

	"readout/internal/record"
	"readout/internal/store"
)

// sketchBatch is how many sketches are read at a time.
const sketchBatch = 1000

const selectSketches = `SELECT a.nr, a.id, a.published, s.body
FROM article a LEFT JOIN sketch s ON s.article = a.nr WHERE a.nr > ? ORDER BY a.nr LIMIT ?`

// upsertSketch puts a sketch in the place of none or of one of another version.
const upsertSketch = `INSERT INTO sketch (article, body) VALUES (?, ?)
ON CONFLICT (article) DO UPDATE SET body = excluded.body WHERE substr(body, 1, 1) IS NOT substr(excluded.body, 1, 1)`

// Sketches yields the sketches of all articles, in the order they were first
// kept. Those that an older program did not keep, or kept in another way, are
// made from the texts, and kept if the store may be written.
func (s *Store) Sketches(ctx context.Context) iter.Seq2[store.Sketched, error] {
	return func(yield func(store.Sketched, error) bool) {
		for at := int64(0); ; {
			rows, err := s.sketches(ctx, at)
			if err != nil {
				yield(store.Sketched{}, fail(s.path, "read sketches", err))
				return
			}
			for _, r := range rows {
				at = r.nr
				if !yield(r.Sketched, nil) {
					return
				}
			}
			if len(rows) < sketchBatch {
				return
			}
		}
	}
}

// A sketchRow is the sketch of one article; body is nil as long as it is not
// one of this version.
type sketchRow struct {
	store.Sketched
	nr   int64
	body []byte
}

// sketches returns the next batch after row number at.
func (s *Store) sketches(ctx context.Context, at int64) ([]sketchRow, error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	list, err := sketchRows(ctx, tx, at)
	if err != nil {
		return nil, err
	}
	var made []*sketchRow
	for i := range list {
		r := &list[i]
		if r.body != nil {
			continue
		}
		if err := r.make(ctx, tx); err != nil {
			return nil, err
		}
		made = append(made, r)
	}
	return list, s.keepSketches(ctx, made)
}

func sketchRows(ctx context.Context, tx *sql.Tx, at int64) (list []sketchRow, err error) {
	rows, err := tx.QueryContext(ctx, selectSketches, at, sketchBatch)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r sketchRow
		if err := rows.Scan(&r.nr, &r.Article, &r.Published, &r.body); err != nil {
			return nil, err
		}
		if r.Sketch.UnmarshalBinary(r.body) != nil {
			r.body = nil
		}
		list = append(list, r)
	}
	return list, rows.Err()
}

// make makes a sketch that is not kept, from the text.
func (r *sketchRow) make(ctx context.Context, tx *sql.Tx) (err error) {
	e := &store.Entry{}
	q := &rowset{ctx: ctx, tx: tx}
	q.each("SELECT text FROM article WHERE nr = ?", r.nr, func(scan scanner) error { return scan(&e.Text) })
	q.zones(e, r.nr)
	if q.err != nil {
		return q.err
	}
	if r.Sketch, err = e.MakeSketch(); err != nil {
		return nil // damaged, and like no other: 'readout verify' tells
	}
	r.body, err = r.Sketch.AppendBinary(nil)
	return err
}

func (s *Store) keepSketches(ctx context.Context, made []*sketchRow) error {
	if s.writer == nil || len(made) == 0 {
		return nil
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, r := range made {
		if r.body == nil {
			continue
		}
		if _, err := tx.StmtContext(ctx, s.insert.sketch).ExecContext(ctx, r.nr, r.body); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// sketch reads the sketch of an article.
func (q *rowset) sketch(e *store.Entry, article int64) {
	q.each("SELECT body FROM sketch WHERE article = ?", article, func(scan scanner) error {
		err := scan(&e.Sketch)
		if e.Sketch == nil {
			e.Sketch = []byte{} // there is a row, with nothing in it
		}
		return err
	})
}

// zones reads the zones of an article.
func (q *rowset) zones(e *store.Entry, article int64) {
	q.each("SELECT kind, start_byte, end_byte FROM zone WHERE article = ? ORDER BY seq", article, func(scan scanner) error {
		var z record.Zone
		err := scan(&z.Kind, &z.Span.Start, &z.Span.End)
		e.Zones = append(e.Zones, z)
		return err
	})
}
