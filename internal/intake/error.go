package intake

import (
	"errors"
	"fmt"

	"readout/internal/warc"
	"readout/internal/webpage"
)

// An Error tells what is wrong with one article, file or line. Reading goes on
// after it.
type Error struct {
	Path   string // "a.txt", "a.zip#b/c.txt", "a.warc.gz#12345"
	Record string // the id of the JSON line, if it could be read
	Line   int    // of a JSON Lines file, from 1; 0 where the whole file is meant
	Skip   string // not empty: it is no article by its kind, and is only to be counted under this word
	Err    error
}

// Skipped reports whether nothing is wrong: the thing is just no article.
func (e *Error) Skipped() bool { return e.Skip != "" }

// Reason returns a word or two to count this under: "image/png", "damaged".
func (e *Error) Reason() string {
	var r *reason
	var d *warc.Damage
	var told interface{ Reason() string }
	switch {
	case e.Skip != "":
		return e.Skip
	case errors.As(e.Err, &told): // one of another package
		return told.Reason()
	case errors.As(e.Err, &r):
		return r.word
	case errors.As(e.Err, &d):
		return "damaged"
	case errors.Is(e.Err, webpage.ErrNoArticle):
		return "no article"
	}
	return "not readable"
}

// A reason is an error with a word to count it under.
type reason struct {
	word string
	err  error
}

func (r *reason) Error() string { return r.err.Error() }
func (r *reason) Unwrap() error { return r.err }

func because(word string, err error) error { return &reason{word, err} }

// Error names the file, the line and the record.
func (e *Error) Error() string {
	at := e.Path
	if e.Line > 0 {
		at = fmt.Sprintf("%s:%d", at, e.Line)
	}
	if e.Record != "" {
		at += fmt.Sprintf(" (%s)", e.Record)
	}
	return at + ": " + e.Err.Error()
}

// Unwrap returns what went wrong.
func (e *Error) Unwrap() error { return e.Err }
