package main

import (
	"bufio"
	"iter"

	"github.com/spf13/cobra"

	"readout/internal/diff"
	"readout/internal/export"
)

// diffFlags are the flags of 'readout diff'.
type diffFlags struct {
	superseded bool
	summary    bool
	json       bool
	own        own
}

func newDiff() *cobra.Command {
	f := &diffFlags{}
	cmd := &cobra.Command{
		Use:   "diff [STORE [NEWER]]",
		Short: "Show how two readings of the same articles differ",
		Long: `Show how two readings of the same articles differ: mentions that are added (+),
gone (-), or changed (~) in what they say, paired by their letters.

The older reading is what STORE keeps. The newer one is what this program, with
its tables and patterns, would read of the kept articles; or what the store NEWER
keeps of them. --superseded shows instead what the last reading of articles that
were read by several versions took out or changed. Nothing is kept.`,
		Example: `  readout diff
  readout diff before.db after.db --summary
  readout diff --actors mine.tsv --json
  readout diff --superseded`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	fl.BoolVar(&f.superseded, "superseded", false, "what the last reading superseded in STORE")
	fl.BoolVar(&f.summary, "summary", false, "the numbers only")
	fl.BoolVar(&f.json, "json", false, "one JSON object per mention that differs")
	f.own.flags(fl)
	return cmd
}

func (f *diffFlags) run(cmd *cobra.Command, args []string) error {
	if f.superseded && len(args) == 2 {
		return usagef("--superseded looks into one store: leave out %s", args[1])
	}
	if f.summary && f.json {
		return usagef("--summary and --json are two ways to print: take one")
	}
	args = append(args, storeFile)[:max(len(args), 1)]
	old, err := openReadOnly(cmd.Context(), args[0])
	if err != nil {
		return err
	}
	defer old.Close()
	if f.superseded {
		return f.show(cmd, diff.Superseded(cmd.Context(), old))
	}
	again, end, err := f.newer(cmd, args)
	if err != nil {
		return err
	}
	defer end()
	return f.show(cmd, diff.Articles(cmd.Context(), old, again))
}

// newer returns where the newer reading comes from, and what to do in the end.
func (f *diffFlags) newer(cmd *cobra.Command, args []string) (again diff.Reread, end func() error, err error) {
	if len(args) == 2 {
		s, err := openReadOnly(cmd.Context(), args[1])
		if err != nil {
			return nil, nil, err
		}
		return diff.InStore(s), s.Close, nil
	}
	reader, version, err := f.own.reader()
	if err != nil {
		return nil, nil, err
	}
	return diff.Anew(reader.Read, version), func() error { return nil }, nil
}

func (f *diffFlags) show(cmd *cobra.Command, articles iter.Seq2[*diff.Article, error]) error {
	out := bufio.NewWriter(cmd.OutOrStdout())
	p := newPage(cmd.OutOrStdout())
	p.W = out
	var t diff.Tally
	for a, err := range articles {
		if err == nil {
			err = cmd.Context().Err()
		}
		if err != nil {
			out.Flush()
			return err
		}
		t.Add(a)
		switch {
		case f.json:
			if err := export.Diff(out, a); err != nil {
				return err
			}
		case !f.summary && len(a.Changes) > 0:
			p.Diff(a)
		}
	}
	if !f.json {
		p.Differences(&t)
	}
	return out.Flush()
}
