// Package pdf finds the text of a PDF file: its paragraphs in the order in which
// they are read, and the lines that stand at the head and the foot of its pages.
//
// The same bytes give the same text for ever: whoever changes what comes out gives
// it a new Version. A file made to hurt costs no more than its Limits. The package
// must never know where a file came from, nor what it says.
package pdf

import (
	"errors"
	"strings"

	"readout/internal/text"
)

// Version names the way from a file's bytes to its text.
const Version = "pdf1"

// The limits that hold where none are given.
const (
	DefaultPages = 2000
	DefaultBytes = 128 << 20
)

// Limits bound what a file may cost. A limit of 0 means the default.
type Limits struct {
	Pages int
	Bytes int // that its streams unpack to, each counted as often as it is drawn
}

// Errors tell why a file has no text.
var (
	ErrEncrypted = errors.New("is encrypted: save it without a password")
	ErrNoText    = errors.New("has no text layer: its pages are pictures, or its letters cannot be told; recognise the text first")
	errNoPDF     = errors.New("is damaged: no page of a PDF file was found in it")
)

// A LimitError says which limit a file is over.
type LimitError struct{ what string }

func (e *LimitError) Error() string {
	return "is a PDF file that " + e.what + ": cut it, or raise the limit"
}

// A Doc is the text of a file.
type Doc struct {
	Text    string      // paragraphs, parted by blank lines, then the margins, a line each
	Margins []text.Span // lines at the head and the foot of pages, in Text
	Title   string      // as the file says; often of no use
	Authors string
	Pages   int
}

// Read finds the text of a file.
func Read(raw []byte, limits Limits) (*Doc, error) {
	if limits.Pages <= 0 {
		limits.Pages = DefaultPages
	}
	if limits.Bytes <= 0 {
		limits.Bytes = DefaultBytes
	}
	f, err := open(raw, limits)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	if len(pages) == 0 {
		return nil, errNoPDF
	}
	fonts := map[any]*font{}
	var painted [][]piece
	for _, p := range pages {
		pieces, err := f.paint(p, fonts)
		if err != nil {
			return nil, err
		}
		painted = append(painted, pieces)
	}
	if f.left < 0 {
		return nil, &LimitError{"holds more than any article"}
	}
	doc := write(painted)
	if strings.TrimSpace(doc.Text) == "" {
		return nil, ErrNoText
	}
	info := f.dict(f.trailer("Info"))
	title, _ := f.get(info["Title"]).(string)
	author, _ := f.get(info["Author"]).(string)
	doc.Title, doc.Authors, doc.Pages = headText(title), headText(author), len(pages)
	return doc, nil
}
