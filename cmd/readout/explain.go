package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/report"
	"readout/internal/ud"
)

func newExplain() *cobra.Command {
	var o own
	cmd := &cobra.Command{
		Use:   "explain FILE[:OFFSET]",
		Short: "Show why a sentence was read as it was",
		Long: `Show why a sentence was read as it was: its words and tree, what each step of
reading tried at which word, and the records that came of it.

OFFSET counts Unicode code points from the start of the text, as 'readout read
--json' prints them; without it every sentence is explained.`,
		Example: `  readout explain report.txt
  readout explain report.txt:1280`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, offset := cutOffset(args[0])
			reader, _, err := o.reader()
			if err != nil {
				return err
			}
			return eachArticle(cmd, path, func(a *record.Article) error {
				return explain(newPage(cmd.OutOrStdout()), reader, a, offset)
			})
		},
	}
	o.flags(cmd.Flags())
	return cmd
}

// cutOffset takes ":OFFSET" off a path; -1 if there is none.
func cutOffset(arg string) (path string, offset int) {
	if _, err := os.Stat(arg); err == nil {
		return arg, -1
	}
	i := strings.LastIndexByte(arg, ':')
	n, err := strconv.Atoi(arg[i+1:])
	if i < 0 || err != nil || n < 0 {
		return arg, -1
	}
	return arg[:i], n
}

// explain writes the sentence at an offset in code points, all if it is -1.
func explain(p report.Page, reader *read.Reader, a *record.Article, offset int) error {
	var traces []report.Trace
	r, d, err := reader.Trace(a, func(_ *ud.Doc, analyzer string, word int, what string) {
		traces = append(traces, report.Trace{Analyzer: analyzer, Word: word, Text: what})
	})
	if err != nil {
		return err
	}
	d.Index()
	n := 0
	for i, s := range d.Sentences {
		span := d.Span(s)
		if offset < 0 || span.Start <= a.Text.ByteOffset(offset) && a.Text.ByteOffset(offset) < span.End {
			p.Explain(d, i, traces, r)
			n++
		}
	}
	if n > 0 {
		return nil
	}
	if zone := a.ZoneAt(a.Text.ByteOffset(max(offset, 0))); zone != "" {
		return fmt.Errorf("%s: code point %d stands in a part marked %q, which is not read", a.Path, offset, zone)
	}
	return fmt.Errorf("%s: no sentence at code point %d; the text has %d", a.Path, max(offset, 0), a.Text.Runes())
}
