package neardup

import (
	"strings"

	"readout/internal/record"
	"readout/internal/text"
)

// Paragraphs returns the paragraphs of an article's prose, in bytes of its
// text, for Compare. Zones are left out, as in SketchOf. Where the text has
// empty lines these part its paragraphs, else each line is one.
func Paragraphs(a *record.Article) []text.Span {
	mark := "\n"
	if strings.Contains(a.Text.String(), "\n\n") || strings.Contains(a.Text.String(), "\n\r\n") {
		mark = "\n\n"
	}
	var out []text.Span
	at := 0
	for _, z := range a.Zones {
		out = appendParagraphs(out, a.Text, text.Span{Start: at, End: z.Span.Start}, mark)
		at = max(at, z.Span.End)
	}
	return appendParagraphs(out, a.Text, text.Span{Start: at, End: a.Text.Len()}, mark)
}

func appendParagraphs(out []text.Span, t *text.Text, s text.Span, mark string) []text.Span {
	for !s.Empty() {
		p := s
		if i := paragraphEnd(t.Slice(s), mark); i >= 0 {
			p.End = s.Start + i
		}
		s.Start = p.End + 1
		if p = t.Trim(p); !p.Empty() {
			out = append(out, p)
		}
	}
	return out
}

// paragraphEnd returns the place of the line feed that ends the first
// paragraph of s, -1 for none. "\n\n" stands for an empty line of any ending.
func paragraphEnd(s, mark string) int {
	for i := range len(s) {
		if s[i] == '\n' && (mark == "\n" || blank(s[i+1:])) {
			return i
		}
	}
	return -1
}

// Letters returns the letters of the spans, for Compare.
func Letters(t *text.Text, spans []text.Span) []string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = t.Slice(s)
	}
	return out
}
