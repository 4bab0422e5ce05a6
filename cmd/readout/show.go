package main

import (
	"bufio"
	"errors"

	"github.com/spf13/cobra"

	"readout/internal/export"
	"readout/internal/report"
	"readout/internal/run"
)

// A show prints results: as JSON, for a person, or errors only.
type show struct {
	flags *readFlags
	out   *bufio.Writer
	page  report.Page
	errs  report.Page
}

func newShow(cmd *cobra.Command, f *readFlags) *show {
	out := cmd.OutOrStdout()
	s := &show{flags: f, out: bufio.NewWriterSize(out, 64<<10), page: newPage(out), errs: newPage(cmd.ErrOrStderr())}
	s.page.W = s.out
	return s
}

// result prints one result at once, and of what was skipped nothing: the next program in a pipe may wait for it.
func (s *show) result(res run.Result) error {
	if err := s.print(res); err != nil {
		return err
	}
	return s.out.Flush()
}

func (s *show) print(res run.Result) error {
	path, id, words := "", "", ""
	if res.Err != nil {
		path, id, words = failure(res)
	}
	switch {
	case res.Skipped:
	case res.Err != nil && s.flags.json:
		return export.Error(s.out, path, id, errors.New(words))
	case res.Err != nil:
		if id != "" {
			path += " (" + id + ")"
		}
		s.errs.Failure(errors.New(path + ": " + words))
	case s.flags.json:
		return export.JSON(s.out, res.Reading, s.flags.text)
	case !s.flags.quiet:
		s.page.Article(res.Reading, res.Known)
	}
	return nil
}
