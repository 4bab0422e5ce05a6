package queue

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"readout/internal/store/postgres"
)

// A State tells how the queue stands.
type State struct {
	Waiting, Running, Retried, Done int   // jobs; Retried are those that wait after a failure
	Bytes                           int64 // of jobs that are not done
	Aside                           []Aside
}

// An Aside is something that could not be read, and why.
type Aside struct {
	Path   string    `json:"path"`
	Record string    `json:"record,omitempty"` // id in its file
	Why    string    `json:"why"`
	At     time.Time `json:"at"`

	window bool // no file
}

const selectState = `SELECT count(*) FILTER (WHERE state IN ('available', 'pending', 'scheduled')), count(*) FILTER (WHERE state = 'running'),
  count(*) FILTER (WHERE state = 'retryable'), count(*) FILTER (WHERE state = 'completed'),
  coalesce(sum((args ->> 'bytes')::bigint) FILTER (WHERE state NOT IN ('completed', 'cancelled', 'discarded')), 0)::bigint
FROM river_job WHERE kind IN ('read', 'reconcile')`

const selectDiscarded = `SELECT kind, args, coalesce(errors[array_upper(errors, 1)] ->> 'error', ''), coalesce(finalized_at, now())
FROM river_job WHERE kind IN ('read', 'reconcile') AND state = 'discarded' ORDER BY id`

// againWindows hands out windows that were set aside.
const againWindows = `UPDATE river_job SET state = 'available', attempt = 0, finalized_at = NULL, scheduled_at = now(), errors = NULL
WHERE kind = 'reconcile' AND state = 'discarded'`

// Look tells how the queue stands.
func Look(ctx context.Context, s *postgres.Store) (State, error) {
	var q State
	err := s.Pool().QueryRow(ctx, selectState).Scan(&q.Waiting, &q.Running, &q.Retried, &q.Done, &q.Bytes)
	if err != nil {
		return q, failed(s, "look", err)
	}
	rows, _ := s.Pool().Query(ctx, "SELECT path, record, why, at FROM readout_aside ORDER BY path, record")
	q.Aside, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (a Aside, err error) {
		err = row.Scan(&a.Path, &a.Record, &a.Why, &a.At)
		a.Path, a.Record, a.Why = postgres.FromSigns(a.Path), postgres.FromSigns(a.Record), postgres.FromSigns(a.Why)
		return a, err
	})
	if err != nil {
		return q, failed(s, "look", err)
	}
	rows, _ = s.Pool().Query(ctx, selectDiscarded)
	var args []byte
	var kind, why string
	var at time.Time
	_, err = pgx.ForEachRow(rows, []any{&kind, &args, &why, &at}, func() error {
		what, err := worksOn(kind, args)
		for _, p := range what {
			q.Aside = append(q.Aside, Aside{Path: p, Why: why, At: at, window: kind == (Window{}).Kind()})
		}
		return err
	})
	return q, failed(s, "look", err)
}

// worksOn returns the files of a job, or says which window it is.
func worksOn(kind string, args []byte) ([]string, error) {
	if kind == (Window{}).Kind() {
		var w Window
		err := json.Unmarshal(args, &w)
		return []string{w.String()}, err
	}
	var b Batch
	err := json.Unmarshal(args, &b)
	return b.Files(), err
}

// Again hands out once more what was set aside, and returns how many jobs.
func Again(ctx context.Context, s *postgres.Store) (n int, err error) {
	client, err := inserter(s)
	if err != nil {
		return 0, failed(s, "enqueue", err)
	}
	q, err := Look(ctx, s)
	if err != nil {
		return 0, err
	}
	err = pgx.BeginFunc(ctx, s.Pool(), func(tx pgx.Tx) error {
		windows, err := tx.Exec(ctx, againWindows)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, a := range q.Aside {
			path := fileOf(a.Path)
			if seen[path] || a.window {
				continue
			}
			seen[path] = true
			if _, err := client.InsertTx(ctx, tx, Batch{Paths: []string{postgres.Signs(path)}}, &river.InsertOpts{MaxAttempts: attempts}); err != nil {
				return err
			}
		}
		n = len(seen) + int(windows.RowsAffected())
		if _, err := tx.Exec(ctx, "DELETE FROM readout_aside"); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, "DELETE FROM river_job WHERE kind = 'read' AND state = 'discarded'")
		return err
	})
	return n, failed(s, "enqueue", err)
}

// fileOf returns the file in which something lies: what is in an archive has the
// archive's path, a "#" and its place there.
func fileOf(path string) string {
	for p := path; !IsPage(p); {
		if _, err := os.Stat(p); err == nil {
			return p
		}
		i := strings.LastIndexByte(p, '#')
		if i < 0 {
			return path
		}
		p = p[:i]
	}
	return path
}
