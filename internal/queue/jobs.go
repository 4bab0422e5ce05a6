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
}

const selectState = `SELECT count(*) FILTER (WHERE state IN ('available', 'pending', 'scheduled')), count(*) FILTER (WHERE state = 'running'),
  count(*) FILTER (WHERE state = 'retryable'), count(*) FILTER (WHERE state = 'completed'),
  coalesce(sum((args ->> 'bytes')::bigint) FILTER (WHERE state NOT IN ('completed', 'cancelled', 'discarded')), 0)::bigint
FROM river_job WHERE kind = 'read'`

const selectDiscarded = `SELECT args, coalesce(errors[array_upper(errors, 1)] ->> 'error', ''), coalesce(finalized_at, now())
FROM river_job WHERE kind = 'read' AND state = 'discarded' ORDER BY id`

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
	var why string
	var at time.Time
	_, err = pgx.ForEachRow(rows, []any{&args, &why, &at}, func() error {
		var b Batch
		err := json.Unmarshal(args, &b)
		for _, p := range b.Paths {
			q.Aside = append(q.Aside, Aside{Path: postgres.FromSigns(p), Why: why, At: at})
		}
		return err
	})
	return q, failed(s, "look", err)
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
		seen := map[string]bool{}
		for _, a := range q.Aside {
			path := fileOf(a.Path)
			if seen[path] {
				continue
			}
			seen[path] = true
			if _, err := client.InsertTx(ctx, tx, Batch{Paths: []string{postgres.Signs(path)}}, &river.InsertOpts{MaxAttempts: attempts}); err != nil {
				return err
			}
		}
		n = len(seen)
		if _, err := tx.Exec(ctx, "DELETE FROM readout_aside"); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "DELETE FROM river_job WHERE kind = 'read' AND state = 'discarded'")
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
