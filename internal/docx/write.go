package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"readout/internal/text"
)

// A writer writes the paragraphs of WordprocessingML.
type writer struct {
	text.Flow
	captions []text.Span
}

// silent are elements whose letters nobody reads: what was struck out, how a field
// is reckoned, and what is there once more for older programs.
var silent = map[string]bool{"del": true, "moveFrom": true, "delText": true, "instrText": true, "Fallback": true, "rPr": true, "sdtPr": true}

// deepest is how deep elements may lie in each other.
const deepest = 1000

var errDeep = errors.New("its elements lie too deep in each other")

// document writes the text elements of a part. A paragraph may lie in another, as
// in a text box.
func (w *writer) document(x *xml.Decoder) error {
	depth, mute := 0, 0 // mute is the depth of the silent element we are in
	start, caption, letters := 0, false, false
	for {
		t, err := x.RawToken()
		if err == io.EOF && depth > 0 {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				return errDeep
			}
			if mute == 0 && silent[t.Name.Local] {
				mute = depth
			}
			switch t.Name.Local {
			case "p":
				w.Gap, start, caption = true, w.Len(), false
			case "t":
				letters = true
			case "pStyle":
				caption = strings.EqualFold(attr(t, "val"), "Caption")
			case "tab":
				w.Space = true
			case "br", "cr":
				w.Break = true
			case "noBreakHyphen":
				w.letters("-")
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p":
				w.end(start, caption)
				caption = false
			case "t":
				letters = false
			}
			if depth == mute {
				mute = 0
			}
			depth = max(depth-1, 0)
		case xml.CharData:
			if mute == 0 && letters {
				w.letters(string(t))
			}
		}
	}
}

// end ends a paragraph.
func (w *writer) end(start int, caption bool) {
	w.Gap = true
	if w.Len() <= start || !caption {
		return
	}
	if c := w.From(start); len(w.captions) == 0 || w.captions[len(w.captions)-1].End <= c.Start {
		w.captions = append(w.captions, c)
	}
}

// letters writes letters, blanks folded as in a page.
func (w *writer) letters(s string) {
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			w.Space = true
		case r < ' ' || r == 0x7f || strings.ContainsRune("\u00ad\u200b\u2060\ufeff", r):
		default:
			w.Letter(r)
		}
	}
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
