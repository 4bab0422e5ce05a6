package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// exportFlags are the flags of 'readout export'.
type exportFlags struct {
	asking
	out       string
	loss      string
	wide      bool
	withText  bool
	partition string
}

func newExport() *cobra.Command {
	a := &exportFlags{}
	cmd := &cobra.Command{
		Use:   "export [FORMAT]",
		Short: "Write the record across outlets in the shapes of other programs",
		Long: `Write the record across outlets in the shapes of other programs. A FORMAT is

` + formatList() + `
The bytes are the same in whatever order the articles were read. What a format
cannot carry is told on standard error, and in full with --loss.`,
		Example: `  readout export > record.jsonl
  readout export gdelt --since 2023-11 --loss loss.json > events.CSV
  readout export parquet --out tables --partition day
  readout export hxl --place Gaza --out figures.csv
  readout export --store syria.db | jq 'select(.event.tellings | length > 1)'`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.run(cmd, append(args, "jsonl")[0]) },
	}
	fl := cmd.Flags()
	a.flags(fl)
	fl.StringArrayVar(&a.Places, "place", nil, "at this `PLACE` or at one that lies in it")
	fl.StringVar(&a.out, "out", "", "write into this `FILE`, or folder for formats of several tables")
	fl.StringVar(&a.loss, "loss", "", "write what the format could not carry as JSON to `FILE`")
	fl.BoolVar(&a.withText, "with-text", false, "jsonl, csv, parquet, ftm: the articles' texts too")
	fl.BoolVar(&a.wide, "wide", false, "polecat: what the record knows more, behind the 40 columns")
	fl.StringVar(&a.partition, "partition", "", "csv, parquet: \"`day`\" makes a folder for each day")
	return cmd
}

func formatList() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-15s %s\n", f.Name, f.About)
	}
	return b.String()
}

func (a *exportFlags) run(cmd *cobra.Command, name string) error {
	f, err := export.FormatOf(name)
	if err != nil {
		return usagef("%v", err)
	}
	if err := a.fits(f); err != nil {
		return err
	}
	s, err := openReadOnly(cmd.Context(), a.store)
	if err != nil {
		return err
	}
	defer s.Close()
	o := export.Options{Wide: a.wide, Text: a.withText, Partition: a.partition != "", Version: version(), Create: a.creator(cmd, f)}
	if o.Only, err = a.chosen(cmd, s); err != nil {
		return err
	}
	r, err := across.Load(cmd.Context(), s)
	if err != nil {
		return err
	}
	loss, err := f.Write(cmd.Context(), r, o)
	if err != nil {
		return err
	}
	loss.Text(cmd.ErrOrStderr())
	return a.writeLoss(loss)
}

// fits checks that the flags are ones of the format.
func (a *exportFlags) fits(f *export.Format) error {
	switch {
	case f.Folder && a.out == "":
		return usagef("%s is %d tables: say with --out into which folder", f.Name, len(f.Files))
	case a.partition != "" && a.partition != "day":
		return usagef("--partition is day, not %q", a.partition)
	case a.partition != "" && !f.Folder:
		return usagef("--partition is for csv and parquet, not %s", f.Name)
	case a.wide && f.Name != "polecat":
		return usagef("--wide is for polecat, not %s", f.Name)
	}
	return nil
}

// chosen returns which mentions the conditions ask for, nil for all.
func (a *exportFlags) chosen(cmd *cobra.Command, s store.Store) (func(record.ID) bool, error) {
	if !a.conditions() {
		return nil, nil
	}
	r, err := a.reader(s)
	if err != nil {
		return nil, err
	}
	ids, err := query.Mentions(cmd.Context(), r, s, a.Filter)
	return func(id record.ID) bool { return ids[id] }, err
}

func (a *exportFlags) conditions() bool {
	return a.Since != "" || a.Until != "" || a.Text != "" || len(a.Outlets)+len(a.Countries)+len(a.Attributed)+len(a.Places) > 0
}

// creator returns what opens the files of a format: standard output, the file
// that --out names, or one below the folder that it names.
func (a *exportFlags) creator(cmd *cobra.Command, f *export.Format) func(name string) (io.WriteCloser, error) {
	return func(name string) (io.WriteCloser, error) {
		info, err := os.Stat(a.out)
		switch {
		case a.out == "":
			return still{cmd.OutOrStdout()}, nil
		case f.Folder || err == nil && info.IsDir():
			path := filepath.Join(a.out, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				return nil, err
			}
			return os.Create(path)
		}
		return os.Create(a.out)
	}
}

// still is standard output, which is not ours to close.
type still struct{ io.Writer }

func (still) Close() error { return nil }

func (a *exportFlags) writeLoss(l *export.Loss) (err error) {
	if a.loss == "" {
		return nil
	}
	f, err := os.Create(a.loss)
	if err != nil {
		return err
	}
	if err := l.JSON(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
