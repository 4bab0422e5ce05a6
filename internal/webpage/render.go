package webpage

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"readout/internal/text"
)

// silent are the elements whose letters no reader of the page sees as text.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true, atom.Iframe: true,
	atom.Object: true, atom.Embed: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Input: true, atom.Datalist: true, atom.Dialog: true,
}

// blocks are the elements that stand in paragraphs of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true,
	atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true,
	atom.H6: true, atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true,
	atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tbody: true, atom.Td: true, atom.Tfoot: true,
	atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true,
}

// widestAttribute is the length in bytes above which an attribute is dropped: a
// picture written into the page, or worse.
const widestAttribute = 8 << 10

// parted stands in a tree where two line breaks part paragraphs: what comes of
// the breaks themselves depends on the element they stand in.
const parted = '\ue000'

// prune takes out of a tree what is no text.
func prune(n *html.Node) {
	breaks := 0
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.DataAtom == atom.Br:
			if breaks++; breaks == 2 {
				n.InsertBefore(&html.Node{Type: html.TextNode, Data: string(parted)}, next)
			}
		case c.Type != html.TextNode || strings.TrimSpace(c.Data) != "":
			breaks = 0
		}
		if c.Type == html.CommentNode || c.Type == html.ElementNode && (silent[c.DataAtom] || isClutter(c)) {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		if len(a.Val) <= widestAttribute && len(a.Key) <= 100 {
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}

// A writer writes the text of a tree, white space folded as a browser does.
type writer struct {
	text.Flow
	captions []text.Span
	without  map[atom.Atom]bool // elements to be left out
}

func render(n *html.Node) (string, []text.Span) {
	var w writer
	w.tree(n)
	return w.String(), w.captions
}

func (w *writer) tree(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.letters(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	}
	kind := atom.Lookup([]byte(n.Data)) // DataAtom is not that of an element renamed
	switch {
	case kind == atom.Br:
		w.Break = true
		return
	case silent[kind] || w.without[kind]:
		return
	case blocks[kind]:
		w.Gap = true
	}
	start := w.Len()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.tree(c)
	}
	if kind == atom.Figcaption && w.Len() > start {
		w.captions = append(w.captions, w.From(start))
	}
	if blocks[kind] {
		w.Gap = true
	}
}

// letters writes a text node. Signs that only tell where a word may break are
// left out: "govern\u00adment".
func (w *writer) letters(s string) {
	for _, r := range s {
		switch {
		case r == parted:
			w.Gap = true
		case strings.ContainsRune(" \t\n\r\f\v\x00", r) || unicode.IsControl(r):
			w.Space = true
		case strings.ContainsRune("\u00ad\u200b\u2060\ufeff", r):
		default:
			w.Letter(r)
		}
	}
}

// enough is the number of letters in whole sentences that make an article: one
// short report.
const enough = 80

// running counts the letters of running text: of paragraphs that end a sentence.
func running(s string) int {
	letters := 0
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\"'”’»)] \u00a0\n")
		r := []rune(line)
		if len(r) < 30 || !strings.ContainsRune(".!?…:;。؟।", r[len(r)-1]) {
			continue
		}
		for _, c := range r {
			if unicode.IsLetter(c) {
				letters++
			}
		}
	}
	return letters
}
