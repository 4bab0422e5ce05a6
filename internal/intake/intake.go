// Package intake turns files, folders, standard input, JSON, tables, HTML pages, PDF
// and Word files, mail and archives into articles: decoded text, the date of publication as far as it is told, the
// language, and the zones that are not prose.
//
// Articles come one at a time, so that memory does not grow with their number.
// What is wrong with one of them is an *Error, and the rest is still read. The
// package must never know words, sentences or anything that an article says
// beyond its own head and tail; and it never alters a letter: what is not prose
// is marked.
package intake

import (
	"cmp"
	"context"
	"io"
	"iter"

	"readout/internal/pdf"
	"readout/internal/record"
	"readout/internal/webpage"
)

// The limits that hold where Options names none.
const (
	DefaultMaxArticle  = 32 << 20
	DefaultMaxElements = webpage.DefaultElements
	DefaultMaxPages    = pdf.DefaultPages
	DefaultMaxRatio    = 200
	DefaultMaxUnpacked = 1 << 40
)

// Options hold the limits of reading. The zero value is ready for use, except
// that "-" cannot be read without Stdin. A limit of 0 means the default.
type Options struct {
	MaxArticle  int64     // bytes of one file, one page or one line of JSON
	MaxElements int       // of one page
	MaxPages    int       // of one PDF file
	MaxRatio    int64     // bytes that one byte of a compressed file may become
	MaxUnpacked int64     // bytes that one compressed file may become
	Columns     Columns   // which keys of JSON and columns of tables hold what
	Stdin       io.Reader // what the path "-" stands for

	Without func(path string) bool // files to pass by without a word; nil: none
}

func (o Options) orDefaults() Options {
	o.MaxArticle = cmp.Or(max(o.MaxArticle, 0), DefaultMaxArticle)
	o.MaxElements = cmp.Or(max(o.MaxElements, 0), DefaultMaxElements)
	o.MaxPages = cmp.Or(max(o.MaxPages, 0), DefaultMaxPages)
	o.MaxRatio = cmp.Or(max(o.MaxRatio, 0), DefaultMaxRatio)
	o.MaxUnpacked = cmp.Or(max(o.MaxUnpacked, 0), DefaultMaxUnpacked)
	return o
}

// Read yields the articles of the paths in order: of a folder, all files below
// it but the hidden ones and README.md, sorted by name; of "-", standard input. What lies in an archive is named by the archive's path, a
// "#", and its name there or, in a web archive, the byte where its record begins.
// An error is an *Error and concerns one article, or it is that of ctx and the
// last pair.
func Read(ctx context.Context, paths []string, opt Options) iter.Seq2[*record.Article, error] {
	return func(yield func(*record.Article, error) bool) {
		for parse, err := range Find(ctx, paths, opt) {
			var a *record.Article
			if err == nil {
				a, err = parse()
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// A Parse makes the article of what was found, or tells what is wrong with it in
// an *Error. Different ones may be called by different goroutines at a time.
type Parse = func() (*record.Article, error)

// Find is Read, but leaves the longest part of the work, what is to be done once
// the bytes are there, to whoever calls the Parse.
func Find(ctx context.Context, paths []string, opt Options) iter.Seq2[Parse, error] {
	opt = opt.orDefaults()
	return func(yield func(Parse, error) bool) {
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
			if opt.Without != nil && opt.Without(f.path) {
				continue
			}
			r := reader{ctx: ctx, path: f.path, opt: opt, found: yield, budget: &budget{opt: opt}}
			if !r.read(f) {
				return
			}
		}
	}
}
