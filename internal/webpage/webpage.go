// Package webpage finds the article in an HTML page: its text, and what the
// markup tells of title, authors, outlet, address, language and date.
//
// The same bytes and the same charset give the same text for ever: whoever
// changes what comes out gives it a new Version. The package must never know
// where a page came from, nor what its article says.
package webpage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"readout/internal/text"
)

// Version names the way from a page's bytes to its text. Tests compare texts
// letter by letter; if one of them must change, this changes with it.
const Version = "html2"

// DefaultElements is the number of elements above which a page is refused. The
// longest live blogs of news sites have about 50,000.
const DefaultElements = 200_000

// ErrNoArticle says that a page has no running text of an article.
var ErrNoArticle = errors.New("holds no article: no running text was found in the page")

// A Page is an HTML page as it is read.
type Page struct {
	Text     string      // paragraphs, parted by blank lines
	Captions []text.Span // of pictures, in Text
	Markup
}

// Read finds the article in a page. Charset is one that Charset returned,
// elements the number that a page may have, 0 for any. It returns ErrNoArticle
// if there is none.
func Read(raw []byte, charset string, elements int) (*Page, error) {
	s, err := Decode(raw, charset)
	if err != nil {
		return nil, err
	}
	doc, err := parse(s, elements)
	if err != nil {
		return nil, err
	}
	p := &Page{Markup: readMarkup(doc)}
	prune(doc)
	own := ownArticle(doc)
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read already
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil {
		return nil, fmt.Errorf("is HTML that could not be read: %w", err)
	}
	if found.Node != nil {
		p.Text, p.Captions = render(found.Node)
	}
	if own.letters > 2*running(p.Text) {
		p.Text, p.Captions = own.text, own.captions
	}
	if running(p.Text) < enough {
		return nil, ErrNoArticle
	}
	return p, nil
}

// Charset returns the name of the charset of a page, as the WHATWG's encoding
// standard spells it: that of a byte order mark, of contentType (the header of
// an HTTP response, or empty), of a meta element, or a guess. Bytes that are
// UTF-8, and not only ASCII, are taken for that whatever is said of them.
func Charset(raw []byte, contentType string) string {
	_, name, _ := charset.DetermineEncoding(raw[:min(len(raw), 1024)], contentType)
	if _, err := Decode(nil, name); err != nil || !strings.HasPrefix(name, "utf-") {
		if utf8Letters(raw) || err != nil {
			return "utf-8"
		}
	}
	return name
}

// Decode turns bytes in a charset that the WHATWG's standard knows into letters.
// Bytes that are none become U+FFFD.
func Decode(raw []byte, name string) (string, error) {
	e, canonical := charset.Lookup(name)
	if e == nil || canonical == "replacement" {
		return "", fmt.Errorf("is in the charset %q, which is not known: save it as UTF-8", name)
	}
	if e == encoding.Nop {
		return strings.TrimPrefix(strings.ToValidUTF8(string(raw), "\ufffd"), "\ufeff"), nil
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return "", fmt.Errorf("is not in the charset %q: %w", name, err)
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(out), "\ufffd"), "\ufeff"), nil
}

// utf8Letters reports whether raw is UTF-8 with at least one letter that is not
// ASCII.
func utf8Letters(raw []byte) bool {
	ascii := bytes.IndexFunc(raw, func(r rune) bool { return r >= 0x80 }) < 0
	return !ascii && !bytes.Contains(bytes.ToValidUTF8(raw, []byte{0}), []byte{0})
}

// parse makes a tree of a page that is neither too large nor too deep.
func parse(s string, elements int) (*html.Node, error) {
	if err := measure(s, elements); err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(s))
	switch {
	case err != nil && strings.Contains(err.Error(), "512"):
		return nil, errors.New("is HTML nested deeper than 512 elements, as no article is")
	case err != nil:
		return nil, fmt.Errorf("is HTML that could not be read: %w", err)
	case elements > 0 && weight(doc, 0) > 1000*elements:
		return nil, errors.New("is HTML with too much text in too deep a nest: cut it, or raise the limit of elements")
	}
	return doc, nil
}

// weight is the number of letters, each counted once for every element around
// it: that is the time which finding the article takes. A megabyte of text 20
// deep, as in a very long article, takes a tenth of what is allowed.
func weight(n *html.Node, depth int) int {
	w := 0
	if n.Type == html.TextNode {
		w = len(n.Data) * depth
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || !silent[c.DataAtom] {
			w += weight(c, depth+1)
		}
	}
	return w
}

// formatting are the elements that a parser opens anew in every block until
// they are closed: a few hundred left open make a tree out of all proportion.
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true,
	"s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// measure refuses a page whose tree would be too large, before there is a tree.
func measure(s string, elements int) error {
	if elements <= 0 {
		return nil
	}
	z := html.NewTokenizer(strings.NewReader(s))
	tags, attributes, open, tree := 0, 0, 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			return z.Err()
		case html.StartTagToken, html.SelfClosingTagToken:
			tags++
			name, more := z.TagName()
			if formatting[string(name)] {
				open++
			}
			for more {
				_, _, more = z.TagAttr()
				attributes++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); formatting[string(name)] && open > 0 {
				open--
			}
		}
		tree += open
		switch {
		case tags > elements:
			return fmt.Errorf("is a page of more than %d elements: cut it, or raise the limit", elements)
		case attributes > 20*elements:
			return fmt.Errorf("is a page of more than %d attributes: cut it, or raise the limit", 20*elements)
		case tree > 20*elements:
			return errors.New("is HTML in which too many elements like <b> are left open")
		}
	}
}
