package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"readout/internal/intake"
	"readout/internal/queue"
	"readout/internal/store/postgres"
)

func newEnqueue() *cobra.Command {
	var store, archive string
	var o queue.Order
	windows := &windowFlags{}
	cmd := &cobra.Command{
		Use:   "enqueue PATH... | --reconcile DIR --out DIR",
		Short: "Hand articles in, to be read by workers",
		Long: `Hand articles in, to be read by workers on any number of machines. A PATH is a file,
an archive or a folder, as for 'readout read'; nothing is opened now. Workers open
it by the same path: give one that is the same on all machines. A PATH may also be
the address of a page, https://…, which a worker with --contact will fetch.

Small files share a job, a big archive is one of its own. All of the command's
jobs are added, or none.

With --reconcile, the windows of an archive of partitions are handed in instead, as
'readout reconcile' would work them.`,
		Example: `  readout enqueue --store postgres://worker@db.example/readout /data/2024/
  readout enqueue --store postgres://worker@db.example/readout --priority 1 /data/today.warc.gz
  readout enqueue --store postgres://worker@db.example/readout --reconcile s3://news/readings --out s3://news/clusters`,
		Args: func(_ *cobra.Command, paths []string) error {
			if (archive == "") == (len(paths) == 0) {
				return usagef("give paths, or --reconcile")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, paths []string) error {
			if o.Priority < 1 || o.Priority > 4 {
				return usagef("--priority is 1, 2, 3 or 4")
			}
			if archive != "" {
				return windows.enqueue(cmd, store, archive, o.Priority)
			}
			return enqueue(cmd, store, paths, o)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&store, "store", "", databaseUsage)
	fl.Int64Var(&o.Bytes, "batch-bytes", 1<<20, "files of together at most `N` bytes share a job")
	fl.IntVar(&o.Priority, "priority", 2, "how soon, `N`: 1 before all others, 4 after all others")
	fl.StringVar(&archive, "reconcile", "", "hand in the windows of the partitions in `DIR`, or s3://BUCKET/PREFIX")
	windows.flags(fl)
	return cmd
}

const databaseUsage = "the record and queue in a database, postgres://`HOST/NAME`"

func enqueue(cmd *cobra.Command, store string, paths []string, o queue.Order) (err error) {
	if o.Bytes < 1 {
		return usagef("--batch-bytes must be at least 1")
	}
	for _, p := range paths {
		if p == intake.Stdin {
			return usagef("standard input cannot be read by other programs: give a file")
		}
	}
	return withQueue(cmd.Context(), store, func(s *postgres.Store) error {
		sum, err := queue.Enqueue(cmd.Context(), s, queue.Listed(paths), o)
		if err == nil {
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %d files or pages of %s in %d jobs.\n", s.Name(), sum.Files, humanize.Bytes(uint64(sum.Bytes)), sum.Jobs)
		}
		return err
	})
}

// withQueue opens the database of a queue for do.
func withQueue(ctx context.Context, name string, do func(*postgres.Store) error) (err error) {
	if !postgres.IsURL(name) {
		return usagef("a queue lies in a PostgreSQL database: --store postgres://HOST/NAME. On one machine, 'readout read' needs none")
	}
	s, err := postgres.Open(ctx, name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := queue.Prepare(ctx, s); err != nil {
		return err
	}
	return do(s)
}
