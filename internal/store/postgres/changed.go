package postgres

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
)

// Bodies is Entries: a server sends what is not needed in no time.
func (s *Store) Bodies(ctx context.Context) iter.Seq2[*store.Entry, error] { return s.Entries(ctx) }

const selectChanged = `SELECT id FROM article WHERE nr IN (
  SELECT article FROM change WHERE made >= $1::text::xid8 AND made < pg_snapshot_xmax(pg_current_snapshot())) ORDER BY nr`

// Changed returns the articles that were kept, read again or corrected since a
// point: the oldest transaction that had not ended then. What others had begun
// but not committed is seen once they have; a change may be told twice. What a
// restored database brings from transactions of another server is left out.
func (s *Store) Changed(ctx context.Context, since store.Point) (out []record.ID, now store.Point, err error) {
	if _, err := strconv.ParseUint(string(since), 10, 64); err != nil && since != "" {
		return nil, "", fmt.Errorf("store %s: %q is no point of a PostgreSQL store", s.name, since)
	}
	if err := s.pool.QueryRow(ctx, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text").Scan(&now); err != nil {
		return nil, "", s.fail("look for changes", err)
	}
	if since == "" {
		return nil, now, nil
	}
	rows, _ := s.pool.Query(ctx, selectChanged, string(since))
	out, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (id record.ID, err error) { return id, row.Scan(into(&id)) })
	return out, now, s.fail("look for changes", err)
}
