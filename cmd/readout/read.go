package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"readout/internal/intake"
	"readout/internal/run"
	"readout/internal/store"
)

// readFlags are the flags of 'readout read'.
type readFlags struct {
	store   string
	noStore bool
	json    bool
	text    bool
	quiet   bool
	workers int
	limits  intake.Options
	columns string
	report  string
	noNear  bool
	own     own
	to      toFlags
}

const storeFile = "readout.db"

func newRead() *cobra.Command {
	f := &readFlags{}
	cmd := &cobra.Command{
		Use:   "read PATH...",
		Short: "Read articles and keep what they say",
		Long: `Read articles and keep what they say.

A PATH is a text file, an HTML page, a PDF file with a text layer, a Word file
(.docx), a JSON or JSON Lines file or a table (.csv, .tsv) of articles, a web
archive (WARC or ARC), an e-mail (.eml) or a box of them (.mbox), any of these in
.gz, .zst, .bz2, .tar or .zip, a folder of such files, or "-" for standard input.
JSON and tables have one article per object or row, with text and, where known,
id, date, title, url, outlet, language, authors, under these or other usual
names; --columns names any others. Articles that this version has read and kept before are not read
again. What lies in an archive is named as in news.warc.gz#12345 or
pages.zip#may/talks.html; pictures, redirects and the like are skipped and
counted.

Exit status: 0 if all articles were read, 1 if some could not be, 2 if the
command line is wrong, 130 if stopped by Ctrl-C; what was read until then is
kept, and the same command goes on where it stopped.`,
		Example: `  readout read report.txt
  readout read --json articles/ > readings.jsonl
  readout read --store syria.db articles/ more.jsonl
  readout read --columns text=Body,date=Day table.csv
  readout read --report summary.json crawl.warc.gz pages.zip
  readout read --actors mine.tsv --lexicon my-patterns/ articles/
  readout read --to readings archive/
  cat report.txt | readout read --no-store -`,
		Args: cobra.MinimumNArgs(1),
		PreRunE: func(cmd *cobra.Command, paths []string) error {
			if f.text && !f.json {
				return usagef("--text adds the article's text to JSON: use it with --json")
			}
			if err := f.checkTo(cmd, paths); err != nil {
				return err
			}
			if f.workers < 1 {
				return usagef("--workers must be at least 1")
			}
			return f.parseColumns()
		},
		RunE: func(cmd *cobra.Command, paths []string) error { return f.run(cmd, paths) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.store, "store", storeFile, "keep the record in `FILE`, or in a database: postgres://HOST/NAME;\n\"none\" keeps nothing")
	fl.BoolVar(&f.noStore, "no-store", false, "keep nothing")
	fl.BoolVar(&f.json, "json", false, "print one JSON object per article ('readout schema' describes it)")
	fl.BoolVar(&f.text, "text", false, "with --json: print the article's text too")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "print neither articles for a person nor a summary")
	fl.IntVar(&f.workers, "workers", runtime.NumCPU(), "read `N` articles at a time")
	f.own.flags(fl)
	f.to.flags(fl)
	fl.StringVar(&f.columns, "columns", "", "which keys of JSON or columns of a table hold what: `text=Body,date=Day`,\nand title, url, outlet, id, language, authors; numbers for a table without header")
	fl.Int64Var(&f.limits.MaxArticle, "max-bytes", intake.DefaultMaxArticle, "refuse articles of more than `N` bytes")
	fl.IntVar(&f.limits.MaxElements, "max-elements", intake.DefaultMaxElements, "refuse pages of more than `N` elements")
	fl.IntVar(&f.limits.MaxPages, "max-pages", intake.DefaultMaxPages, "refuse PDF files of more than `N` pages")
	fl.Int64Var(&f.limits.MaxRatio, "max-ratio", intake.DefaultMaxRatio, "stop where a file unpacks to `N` times its size")
	fl.Int64Var(&f.limits.MaxUnpacked, "max-unpacked", intake.DefaultMaxUnpacked, "stop where a file unpacks to `N` bytes")
	fl.BoolVar(&f.noNear, "no-near-duplicates", false, "do not look for articles with the wording of others")
	fl.StringVar(&f.report, "report", "", "write what was read, skipped and failed, and why, as JSON to `FILE`")
	return cmd
}

func (f *readFlags) run(cmd *cobra.Command, paths []string) (err error) {
	if f.noStore || f.store == "none" || f.to.dir != "" {
		f.store = ""
	}
	reader, version, err := f.own.reader()
	if err != nil {
		return err
	}
	r := &run.Run{Read: reader.Read, Version: version, Recall: !f.quiet || f.json, Workers: f.workers}
	if f.store != "" {
		s, err := openStore(cmd.Context(), f.store)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, s.Close()) }()
		r.Store = s
	}
	show := newShow(cmd, f)
	bar := newProgress(cmd, f, paths)
	r.Show = func(res run.Result) error {
		bar.add()
		return show.result(res)
	}
	if f.to.dir != "" {
		sum, err := f.into(cmd, r, paths)
		bar.end()
		if err != nil {
			return err
		}
		return f.told(cmd, sum)
	}
	f.limits.Stdin, f.limits.Without = cmd.InOrStdin(), ownFiles(f.store)
	if r.Compare, err = f.comparison(cmd, r.Store, paths); err != nil {
		return err
	}
	sum, err := r.Do(cmd.Context(), intake.Find(cmd.Context(), paths, f.limits))
	bar.end()
	if err != nil {
		return fmt.Errorf("%w\n%d articles were kept before that; run the same command again to go on", err, kept(r.Store, sum))
	}
	return f.told(cmd, sum)
}

// told writes the report, if one is asked for, and ends.
func (f *readFlags) told(cmd *cobra.Command, sum run.Summary) error {
	if f.report != "" {
		if err := writeReport(f.report, tallyOf(sum)); err != nil {
			return err
		}
	}
	return f.end(cmd, sum)
}

func (f *readFlags) parseColumns() (err error) {
	if f.columns == "" {
		return nil
	}
	if f.limits.Columns, err = intake.ParseColumns(f.columns); err != nil {
		return usagef("--columns: %v", err)
	}
	return nil
}

// comparison prepares to tell of near-duplicates, nil if nobody would see it. For
// JSON, where each article says of which it is one, all are looked at before the
// first is read: those kept, and those to come as far as they can be read twice.
func (f *readFlags) comparison(cmd *cobra.Command, s store.Store, paths []string) (*run.Comparison, error) {
	if f.noNear || f.quiet && !f.json && f.report == "" {
		return nil, nil
	}
	c := run.NewComparison(f.json)
	if !f.json {
		return c, nil
	}
	if s != nil {
		if err := c.AddKept(cmd.Context(), s); err != nil {
			return nil, err
		}
	}
	twice := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == intake.Stdin })
	return c, c.AddAll(cmd.Context(), intake.Find(cmd.Context(), twice, f.limits), f.workers)
}

func kept(s store.Store, sum run.Summary) int {
	if s == nil {
		return 0
	}
	return sum.Read
}

// end prints the summary and turns it into an exit status.
func (f *readFlags) end(cmd *cobra.Command, sum run.Summary) error {
	if !f.quiet || sum.Stopped {
		newPage(cmd.ErrOrStderr()).Summary(sum, f.where())
	}
	switch {
	case sum.Stopped:
		return exitError(exitStopped)
	case sum.Failed > 0:
		return exitError(exitFailed)
	}
	return nil
}

// ownFiles returns what tells the files of the store, which may lie in a folder
// to read, from articles.
func ownFiles(store string) func(path string) bool {
	abs, err := filepath.Abs(store)
	if err != nil || store == "" {
		return nil
	}
	own := []string{abs, abs + "-wal", abs + "-shm", abs + "-journal"}
	return func(path string) bool {
		abs, err := filepath.Abs(path)
		return err == nil && slices.Contains(own, abs)
	}
}

// failure tells which article an error is about.
func failure(res run.Result) (path, id, words string) {
	var e *intake.Error
	switch {
	case errors.As(res.Err, &e) && e.Line > 0:
		return e.Path, e.Record, fmt.Sprintf("line %d: %v", e.Line, e.Err)
	case errors.As(res.Err, &e):
		return e.Path, e.Record, e.Err.Error()
	case res.Article != nil:
		return res.Article.Path, res.Article.Record, res.Err.Error()
	}
	return "", "", res.Err.Error()
}

// usagef returns an error about the command line.
func usagef(format string, args ...any) error {
	return usageError(fmt.Sprintf(format, args...))
}

// A usageError ends the program with the status of a wrong command line.
type usageError string

func (e usageError) Error() string { return string(e) }
