package sqlite

import (
	"context"
	"fmt"
	"strconv"

	"readout/internal/record"
	"readout/internal/store"
)

// Changed returns the articles that were kept, read again or corrected since a
// point: the number of the last change then.
func (s *Store) Changed(ctx context.Context, since store.Point) ([]record.ID, store.Point, error) {
	last, err := strconv.ParseInt(string(since), 10, 64)
	if err != nil && since != "" {
		return nil, "", fmt.Errorf("store %s: %q is no point of a SQLite store", s.path, since)
	}
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, "", fail(s.path, "look for changes", err)
	}
	defer tx.Rollback()
	q := &rowset{ctx: ctx, tx: tx}
	var out []record.ID
	if since != "" {
		q.each("SELECT id FROM article WHERE nr IN (SELECT article FROM change WHERE nr > ?) ORDER BY nr", last, func(scan scanner) error {
			var id record.ID
			err := scan(&id)
			out = append(out, id)
			return err
		})
	}
	q.each("SELECT coalesce(max(nr), 0) FROM change", nil, func(scan scanner) error { return scan(&last) })
	return out, store.Point(strconv.FormatInt(last, 10)), fail(s.path, "look for changes", q.err)
}
