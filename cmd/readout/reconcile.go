package main

import (
	"context"
	"fmt"
	"os"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/folder"
	"readout/internal/partition"
	"readout/internal/queue"
	"readout/internal/store/postgres"
	"readout/internal/timex"
	"readout/internal/window"
)

// s3Flags are the flags of commands that write to an object store or read there.
type s3Flags struct{ endpoint string }

func (f *s3Flags) flags(fl *pflag.FlagSet) {
	fl.StringVar(&f.endpoint, "s3-endpoint", "", "the server of s3:// addresses, such as `https://minio.example:9000`;\nAmazon's if not given")
}

func (f *s3Flags) options() folder.Options {
	region := os.Getenv("AWS_REGION")
	if region == "" {
		region = os.Getenv("AWS_DEFAULT_REGION")
	}
	return folder.Options{Endpoint: f.endpoint, Region: region}
}

// open opens a folder; what is wrong with its name is wrong with the command line.
func (f *s3Flags) open(name string) (folder.Folder, error) {
	in, err := folder.Open(name, f.options())
	if err != nil {
		return nil, usagef("%v", err)
	}
	return in, nil
}

// windowFlags say how partitions are cut into windows, and where clusters go.
type windowFlags struct {
	s3Flags
	out         string
	order       window.Order
	from, until string
}

func (f *windowFlags) flags(fl *pflag.FlagSet) {
	f.s3Flags.flags(fl)
	fl.StringVar(&f.out, "out", "", "write clusters into this `DIR`, or s3://BUCKET/PREFIX")
	fl.IntVar(&f.order.Days, "window", window.Default.Days, "put `DAYS` into a window")
	fl.IntVar(&f.order.Overlap, "overlap", window.Default.Overlap, "look at so many `DAYS` before and after it too")
	fl.StringVar(&f.from, "from", "", "leave out windows that lie before this `DAY`")
	fl.StringVar(&f.until, "until", "", "leave out windows that lie after this `DAY`")
}

// check reads the flags that are no numbers and no names.
func (f *windowFlags) check() error {
	f.order.From, f.order.Until = timex.Date(f.from), timex.Date(f.until)
	switch {
	case f.out == "":
		return usagef("say with --out where the clusters go")
	case f.order.Days < 1:
		return usagef("--window must be at least 1")
	case f.order.Overlap < 0:
		return usagef("--overlap must not be below 0")
	}
	for name, d := range map[string]timex.Date{"from": f.order.From, "until": f.order.Until} {
		if d != "" && !d.Valid() {
			return usagef("--%s: %q is no day: give one such as 2023-11-25", name, d)
		}
	}
	return nil
}

// stretches opens both folders and cuts the days of the first.
func (f *windowFlags) stretches(ctx context.Context, name string) (*window.Run, []window.Stretch, error) {
	if err := f.check(); err != nil {
		return nil, nil, err
	}
	r, err := f.begin(ctx, name, f.out)
	if err != nil {
		return nil, nil, err
	}
	return r, window.Stretches(r.In, f.order), window.Check(ctx, r.Out, f.order)
}

func (f *s3Flags) begin(ctx context.Context, from, to string) (*window.Run, error) {
	in, err := f.open(from)
	if err != nil {
		return nil, err
	}
	out, err := f.open(to)
	if err != nil {
		return nil, err
	}
	a, err := partition.Open(ctx, in)
	return &window.Run{In: a, Out: out, Version: version()}, err
}

func newReconcile() *cobra.Command {
	f := &windowFlags{}
	quiet := false
	cmd := &cobra.Command{
		Use:   "reconcile DIR",
		Short: "Find what tells of one thing in an archive of partitions",
		Long: `Find which mentions tell of one thing in an archive of partitions, as 'readout read
--to' and 'readout work --to' write them, a window of days after the other. DIR is a
folder or s3://BUCKET/PREFIX. Clusters are written as Parquet, by the day of their
first mention.

Memory follows the window, not the archive. Windows that were done, and of which
nothing has changed since, are not done again. 'readout enqueue --reconcile' hands
the windows out to workers instead.`,
		Example: `  readout reconcile readings --out clusters
  readout reconcile s3://news/readings --out s3://news/clusters --window 7 --overlap 14
  readout reconcile readings --out clusters --from 2023-10 --until 2023-12`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args[0], quiet) },
	}
	f.flags(cmd.Flags())
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print the last line only")
	return cmd
}

func (f *windowFlags) run(cmd *cobra.Command, name string, quiet bool) error {
	r, all, err := f.stretches(cmd.Context(), name)
	if err != nil {
		return err
	}
	known, members := 0, 0
	for _, s := range all {
		sum, err := r.Do(cmd.Context(), s)
		if err != nil {
			return err
		}
		if sum.Known {
			known++
			continue
		}
		members += sum.Members
		if !quiet && sum.Members > 0 {
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %s mentions, %s looked at\n", s, humanize.Comma(int64(sum.Members)), humanize.Comma(int64(sum.Mentions)))
		}
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %d windows, %d of them done before; %s mentions in their clusters.\n", r.Out, len(all), known, humanize.Comma(int64(members)))
	return nil
}

// enqueue hands the windows of an archive out to workers.
func (f *windowFlags) enqueue(cmd *cobra.Command, store, name string, priority int) error {
	_, all, err := f.stretches(cmd.Context(), name)
	if err != nil {
		return err
	}
	jobs := make([]queue.Window, len(all))
	for i, s := range all {
		jobs[i] = queue.Window{In: name, Out: f.out, S3: f.options(), Stretch: s}
	}
	return withQueue(cmd.Context(), store, func(s *postgres.Store) error {
		err := queue.EnqueueWindows(cmd.Context(), s, jobs, priority)
		if err == nil {
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %d windows of %s.\n", s.Name(), len(jobs), name)
		}
		return err
	})
}

// doWindow reconciles one window for a worker.
func doWindow(ctx context.Context, w queue.Window) (window.Summary, error) {
	f := s3Flags{w.S3.Endpoint}
	r, err := f.begin(ctx, w.In, w.Out)
	if err != nil {
		return window.Summary{}, err
	}
	return r.Do(ctx, w.Stretch)
}
