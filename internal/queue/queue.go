// Package queue hands out articles to read to workers on many machines. It lies
// in the PostgreSQL database of the record, so that finishing a job and keeping
// what was read are one transaction. River carries it.
//
// The package must never know how an article is read or shown. Whatever dies,
// and whenever, every article that was handed in is kept once or listed as set
// aside.
package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"

	"readout/internal/store/postgres"
)

// A Batch is a job: files to be read one after the other.
type Batch struct {
	Paths []string `json:"paths"` // see postgres.Signs
	Bytes int64    `json:"bytes"` // of all files
}

// Kind names such jobs in the queue.
func (Batch) Kind() string { return "read" }

// Files returns the paths as they were handed in.
func (b Batch) Files() []string {
	out := make([]string, len(b.Paths))
	for i, p := range b.Paths {
		out[i] = postgres.FromSigns(p)
	}
	return out
}

// attempts is how often a job is begun before it is set aside. Every worker
// that dies costs one.
const attempts = 12

const makeAside = `CREATE TABLE IF NOT EXISTS readout_aside (
  path   TEXT NOT NULL,
  record TEXT NOT NULL, -- id in its file
  why    TEXT NOT NULL,
  at     TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (path, record)
)`

// Prepare makes the tables of the queue, or brings them up to date, beside
// those of the record. A role that may make no tables can call it too as long
// as there is nothing to do.
func Prepare(ctx context.Context, s *postgres.Store) error {
	m, err := rivermigrate.New(riverpgxv5.New(s.Pool()), &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return failed(s, "prepare the queue", err)
	}
	var aside bool
	if err := s.Pool().QueryRow(ctx, "SELECT to_regclass('readout_aside') IS NOT NULL").Scan(&aside); err != nil {
		return failed(s, "prepare the queue", err)
	}
	if v, err := m.Validate(ctx, nil); err == nil && v.OK && aside {
		return nil
	}
	return failed(s, "prepare the queue", makeTables(ctx, s, m))
}

// makeTables lets one program at a time make the tables; River's steps are
// transactions of their own.
func makeTables(ctx context.Context, s *postgres.Store, m *rivermigrate.Migrator[pgx.Tx]) error {
	conn, err := s.Pool().Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1)", prepareLock); err != nil {
		return err
	}
	defer conn.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", prepareLock)
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, makeAside)
	return err
}

const prepareLock = 1380208467 // beside that of the store

func failed(s *postgres.Store, what string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("queue in %s: %s: %w", s.Name(), what, err)
}

// inserter returns a client that adds jobs and works none.
func inserter(s *postgres.Store) (*river.Client[pgx.Tx], error) {
	return river.NewClient(riverpgxv5.New(s.Pool()), &river.Config{Logger: slog.New(slog.DiscardHandler)})
}
