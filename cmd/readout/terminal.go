package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"readout/internal/report"
)

// isTerminal reports whether a person sees what is written to w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// newPage returns a page to write for a person: as wide as the terminal up to
// a comfortable 100 columns, in colour if NO_COLOR is not set.
func newPage(w io.Writer) report.Page {
	p := report.Page{W: w}
	if !isTerminal(w) {
		return p
	}
	p.Colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil {
		p.Width = min(width, 100)
	}
	return p
}

// newListPage returns a page for lists, one line per row: as wide as the
// terminal is, and wide where there is none.
func newListPage(w io.Writer) report.Page {
	p := newPage(w)
	p.Width = listWidth
	if f, ok := w.(*os.File); ok && isTerminal(w) {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil {
			p.Width = width
		}
	}
	return p
}

const listWidth = 160
