package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/audit"
	"readout/internal/intake"
	"readout/internal/record"
)

// auditFlags are the flags of 'readout audit'.
type auditFlags struct {
	own
	json     bool
	mentions string
	only     []string
}

func newAudit() *cobra.Command {
	a := &auditFlags{}
	cmd := &cobra.Command{
		Use:   "audit gdelt|polecat|icews ROWS ARTICLE...",
		Short: "Hold rows of event data against the articles they are from",
		Long: `Hold rows of event data against the articles they are from: which rows the
articles support, with the letters that do, which only in part, which not, and
why. ROWS is a file of GDELT 2.0 events (61 columns), POLECAT or ICEWS, parted by
tabs; "-" is standard input. An ARTICLE is anything that 'readout read' takes.

A row is held against the articles that it names by URL or id. One that names
none is held against those published at most two days before or after it.

Exit status: 0 if all rows and articles could be read, else 1.`,
		Example: `  readout audit gdelt 20231101120000.export.CSV articles/
  readout audit gdelt --mentions 20231101120000.mentions.CSV 20231101120000.export.CSV crawl.warc.gz
  readout audit polecat --only unsupported ngecEvents.txt articles/
  readout audit icews --json events.tab articles.jsonl`,
		Args: cobra.MinimumNArgs(3),
		RunE: func(cmd *cobra.Command, args []string) error { return a.run(cmd, args[0], args[1], args[2:]) },
	}
	fl := cmd.Flags()
	fl.BoolVar(&a.json, "json", false, "one JSON object per row, and one for the sum")
	fl.StringVar(&a.mentions, "mentions", "", "gdelt: take the URLs of events from this `FILE` of Mentions too")
	fl.StringArrayVar(&a.only, "only", nil, "print rows with this `VERDICT` only: supported, partly or unsupported; may be given again")
	a.own.flags(fl)
	return cmd
}

func (a *auditFlags) run(cmd *cobra.Command, format, rows string, paths []string) error {
	if !slices.Contains(audit.Formats(), format) {
		return usagef("%q cannot be audited; there are %s", format, strings.Join(audit.Formats(), ", "))
	}
	if a.mentions != "" && format != "gdelt" {
		return usagef("--mentions is for gdelt, not %s", format)
	}
	more, err := a.addresses()
	if err != nil {
		return err
	}
	in, err := openRows(cmd, rows)
	if err != nil {
		return err
	}
	defer in.Close()
	desk, failed, err := a.desk(cmd, paths)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	var t audit.Tally
	t.Articles, t.Undated = desk.Articles()
	for row, err := range audit.Rows(format, in) {
		var bad *audit.RowError
		if errors.As(err, &bad) {
			t.Unreadable++
			fmt.Fprintf(cmd.ErrOrStderr(), "readout: %s: %v\n", rows, bad)
			continue
		}
		if err != nil {
			return err
		}
		row.Addresses = append(row.Addresses, more[row.ID]...)
		f := desk.Check(row)
		t.Add(&f)
		if err := a.show(out, &f); err != nil {
			return err
		}
	}
	if err := a.sum(out, &t); err != nil {
		return err
	}
	if failed || t.Unreadable > 0 {
		err = exitError(exitFailed)
	}
	return errors.Join(out.Flush(), err)
}

// desk reads the articles; those that cannot be read are told.
func (a *auditFlags) desk(cmd *cobra.Command, paths []string) (d *audit.Desk, failed bool, err error) {
	reader, _, err := a.own.reader()
	if err != nil {
		return nil, false, err
	}
	d = audit.NewDesk()
	for x, err := range intake.Read(cmd.Context(), paths, intake.Options{Stdin: cmd.InOrStdin()}) {
		var r *record.Reading
		if err == nil {
			r, err = reader.Read(x)
		}
		if err == nil {
			d.Add(r)
			continue
		}
		if cmd.Context().Err() != nil {
			return nil, false, cmd.Context().Err()
		}
		failed = true
		fmt.Fprintf(cmd.ErrOrStderr(), "readout: %v\n", err)
	}
	return d, failed, nil
}

func (a *auditFlags) show(w io.Writer, f *audit.Finding) error {
	switch {
	case len(a.only) > 0 && !slices.Contains(a.only, string(f.Verdict)):
		return nil
	case a.json:
		return f.JSON(w)
	}
	f.Text(w)
	return nil
}

func (a *auditFlags) sum(w io.Writer, t *audit.Tally) error {
	if a.json {
		return t.JSON(w)
	}
	t.Text(w)
	return nil
}

func (a *auditFlags) addresses() (map[string][]string, error) {
	if a.mentions == "" {
		return nil, nil
	}
	f, err := os.Open(a.mentions)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out, err := audit.Mentions(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a.mentions, err)
	}
	return out, nil
}

func openRows(cmd *cobra.Command, path string) (io.ReadCloser, error) {
	if path == intake.Stdin {
		return io.NopCloser(cmd.InOrStdin()), nil
	}
	return os.Open(path)
}
