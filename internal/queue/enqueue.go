package queue

import (
	"context"
	"iter"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"readout/internal/intake"
	"readout/internal/store/postgres"
)

// An Order says how files become jobs.
type Order struct {
	Bytes    int64 // as many files go into a job; a bigger file is a job of its own
	Priority int   // 1 is worked first, 4 last
}

// Listed yields the files of paths, and the pages among these as they are.
func Listed(paths []string) iter.Seq2[intake.Named, error] {
	return func(yield func(intake.Named, error) bool) {
		for _, p := range paths {
			if IsPage(p) {
				if !yield(intake.Named{Path: p, Size: -1}, nil) {
					return
				}
				continue
			}
			for f, err := range intake.Files([]string{p}) {
				if !yield(f, err) {
					return
				}
			}
		}
	}
}

// Added counts what was enqueued.
type Added struct {
	Jobs, Files int
	Bytes       int64
}

// Batches makes jobs of files, in their order, each of at most so many bytes if
// it has more than one. It ends at the first error.
func Batches(files iter.Seq2[intake.Named, error], bytes int64) iter.Seq2[Batch, error] {
	return func(yield func(Batch, error) bool) {
		var b Batch
		for f, err := range files {
			if err != nil {
				yield(Batch{}, err)
				return
			}
			size := max(f.Size, 0)
			if len(b.Paths) > 0 && (b.Bytes+size > bytes || IsPage(b.Paths[0]) || IsPage(f.Path)) {
				if !yield(b, nil) {
					return
				}
				b = Batch{}
			}
			b.Paths, b.Bytes = append(b.Paths, postgres.Signs(f.Path)), b.Bytes+size
		}
		if len(b.Paths) > 0 {
			yield(b, nil)
		}
	}
}

// insertPage is how many jobs are added at a time.
const insertPage = 500

// Enqueue adds jobs for files, all or, after an error, none.
func Enqueue(ctx context.Context, s *postgres.Store, files iter.Seq2[intake.Named, error], o Order) (sum Added, err error) {
	client, err := inserter(s)
	if err != nil {
		return Added{}, failed(s, "enqueue", err)
	}
	err = pgx.BeginFunc(ctx, s.Pool(), func(tx pgx.Tx) error {
		var list []river.InsertManyParams
		add := func(more bool) error {
			if len(list) == 0 || more && len(list) < insertPage {
				return nil
			}
			_, err := client.InsertManyFastTx(ctx, tx, list)
			list = list[:0]
			return err
		}
		for b, err := range Batches(files, o.Bytes) {
			if err != nil {
				return err
			}
			list = append(list, river.InsertManyParams{Args: b, InsertOpts: &river.InsertOpts{Priority: o.Priority, MaxAttempts: attempts}})
			sum.Jobs, sum.Files, sum.Bytes = sum.Jobs+1, sum.Files+len(b.Paths), sum.Bytes+b.Bytes
			if err := add(true); err != nil {
				return err
			}
		}
		return add(false)
	})
	if err != nil {
		return Added{}, failed(s, "enqueue", err)
	}
	return sum, nil
}
