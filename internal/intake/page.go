package intake

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A page is a text cut into lines, on which zones are marked.
type page struct {
	t        *text.Text
	lines    []line
	zones    []record.Zone
	head     head
	dateline timex.Date
}

// A line is one that is not blank, without the space around it. Paragraphs are
// lines, or blocks of hard-wrapped ones.
type line struct {
	span   text.Span
	words  string // folded; empty for one too long to be anything but prose
	gap    bool   // a blank line stands before it
	prose  text.Span
	before []record.Zone // cut off its beginning
	kind   record.ZoneKind
	after  *record.Zone // cut off its end
}

func newPage(t *text.Text) *page {
	p := &page{t: t}
	at, gap := 0, false
	for s := range strings.Lines(t.String()) {
		span := t.Trim(text.Span{Start: at, End: at + len(s)})
		at += len(s)
		if span.Empty() {
			gap = true
			continue
		}
		l := line{span: span, prose: span, gap: gap}
		if span.Len() <= widest {
			l.words = fold(t.Slice(span))
		}
		p.lines = append(p.lines, l)
		gap = false
	}
	return p
}

// markLines marks the lines in spans that are known to be of a kind.
func (p *page) markLines(spans []text.Span, kind record.ZoneKind) {
	for i := range p.lines {
		l := &p.lines[i]
		for len(spans) > 0 && spans[0].End <= l.span.Start {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].Start <= l.span.Start && l.span.End <= spans[0].End {
			l.kind = kind
		}
	}
}

// fold makes any run of white space one space.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(s, text.IsSpace), " ")
}

// mark finds the zones.
func (p *page) mark() {
	first := p.markHead()
	p.markInner(first)
	p.markTail(first)
	p.markRepeats()
	for i := range p.lines {
		l := &p.lines[i]
		p.zones = append(p.zones, l.before...)
		if l.kind != "" && !l.prose.Empty() {
			p.zones = append(p.zones, record.Zone{Kind: l.kind, Span: l.prose})
		}
		if l.after != nil {
			p.zones = append(p.zones, *l.after)
		}
	}
}

// markInner marks debris between the paragraphs: a caption, "Read more: ...",
// an address.
func (p *page) markInner(first int) {
	for i := first; i < len(p.lines); i++ {
		if l := &p.lines[i]; l.kind == "" && l.words != "" && len(l.before) == 0 {
			l.kind = kindOf(l.words, "any")
		}
	}
}

// markTail marks what stands after the last prose.
func (p *page) markTail(first int) {
	for i := p.afterProse(first); i < len(p.lines); i++ {
		if w := p.lines[i].words; w != "" && kindOf(w, "list") != "" {
			for ; i < len(p.lines); i++ {
				p.lines[i].kind = record.ZoneBoilerplate
			}
		}
	}
	for i := len(p.lines) - 1; i > first; i-- {
		l := &p.lines[i]
		if l.kind == "" && l.words != "" {
			l.kind = kindOf(l.words, "tail")
		}
		if l.kind == "" {
			p.cutEnd(l)
			return
		}
	}
}

// afterProse returns the first line from which on all are short and end without
// a full stop: titles of other articles.
func (p *page) afterProse(first int) int {
	i := len(p.lines)
	for i > first+1 {
		l := &p.lines[i-1]
		if l.kind == "" && (l.span.Len() > 160 || endsSentence(p.t.Slice(l.span))) {
			break
		}
		i--
	}
	return i
}

// cutEnd marks an agency's sign at the end of the last prose.
func (p *page) cutEnd(l *line) {
	s := p.t.Slice(l.prose)
	from := max(0, len(s)-80)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from++
	}
	for _, q := range patterns() {
		if q.place != "end" {
			continue
		}
		if m := q.re.FindStringIndex(s[from:]); m != nil && from+m[0] > 0 {
			z := record.Zone{Kind: q.kind, Span: text.Span{Start: l.prose.Start + from + m[0], End: l.prose.End}}
			l.after = &z
			l.prose = p.t.Trim(text.Span{Start: l.prose.Start, End: z.Span.Start})
			return
		}
	}
}

// shortest is the number of letters below which a line told twice is not
// thought a paragraph.
const shortest = 40

// markRepeats marks the second and later telling of a paragraph.
func (p *page) markRepeats() {
	seen := map[string]bool{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" && l.kind != record.ZoneTitle || l.span.Len() < shortest {
			continue
		}
		key := l.words
		if key == "" || l.prose != l.span {
			key = fold(p.t.Slice(l.prose))
		}
		if utf8.RuneCountInString(key) < shortest {
			continue
		}
		whole := cmp.Or(l.words, key) // with its dateline
		if seen[key] || seen[whole] {
			l.kind = record.ZoneRepeat
		}
		seen[key], seen[whole] = true, true
	}
	p.markPulled()
}

// markPulled marks a quotation that was pulled out of the text to be looked at: a
// line of its own in quotation marks, “They are taking our vote away”, of which the
// words stand in another line.
func (p *page) markPulled() {
	prose := ""
	for i := range p.lines {
		l := &p.lines[i]
		words, ok := pulled(l.words)
		if !ok || l.kind != "" || len(l.before) > 0 {
			continue
		}
		if prose == "" {
			prose = fold(p.t.String())
		}
		if strings.Count(prose, words) > 1 {
			l.kind = record.ZoneRepeat
		}
	}
}

// pulled returns the words of a line in quotation marks, if they are enough to tell
// where they come from.
func pulled(s string) (string, bool) {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune("\"'“‘«„", first) || !strings.ContainsRune("\"'”’»“", last) {
		return "", false
	}
	words := strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune("\"'“”‘’«»„,.", r) })
	return words, utf8.RuneCountInString(words) >= 20 && !strings.ContainsAny(words, "\"“”«»„")
}

// endsSentence reports whether s ends with the mark of a sentence's end, inside
// quotation marks or not.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return strings.ContainsRune("\"'”’»)]", r) || text.IsSpace(r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;,。؟।", r) && s != ""
}

func beginsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
