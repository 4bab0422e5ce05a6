package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
)

// Has reports whether the article was already read by the version.
func (s *Store) Has(ctx context.Context, id record.ID, version string) (there bool, err error) {
	err = s.pool.QueryRow(ctx, "SELECT EXISTS (SELECT FROM article WHERE id = $1 AND version = $2)", id, toSigns(version)).Scan(&there)
	return there, s.fail("look up "+string(id), err)
}

// Keep writes a reading in one transaction.
func (s *Store) Keep(ctx context.Context, r *record.Reading) (bool, error) {
	e, err := store.Lay(r)
	if err != nil {
		return false, err
	}
	return s.put(ctx, e, false)
}

// Put writes an entry of another store.
func (s *Store) Put(ctx context.Context, e *store.Entry) (bool, error) {
	return s.put(ctx, e, true)
}

func (s *Store) put(ctx context.Context, e *store.Entry, once bool) (kept bool, err error) {
	list := []*store.Entry{e}
	err = s.write(ctx, keeping(list), func(tx pgx.Tx) error {
		n, err := keep(ctx, tx, list, once)
		kept = n > 0
		return err
	})
	return kept && err == nil, err
}

// KeepIn writes entries of different articles as Keep does, in a transaction of
// the caller's, and returns how many were not there yet. After an error that
// transaction cannot go on.
func (s *Store) KeepIn(ctx context.Context, tx pgx.Tx, list []*store.Entry) (int, error) {
	n, err := keep(ctx, tx, list, false)
	return n, s.fail(keeping(list), err)
}

func keeping(list []*store.Entry) string {
	a := &list[0].Article
	if len(list) == 1 {
		return fmt.Sprintf("keep %s (%s)", a.Path, a.ID)
	}
	return fmt.Sprintf("keep %d articles from %s (%s) on", len(list), a.Path, a.ID)
}

// keep writes entries of different articles, each table once for all of them;
// once: articles that are there stay as they are.
func keep(ctx context.Context, tx pgx.Tx, list []*store.Entry, once bool) (int, error) {
	k := &keeper{ctx: ctx, tx: tx, once: once}
	if len(list) == 0 {
		return 0, nil
	}
	fresh, again := k.place(list)
	k.clear(again)
	all := append(fresh, again...)
	k.number(all)
	k.parts(all)
	k.mentions(all)
	return len(all), k.err
}

// A placed is an entry that has a number, and so have its mentions.
type placed struct {
	*store.Entry
	nr int64
	at []int64 // numbers of the mentions; 0 for one that has none yet
}

// A keeper writes entries inside one transaction; the first error stays.
type keeper struct {
	ctx  context.Context
	tx   pgx.Tx
	once bool // an article that is there stays as it is
	err  error
}

// copy adds rows to a table in one go.
func (k *keeper) copy(table string, columns []string, rows [][]any) {
	if k.err == nil && len(rows) > 0 {
		_, k.err = k.tx.CopyFrom(k.ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
	}
}

// number gives new numbers to the mentions that have none.
func (k *keeper) number(all []*placed) {
	var free []*int64
	for _, p := range all {
		for i := range p.at {
			if p.at[i] == 0 {
				free = append(free, &p.at[i])
			}
		}
	}
	if k.err != nil || len(free) == 0 {
		return
	}
	rows, _ := k.tx.Query(k.ctx, "SELECT nextval(pg_get_serial_sequence('mention', 'nr')) FROM generate_series(1, $1)", len(free))
	numbers, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		k.err = err
		return
	}
	for i, nr := range numbers {
		*free[i] = nr
	}
}
