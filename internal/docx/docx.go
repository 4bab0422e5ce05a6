// Package docx finds the text of a Word file (Office Open XML, ISO/IEC 29500): its
// paragraphs, and what stands at the head and the foot of its pages.
//
// The same bytes give the same text for ever: whoever changes what comes out gives
// it a new Version. A file made to hurt costs no more than its limit. The package
// must never know where a file came from, nor what it says.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"readout/internal/text"
)

// Version names the way from a file's bytes to its text.
const Version = "docx1"

// DefaultBytes is how many bytes of XML a file may hold.
const DefaultBytes = 64 << 20

// Errors tell why a file has no text.
var (
	ErrEncrypted = errors.New("is encrypted, or a Word file of before 2007: save it as .docx without a password")
	ErrNoText    = errors.New("has no text")
)

// A LimitError says that a file is over the limit.
type LimitError struct{ bytes int64 }

func (e *LimitError) Error() string {
	return fmt.Sprintf("is a Word file with more than %d bytes of XML: cut it, or raise the limit", e.bytes)
}

// A Doc is the text of a file.
type Doc struct {
	Text     string      // paragraphs, parted by blank lines, then the margins, a line each
	Margins  []text.Span // what stands at the head and the foot of pages, in Text
	Captions []text.Span // paragraphs that the file calls captions
	Title    string      // as the file says; often of no use
	Authors  string
}

// Read finds the text of a file, whose XML may have so many bytes, 0 for the
// default.
func Read(raw []byte, limit int64) (*Doc, error) {
	if limit <= 0 {
		limit = DefaultBytes
	}
	if bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) {
		return nil, ErrEncrypted
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("is a damaged Word file: %w", err)
	}
	p := &parts{zip: z, limit: limit, left: limit}
	var w writer
	if err := p.read("word/document.xml", w.document); err != nil {
		return nil, err
	}
	doc := &Doc{Text: w.String(), Captions: w.captions}
	for _, name := range p.margins() {
		var m writer
		if err := p.read(name, m.document); err != nil {
			return nil, err
		}
		doc.margin(strings.Join(strings.Fields(m.String()), " "))
	}
	if strings.TrimSpace(doc.Text) == "" {
		return nil, ErrNoText
	}
	if err := p.read("docProps/core.xml", doc.readCore); err != nil && !errors.Is(err, errMissing) {
		return nil, err
	}
	return doc, nil
}

// margin adds a line unless it is there.
func (d *Doc) margin(line string) {
	said := func(s text.Span) bool { return d.Text[s.Start:s.End] == line }
	if line == "" || slices.ContainsFunc(d.Margins, said) {
		return
	}
	switch {
	case d.Text == "":
	case len(d.Margins) == 0:
		d.Text += "\n\n"
	default:
		d.Text += "\n"
	}
	d.Margins = append(d.Margins, text.Span{Start: len(d.Text), End: len(d.Text) + len(line)})
	d.Text += line
}

// readCore reads what the file says of itself (Dublin Core).
func (d *Doc) readCore(x *xml.Decoder) error {
	var at string
	for {
		t, err := x.RawToken()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			at = t.Name.Local
		case xml.EndElement:
			at = ""
		case xml.CharData:
			switch at {
			case "title":
				d.Title += string(t)
			case "creator":
				d.Authors += string(t)
			}
		}
	}
}

// parts are the files in a Word file.
type parts struct {
	zip   *zip.Reader
	limit int64
	left  int64 // of it
}

var errMissing = errors.New("is no Word file: it holds no word/document.xml")

// read calls do with the XML of a part.
func (p *parts) read(name string, do func(*xml.Decoder) error) error {
	for _, f := range p.zip.File {
		if f.Name != name {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return fmt.Errorf("is a damaged Word file: %w", err)
		}
		defer in.Close()
		d := xml.NewDecoder(counted{in, p})
		d.Strict = false
		d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("is not in UTF-8") }
		err = do(d)
		var over *LimitError
		switch {
		case errors.As(err, &over), err == nil:
			return err
		case errors.Is(err, io.EOF):
			return nil
		}
		return fmt.Errorf("is a damaged Word file: %s: %w", name, err)
	}
	return errMissing
}

// margins returns the parts that stand at the head and the foot of pages.
func (p *parts) margins() (out []string) {
	for _, f := range p.zip.File {
		base := path.Base(f.Name)
		if path.Dir(f.Name) == "word" && path.Ext(base) == ".xml" && (strings.HasPrefix(base, "header") || strings.HasPrefix(base, "footer")) && len(out) < 100 {
			out = append(out, f.Name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// A counted counts the bytes of XML.
type counted struct {
	in io.Reader
	p  *parts
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	if c.p.left -= int64(n); c.p.left < 0 {
		return 0, &LimitError{c.p.limit}
	}
	return n, err
}
