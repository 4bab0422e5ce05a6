package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"readout/internal/store"
)

//go:embed migration/*.sql
var migrations embed.FS

// lockNumber is the advisory lock under which tables are made: "RDOT".
const lockNumber = 1380208468

// migrate brings the tables up to date, all steps in one transaction and one
// program at a time; the number of the last stands in readout_schema.
func (s *Store) migrate(ctx context.Context) error {
	at, err := s.schema(ctx)
	steps := stepNames()
	if err != nil || at == len(steps) {
		return err
	}
	if at > len(steps) {
		return store.Current(at, len(steps))
	}
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback(ctx)
	if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", lockNumber); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS readout_schema (number INTEGER PRIMARY KEY)"); err != nil {
		return err
	}
	if err := tx.QueryRow(ctx, "SELECT coalesce(max(number), 0) FROM readout_schema").Scan(&at); err != nil {
		return err
	}
	for i := at; i < len(steps); i++ {
		if err := step(ctx, tx, steps[i], i+1); err != nil {
			return fmt.Errorf("%s: %w", steps[i], err)
		}
	}
	return tx.Commit(ctx)
}

// fills are what steps do that SQL cannot, by number.
var fills = map[int]func(context.Context, pgx.Tx) error{2: addWords}

func step(ctx context.Context, tx pgx.Tx, name string, number int) error {
	query, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	var pg *pgconn.PgError
	if _, err := tx.Exec(ctx, string(query)); errors.As(err, &pg) && pg.Code == "42P07" { // a table of this name
		return fmt.Errorf("%w: %s", errForeign, pg.Message)
	} else if err != nil {
		return err
	}
	if fill, ok := fills[number]; ok {
		if err := fill(ctx, tx); err != nil {
			return err
		}
	}
	_, err = tx.Exec(ctx, "INSERT INTO readout_schema VALUES ($1)", number)
	return err
}

// schema returns the number of the last migration, 0 if there are no tables.
func (s *Store) schema(ctx context.Context) (at int, err error) {
	var there bool
	if err := s.pool.QueryRow(ctx, "SELECT to_regclass('readout_schema') IS NOT NULL").Scan(&there); err != nil || !there {
		return 0, err
	}
	err = s.pool.QueryRow(ctx, "SELECT coalesce(max(number), 0) FROM readout_schema").Scan(&at)
	return at, err
}

// expectCurrent reports an error unless the tables are of the latest schema.
func (s *Store) expectCurrent(ctx context.Context) error {
	at, err := s.schema(ctx)
	steps := stepNames()
	switch {
	case err != nil:
		return err
	case at == 0:
		return errNone
	}
	return store.Current(at, len(steps))
}

func stepNames() []string {
	names, err := fs.Glob(migrations, "migration/*.sql") // sorted
	if err != nil {
		panic(err) // cannot be: the pattern is right
	}
	return names
}
