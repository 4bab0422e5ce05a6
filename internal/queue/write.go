package queue

import (
	"context"

	"github.com/riverqueue/river"

	"readout/internal/partition"
	"readout/internal/run"
)

// write reads the files of a job into partitions, and finishes the job when all
// of what it wrote counts. A worker that dies in between leaves a job that is
// done: the next one sees that, and finishes it.
func (w *reading) write(ctx context.Context, job *river.Job[Batch]) (run.Summary, error) {
	reading, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(w.stop, cancel)()
	out, err := w.To(reading, job.Args.Files())
	if err != nil {
		return run.Summary{}, err
	}
	k := &keeper{Store: w.Store}
	defer k.rollback(ctx)
	if out.Done() {
		return run.Summary{Known: out.Articles()}, k.complete(ctx, job)
	}
	r := run.Run{Read: w.Worker.Read, Version: w.Version, Workers: 1, Keep: out.Add, Show: func(res run.Result) error {
		if w.Told != nil {
			w.Told(res)
		}
		if err := k.shown(ctx, res); err != nil {
			return err
		}
		return k.commit(ctx) // what was set aside; a job may take long
	}}
	sum, err := r.Do(reading, w.found(reading, job.Args.Files()))
	if err != nil || sum.Stopped {
		return sum, err
	}
	if err := out.End(ctx); err != nil {
		return sum, err
	}
	return sum, k.complete(ctx, job)
}

// splits reports whether each file of a job is to become a job of its own. One
// that is done would stand in the partitions twice.
func (w *reading) splits(ctx context.Context, job *river.Job[Batch]) (bool, error) {
	if job.Attempt <= splitAfter || len(job.Args.Paths) == 1 {
		return false, nil
	}
	if w.To == nil {
		return true, nil
	}
	out, err := w.To(ctx, job.Args.Files())
	return err == nil && !out.Done(), err
}

// A Begin begins a job that writes partitions.
type Begin func(ctx context.Context, paths []string) (*partition.Writer, error)
