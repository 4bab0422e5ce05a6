package queue

import (
	"context"
	"errors"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store"
	"readout/internal/store/postgres"
)

// together is how many articles are kept in one transaction, each table written
// once for all of them: few enough that a big archive goes on near where it was
// stopped. So many bytes of them are written sooner, as they wait in memory.
const (
	together      = 200
	togetherBytes = 16 << 20
)

// A keeper keeps the articles of a job in few transactions, the last of which
// finishes the job.
type keeper struct {
	*postgres.Store
	tx      pgx.Tx // nil between transactions
	n       int    // articles since the last one
	waiting []*store.Entry
	bytes   int   // of those that wait
	lost    error // the store could not be asked
}

// Has is that of the store, but remembers that the store failed: this is no
// fault of an article's.
func (k *keeper) Has(ctx context.Context, article record.ID, version string) (bool, error) {
	there, err := k.Store.Has(ctx, article, version)
	k.lost = errors.Join(k.lost, err)
	return there, err
}

// Keep lets a reading wait for others to be written with. One that is unsound is
// refused at once, and holds up none; one that waits already is known.
func (k *keeper) Keep(ctx context.Context, r *record.Reading) (bool, error) {
	k.n++
	e, err := store.Lay(r)
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(k.waiting, func(w *store.Entry) bool { return w.Article.ID == e.Article.ID }) {
		return false, nil
	}
	k.waiting = append(k.waiting, e)
	if k.bytes += size(e); k.bytes < togetherBytes {
		return true, nil
	}
	return true, k.flush(ctx)
}

// size is about how many bytes an entry takes.
func size(e *store.Entry) int {
	n := len(e.Text) + len(e.Packed)
	for i := range e.Mentions {
		n += 2 * len(e.Mentions[i].Body) // and what its columns repeat
	}
	return n
}

// flush writes what waits into the transaction at hand.
func (k *keeper) flush(ctx context.Context) error {
	if len(k.waiting) == 0 {
		return nil
	}
	if err := k.begin(ctx); err != nil {
		return err
	}
	_, err := k.KeepIn(ctx, k.tx, k.waiting)
	k.waiting, k.bytes = nil, 0
	return err
}

func (k *keeper) begin(ctx context.Context) (err error) {
	if k.tx == nil {
		k.tx, err = k.Pool().Begin(ctx)
	}
	return failed(k.Store, "begin", err)
}

// shown writes down what could not be read, and commits once in a while.
func (k *keeper) shown(ctx context.Context, res run.Result) error {
	if k.lost != nil || errors.Is(res.Err, errLater) {
		return errors.Join(k.lost, res.Err)
	}
	if res.Err != nil && !res.Skipped {
		if err := k.aside(ctx, res); err != nil {
			return err
		}
	}
	if k.n < together {
		return nil
	}
	return k.commit(ctx)
}

const insertAside = `INSERT INTO readout_aside (path, record, why) VALUES ($1, $2, $3)
ON CONFLICT (path, record) DO UPDATE SET why = excluded.why, at = now()`

func (k *keeper) aside(ctx context.Context, res run.Result) error {
	if err := k.begin(ctx); err != nil {
		return err
	}
	path, record, why := "", "", res.Err.Error()
	var e *intake.Error
	switch {
	case errors.As(res.Err, &e):
		path, record, why = e.Path, e.Record, e.Err.Error()
	case res.Article != nil:
		path, record = res.Article.Path, res.Article.Record
	}
	_, err := k.tx.Exec(ctx, insertAside, postgres.Signs(path), postgres.Signs(record), postgres.Signs(why))
	return failed(k.Store, "set aside "+path, err)
}

func (k *keeper) commit(ctx context.Context) error {
	if err := k.flush(ctx); err != nil || k.tx == nil {
		return err
	}
	err := k.tx.Commit(ctx)
	k.tx, k.n = nil, 0
	return failed(k.Store, "commit", err)
}

// complete finishes the job together with what is not committed yet.
func (k *keeper) complete(ctx context.Context, job *river.Job[Batch]) error {
	if err := k.begin(ctx); err != nil {
		return err
	}
	if err := completeIn(ctx, k.tx, job); err != nil {
		return failed(k.Store, "complete", err)
	}
	return k.commit(ctx)
}

func (k *keeper) rollback(ctx context.Context) {
	if k.tx != nil {
		k.tx.Rollback(context.WithoutCancel(ctx))
		k.tx = nil
	}
}
