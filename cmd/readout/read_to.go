package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/folder"
	"readout/internal/intake"
	"readout/internal/partition"
	"readout/internal/queue"
	"readout/internal/run"
	"readout/internal/store/postgres"
)

// toFlags say whether readings are written as partitions, and where.
type toFlags struct {
	s3Flags
	dir  string
	text bool
}

func (f *toFlags) flags(fl *pflag.FlagSet) {
	f.s3Flags.flags(fl)
	fl.StringVar(&f.dir, "to", "", "write readings as Parquet files by day into this `DIR`, or s3://BUCKET/PREFIX,\ninstead of keeping a record")
	fl.BoolVar(&f.text, "with-text", false, "with --to: the articles' texts too")
}

// begin returns what begins the job of some files, nil without --to. version is
// that of the reader.
func (f *toFlags) begin(version string) (queue.Begin, error) {
	if f.dir == "" {
		if f.text {
			return nil, usagef("--with-text adds texts to partitions: use it with --to")
		}
		return nil, nil
	}
	in, err := f.open(f.dir)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, paths []string) (*partition.Writer, error) {
		return partition.NewWriter(ctx, in, paths, version, f.text)
	}, nil
}

// jobBytes is how much is read in one job without a queue: what a run that is
// stopped may lose.
const jobBytes = 4 << 20

// into reads paths into partitions, a job of files after the other. Those that
// were done before are not done again.
func (f *readFlags) into(cmd *cobra.Command, r *run.Run, paths []string) (sum run.Summary, err error) {
	begin, err := f.to.begin(r.Version + f.columnsMark())
	if err != nil {
		return sum, err
	}
	f.limits.Without = within(f.to.dir)
	files := func(yield func(intake.Named, error) bool) {
		for n, err := range intake.Files(paths) {
			if (err != nil || !f.limits.Without(n.Path)) && !yield(n, nil) {
				return
			}
		}
	}
	for b, err := range queue.Batches(files, jobBytes) {
		if err != nil || sum.Stopped {
			return sum, err
		}
		one, err := f.job(cmd, begin, r, b)
		if err != nil {
			return sum, err
		}
		sum = sum.Plus(one)
	}
	return sum, nil
}

func (f *readFlags) job(cmd *cobra.Command, begin queue.Begin, r *run.Run, b queue.Batch) (run.Summary, error) {
	out, err := begin(cmd.Context(), b.Files())
	if err != nil {
		return run.Summary{}, err
	}
	if out.Done() {
		return run.Summary{Known: out.Articles()}, nil
	}
	r.Keep = out.Add
	sum, err := r.Do(cmd.Context(), intake.Find(cmd.Context(), b.Files(), f.limits))
	if err != nil || sum.Stopped {
		return sum, err
	}
	return sum, out.End(context.WithoutCancel(cmd.Context()))
}

// columnsMark tells apart what was read with other columns.
func (f *readFlags) columnsMark() string {
	if f.columns == "" {
		return ""
	}
	return " columns " + f.columns
}

// within returns what tells the files of a folder from articles.
func within(dir string) func(path string) bool {
	abs, err := filepath.Abs(dir)
	if err != nil || folder.IsRemote(dir) {
		return func(string) bool { return false }
	}
	return func(path string) bool {
		p, err := filepath.Abs(path)
		return err == nil && strings.HasPrefix(p, abs+string(filepath.Separator))
	}
}

// checkTo checks that what is asked for goes with --to.
func (f *readFlags) checkTo(cmd *cobra.Command, paths []string) error {
	switch {
	case f.to.dir == "":
		_, err := f.to.begin("")
		return err
	case cmd.Flags().Changed("store"):
		return usagef("--to writes partitions instead of keeping a record: leave out --store")
	case slices.Contains(paths, intake.Stdin):
		return usagef("--to reads files, which it can name its own files after: not standard input")
	}
	return nil
}

// where names where readings went.
func (f *readFlags) where() string {
	if f.to.dir != "" {
		return f.to.dir
	}
	return postgres.Redact(f.store)
}
