// Package intake turns files, folders, standard input and JSON Lines into
// articles: decoded text, the date of publication as far as it is told, the
// language, and the zones that are not prose.
//
// Articles come one at a time, so that memory does not grow with their number.
// What is wrong with one of them is an *Error, and the rest is still read. The
// package must never know words, sentences or anything that an article says
// beyond its own head and tail; and it never alters a letter: what is not prose
// is marked.
package intake

import (
	"context"
	"fmt"
	"io"
	"iter"

	"readout/internal/record"
)

// DefaultMaxArticle is the size in bytes above which an article is refused.
const DefaultMaxArticle = 32 << 20

// Options hold the limits of reading. The zero value is ready for use, except
// that "-" cannot be read without Stdin.
type Options struct {
	MaxArticle int64     // bytes of one file or one line of JSON; 0 means DefaultMaxArticle
	Stdin      io.Reader // what the path "-" stands for
}

// An Error tells what is wrong with one article, file or line. Reading goes on
// after it.
type Error struct {
	Path   string
	Record string // the id of the JSON line, if it could be read
	Line   int    // of a JSON Lines file, from 1; 0 where the whole file is meant
	Err    error
}

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

// Read yields the articles of the paths in order: of a folder, all files below
// it but the hidden ones and README.md, sorted by name; of "-", standard input.
// An error is an *Error and concerns one article, or it is that of ctx and the
// last pair.
func Read(ctx context.Context, paths []string, opt Options) iter.Seq2[*record.Article, error] {
	if opt.MaxArticle <= 0 {
		opt.MaxArticle = DefaultMaxArticle
	}
	return func(yield func(*record.Article, error) bool) {
		for f, err := range files(paths) {
			if ctx.Err() != nil {
				yield(nil, ctx.Err())
				return
			}
			if err != nil {
				if !yield(nil, &Error{Path: f.path, Err: plain(err)}) {
					return
				}
				continue
			}
			r := reader{ctx: ctx, path: f.path, opt: opt, yield: yield}
			if !r.read(f) {
				return
			}
		}
	}
}
