package queue

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// A live shows the other workers that this one lives, by a lock that the server
// takes away when the connection dies, and gives back the jobs of those that do
// not. River itself would wait for an hour.
type live struct {
	*Worker
	mu   sync.Mutex
	own  map[int64]time.Time // jobs at hand here; when they ended, zero if they have not
	dead map[string]time.Time
	conn *pgxpool.Conn
}

const (
	lockClass = 1380208469 // of the locks, "RDOU"
	glance    = time.Second
	grace     = 4 * time.Second  // without a lock before a worker is taken for dead
	leftover  = 15 * time.Second // after which a job that nobody here works on is given back
)

func newLive(w *Worker) *live {
	return &live{Worker: w, own: map[int64]time.Time{}, dead: map[string]time.Time{}}
}

func (l *live) begin(job int64) { l.set(job, time.Time{}) }
func (l *live) end(job int64)   { l.set(job, time.Now()) }

func (l *live) set(job int64, ended time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.own[job] = ended
	maps.DeleteFunc(l.own, func(_ int64, t time.Time) bool { return !t.IsZero() && time.Since(t) > leftover })
}

// watch looks around every second. While the database is away it tries again.
func (l *live) watch(ctx context.Context) {
	for ctx.Err() == nil {
		if err := l.look(ctx); err != nil && ctx.Err() == nil {
			l.Log.Warn("the queue cannot be watched; trying again", "error", err)
			l.drop()
		}
		select {
		case <-ctx.Done():
		case <-time.After(glance):
		}
	}
	l.drop()
}

func (l *live) drop() {
	if l.conn != nil {
		l.conn.Conn().Close(context.Background()) // gives up the lock
		l.conn.Release()
		l.conn = nil
	}
}

func (l *live) look(ctx context.Context) error {
	if l.conn == nil {
		conn, err := l.Store.Pool().Acquire(ctx)
		if err != nil {
			return err
		}
		l.conn = conn
		if _, err := conn.Exec(ctx, "SELECT pg_advisory_lock($1, hashtext($2))", lockClass, l.ID); err != nil {
			return err
		}
	}
	rows, err := l.conn.Query(ctx, selectRunning, int64(lockClass))
	if err != nil {
		return err
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[running])
	if err != nil {
		return err
	}
	free := l.abandoned(list)
	if len(free) == 0 {
		return nil
	}
	tag, err := l.conn.Exec(ctx, giveBack, free)
	if err == nil {
		l.Log.Info("jobs of workers that died are handed out again", "jobs", tag.RowsAffected())
	}
	return err
}

// A running is a job that somebody works on, or did when he died.
type running struct {
	Job   int64
	By    string
	Lives bool
	Old   bool // begun a while ago
}

const selectRunning = `SELECT j.id, coalesce(j.attempted_by[array_upper(j.attempted_by, 1)], ''),
  EXISTS (SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid::bigint = $1 AND l.granted
    AND l.objid::bigint = hashtext(j.attempted_by[array_upper(j.attempted_by, 1)])::bigint & 4294967295),
  j.attempted_at < now() - interval '15 seconds'
FROM river_job j WHERE j.state = 'running'`

// giveBack hands jobs out again, later each time; what killed too many workers is
// set aside.
const giveBack = `UPDATE river_job SET
  state = CASE WHEN attempt < max_attempts THEN 'available' ELSE 'discarded' END::river_job_state,
  finalized_at = CASE WHEN attempt < max_attempts THEN NULL ELSE now() END,
  scheduled_at = now() + CASE WHEN attempt < 4 THEN interval '0' ELSE interval '1 second' * least(300, 2 ^ (attempt - 3)) END,
  errors = array_append(errors, jsonb_build_object('at', now(), 'attempt', attempt, 'error', 'its worker died', 'trace', ''))
WHERE id = ANY ($1) AND state = 'running'`

// abandoned returns the jobs on which nobody works any more.
func (l *live) abandoned(list []running) (free []int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range list {
		switch ended, here := l.own[r.Job]; {
		case r.By == l.ID && here && (ended.IsZero() || time.Since(ended) < leftover):
		case r.By == l.ID && !r.Old:
		case r.By == l.ID:
			free = append(free, r.Job) // it ended, and the database was not there to be told
		case r.Lives:
			delete(l.dead, r.By)
		case l.dead[r.By].IsZero():
			l.dead[r.By] = time.Now()
		case time.Since(l.dead[r.By]) > grace:
			free = append(free, r.Job)
		}
	}
	slices.Sort(free)
	return free
}
