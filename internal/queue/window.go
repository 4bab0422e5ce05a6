package queue

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"readout/internal/folder"
	"readout/internal/store/postgres"
	"readout/internal/window"
)

// A Window is a job: days of an archive, to be reconciled. What it writes counts
// as soon as it is written, and the same if it is written twice.
type Window struct {
	In      string         `json:"in"`
	Out     string         `json:"out"`
	S3      folder.Options `json:"s3"`
	Stretch window.Stretch `json:"stretch"`
}

// Kind names such jobs in the queue.
func (Window) Kind() string { return "reconcile" }

func (w Window) String() string { return fmt.Sprintf("reconcile %s, %s", w.In, w.Stretch) }

// EnqueueWindows adds a job for each window, all or, after an error, none.
func EnqueueWindows(ctx context.Context, s *postgres.Store, all []Window, priority int) error {
	client, err := inserter(s)
	if err != nil {
		return failed(s, "enqueue", err)
	}
	list := make([]river.InsertManyParams, len(all))
	for i, w := range all {
		list[i] = river.InsertManyParams{Args: w, InsertOpts: &river.InsertOpts{Priority: priority, MaxAttempts: attempts}}
	}
	return failed(s, "enqueue", pgx.BeginFunc(ctx, s.Pool(), func(tx pgx.Tx) error {
		for n := 0; n < len(list); n += insertPage {
			if _, err := client.InsertManyFastTx(ctx, tx, list[n:min(n+insertPage, len(list))]); err != nil {
				return err
			}
		}
		return nil
	}))
}

// reconciling works one window after the other.
type reconciling struct {
	river.WorkerDefaults[Window]
	*Worker
	stop context.Context // cancelled when the worker is to end
	live *live
}

func (w *reconciling) Work(ctx context.Context, job *river.Job[Window]) error {
	w.live.begin(job.ID)
	defer w.live.end(job.ID)
	if w.Windows == nil {
		return errors.New("this worker reconciles nothing")
	}
	inside, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(w.stop, cancel)()
	err := w.Windows(inside, job.Args)
	if w.stop.Err() != nil && errors.Is(err, context.Canceled) {
		return river.JobSnooze(0)
	}
	return err
}
