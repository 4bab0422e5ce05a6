package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store/postgres"
)

// A Worker reads what the queue hands out.
type Worker struct {
	Store   *postgres.Store
	Read    func(*record.Article) (*record.Reading, error) // safe for many goroutines
	Version string                                         // of what Read reads
	Intake  intake.Options
	Fetch   func(context.Context, fetch.Request) (*fetch.Page, error) // nil: no pages
	To      Begin                                                     // where readings are written instead of the database; nil: there
	Windows func(context.Context, Window) error                       // reconciles a window of partitions
	Jobs    int                                                       // at a time; at least one
	Drain   bool                                                      // end when nothing is left to do
	Log     *slog.Logger
	Told    func(run.Result)                               // told of every article; may be nil
	Worked  func(Batch, run.Summary, time.Duration, error) // told of every job that ended; may be nil
	ID      string                                         // of this process among all workers
}

// Work works until ctx is cancelled: what is being read then is finished and
// kept, and the rest of its job goes back to the queue.
func (w *Worker) Work(ctx context.Context) error {
	w.Jobs = max(w.Jobs, 1)
	if need, have := 2*w.Jobs+6, int(w.Store.Pool().Config().MaxConns); have < need {
		return fmt.Errorf("queue in %s: %d jobs at a time need %d connections, the address allows %d: add pool_max_conns=%d to it, or work at fewer with --workers",
			w.Store.Name(), w.Jobs, need, have, need)
	}
	live := newLive(w)
	workers := river.NewWorkers()
	river.AddWorker(workers, &reading{Worker: w, stop: ctx, live: live})
	river.AddWorker(workers, &reconciling{Worker: w, stop: ctx, live: live})
	client, err := river.NewClient(riverpgxv5.New(w.Store.Pool()), &river.Config{
		ID: w.ID, Logger: w.Log, Workers: workers, JobTimeout: -1, RetryPolicy: backOff{},
		Queues:                      map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: w.Jobs}},
		DiscardedJobRetentionPeriod: -1,             // what is set aside stays listed
		RescueStuckJobsAfter:        24 * time.Hour, // live does it sooner
		FetchPollInterval:           500 * time.Millisecond,
	})
	if err != nil {
		return failed(w.Store, "work", err)
	}
	inside, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		live.watch(inside)
	}()
	if err := client.Start(inside); err != nil { // a context that ends would end the jobs too
		return failed(w.Store, "work", err)
	}
	if w.Drain {
		w.drained(ctx)
	} else {
		<-ctx.Done()
	}
	if err := client.Stop(inside); err != nil {
		return failed(w.Store, "stop", err)
	}
	cancel()
	<-done
	return nil
}

// drained returns when nothing is left to do, or ctx is cancelled.
func (w *Worker) drained(ctx context.Context) {
	for {
		var left int
		err := w.Store.Pool().QueryRow(ctx, "SELECT count(*) FROM river_job WHERE state IN ('available', 'pending', 'retryable', 'running', 'scheduled')").Scan(&left)
		if ctx.Err() != nil || err == nil && left == 0 {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(300 * time.Millisecond):
		}
	}
}

// backOff waits 2, 4, 8 … seconds before another attempt, up to five minutes.
type backOff struct{}

func (backOff) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(wait(len(job.Errors) + 1))
}

func wait(errors int) time.Duration {
	return min(time.Second<<min(errors, 20), 5*time.Minute)
}

// reading works one job after the other.
type reading struct {
	river.WorkerDefaults[Batch]
	*Worker
	stop context.Context // cancelled when the worker is to end
	live *live
}

// splitAfter is how many attempts at several files may fail before each of them
// becomes a job: one of them may be poison, and the others shall not suffer.
const splitAfter = 2

func (w *reading) Work(ctx context.Context, job *river.Job[Batch]) error {
	w.live.begin(job.ID)
	defer w.live.end(job.ID)
	if splits, err := w.splits(ctx, job); err != nil {
		return err
	} else if splits {
		return failed(w.Store, fmt.Sprintf("split job %d", job.ID), w.split(ctx, job))
	}
	began := time.Now()
	sum, err := w.read(ctx, job)
	if w.Worked != nil {
		w.Worked(job.Args, sum, time.Since(began), err)
	}
	if err == nil && sum.Stopped {
		return river.JobSnooze(0)
	}
	return err
}

func (w *reading) read(ctx context.Context, job *river.Job[Batch]) (run.Summary, error) {
	if w.To != nil {
		return w.write(ctx, job)
	}
	reading, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(w.stop, cancel)()
	k := &keeper{Store: w.Store}
	defer k.rollback(ctx)
	r := run.Run{Read: w.Worker.Read, Version: w.Version, Store: k, Workers: 1, Show: func(res run.Result) error {
		if w.Told != nil {
			w.Told(res)
		}
		return k.shown(ctx, res)
	}}
	sum, err := r.Do(reading, w.found(reading, job.Args.Files()))
	if err != nil {
		return sum, err
	}
	if sum.Stopped {
		return sum, k.commit(ctx)
	}
	return sum, k.complete(ctx, job)
}

// split makes a job of each file of a job.
func (w *reading) split(ctx context.Context, job *river.Job[Batch]) error {
	client := river.ClientFromContext[pgx.Tx](ctx)
	var list []river.InsertManyParams
	for _, p := range job.Args.Paths {
		list = append(list, river.InsertManyParams{Args: Batch{Paths: []string{p}}, InsertOpts: &river.InsertOpts{Priority: job.Priority, MaxAttempts: attempts}})
	}
	return pgx.BeginFunc(ctx, w.Store.Pool(), func(tx pgx.Tx) error {
		if _, err := client.InsertManyTx(ctx, tx, list); err != nil {
			return err
		}
		return completeIn(ctx, tx, job)
	})
}

// completeIn finishes a job in a transaction. One that another worker took over
// and finished in the meantime needs nothing.
func completeIn(ctx context.Context, tx pgx.Tx, job *river.Job[Batch]) error {
	_, err := river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
	if errors.Is(err, rivertype.ErrNotFound) {
		return nil
	}
	return err
}
