package intake

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"

	"readout/internal/docx"
	"readout/internal/pdf"
	"readout/internal/record"
)

// isPaper tells a file made for printing; "" if it is none.
func isPaper(ext string, head []byte) string {
	switch {
	case ext == ".pdf" || bytes.HasPrefix(head, []byte("%PDF-")):
		return "pdf"
	case ext == ".docx" || ext == ".docm":
		return "docx"
	}
	return ""
}

// paper yields the article of a file made for printing. One that is encrypted, or
// has pictures for pages, is passed by.
func (r *reader) paper(kind string, raw []byte) bool {
	return r.later(func() (*record.Article, error) {
		var a *record.Article
		var err error
		if kind == "pdf" {
			a, err = FromPDF(r.path, raw, r.opt.MaxPages)
		} else {
			a, err = FromDocx(r.path, raw)
		}
		switch {
		case errors.Is(err, pdf.ErrNoText):
			return nil, r.skipped("no text layer")
		case errors.Is(err, pdf.ErrEncrypted), errors.Is(err, docx.ErrEncrypted):
			return nil, r.skipped("encrypted")
		}
		return a, err
	})
}

// FromPDF returns the article in a PDF file of at most so many pages, 0 for the
// default. When a file was made is not when its article was published, and is no
// date here: archives print what is decades old, and browsers put the day of
// printing on every page.
func FromPDF(path string, raw []byte, pages int) (*record.Article, error) {
	doc, err := readPDF(raw, pdf.Limits{Pages: pages})
	if err != nil {
		return nil, err
	}
	m := metadata{margins: doc.Margins, title: confirmed(doc.Title, doc.Text)}
	m.authors = confirmedNames(doc.Authors, doc.Text)
	return article(path, raw, pdf.Version, doc.Text, m)
}

// readPDF makes an error of what should not be: one file must not end a night's
// run.
func readPDF(raw []byte, limits pdf.Limits) (doc *pdf.Doc, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = because("damaged", fmt.Errorf("is a PDF file that could not be read (%v): please report it", p))
		}
	}()
	doc, err = pdf.Read(raw, limits)
	var over *pdf.LimitError
	if errors.As(err, &over) {
		err = because("too large", err)
	}
	return doc, err
}

// decodePDF makes the text again, whatever it costs.
func decodePDF(raw []byte) (string, error) {
	doc, err := readPDF(raw, pdf.Limits{Pages: math.MaxInt32, Bytes: math.MaxInt32})
	if err != nil {
		return "", err
	}
	return doc.Text, nil
}

// FromDocx returns the article in a Word file.
func FromDocx(path string, raw []byte) (*record.Article, error) {
	doc, err := docx.Read(raw, 0)
	var over *docx.LimitError
	if errors.As(err, &over) {
		err = because("too large", err)
	}
	if err != nil {
		return nil, err
	}
	m := metadata{margins: doc.Margins, captions: doc.Captions, title: confirmed(doc.Title, doc.Text)}
	m.authors = confirmedNames(doc.Authors, doc.Text)
	return article(path, raw, docx.Version, doc.Text, m)
}

func decodeDocx(raw []byte) (string, error) {
	doc, err := docx.Read(raw, math.MaxInt64)
	if err != nil {
		return "", err
	}
	return doc.Text, nil
}

// confirmed returns what a file says of itself if its text says so too: else it is
// often the name of a file or of whose computer it was.
func confirmed(said, in string) string {
	said = fold(strings.Map(printing, said))
	if said == "" || !strings.Contains(strings.ToLower(fold(in)), strings.ToLower(said)) {
		return ""
	}
	return said
}

func printing(r rune) rune {
	if r < ' ' || r == 0x7f {
		return ' '
	}
	return r
}

func confirmedNames(said, in string) (out []string) {
	for _, s := range strings.FieldsFunc(said, func(r rune) bool { return r == ';' || r == ',' }) {
		if s = confirmed(s, in); strings.Contains(s, " ") {
			out = append(out, s)
		}
	}
	return out
}
