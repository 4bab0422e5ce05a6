package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
)

// A Quotation is a stretch of text between quotation marks, the outermost ones
// where they are nested.
type Quotation struct {
	Inner text.Span // between the marks, without white space at the ends
	Open  bool      // never closed: it ends with its paragraph
}

// Quotations returns the quotations of src within the given stretches, in
// order. A quotation ends with its paragraph, unless the next paragraph begins
// with the mark that opened it, as speeches over several paragraphs do.
//
//	“We are ready. ¶ “We shall not wait,” he said.
func Quotations(src string, within []text.Span) []Quotation {
	var out []Quotation
	for _, w := range within {
		m := marker{src: src, end: w.End}
		m.scan(w.Start)
		out = append(out, m.out...)
	}
	return out
}

// closers maps each opening mark to the marks that close it.
var closers = map[rune]string{
	'“': "”\"", '„': "“”\"", '‟': "”", '”': "”", '«': "»", '»': "«", '"': "\"”",
	'‘': "’", '\'': "'", '‹': "›",
}

const marks = "“”„‟«»\"‘’'‹›"

// A marker scans one stretch of text.
type marker struct {
	src    string
	end    int
	open   rune  // the mark that opened the quotation being scanned, 0 outside
	starts []int // after the opening mark, and after that of each paragraph it goes on in
	ends   []int // of the paragraphs it has run through
	out    []Quotation
}

func (m *marker) scan(at int) {
	for at < m.end {
		r, w := utf8.DecodeRuneInString(m.src[at:m.end])
		switch {
		case r == '\n':
			at = m.paragraph(at)
			continue
		case !strings.ContainsRune(marks, r):
		case m.open == 0 && m.opens(r, at, w):
			m.open, m.starts = r, append(m.starts[:0], at+w)
		case m.open != 0 && m.closes(r, at, w):
			m.close(at)
		case m.open != 0 && r == m.open && single(r) == single(m.open) && m.left(at, w):
			m.abandon(at) // the mark before was never closed
			m.open, m.starts = r, append(m.starts[:0], at+w)
		}
		at += w
	}
	if m.open != 0 {
		m.abandon(m.end)
	}
}

// paragraph handles the end of a paragraph at the newline at; it returns where
// to go on.
func (m *marker) paragraph(at int) int {
	next := at
	for next < m.end {
		r, w := utf8.DecodeRuneInString(m.src[next:m.end])
		if !text.IsSpace(r) {
			break
		}
		next += w
	}
	if m.open == 0 || next >= m.end {
		return next
	}
	if r, w := utf8.DecodeRuneInString(m.src[next:m.end]); r == m.open {
		m.ends = append(m.ends, at)
		m.starts = append(m.starts, next+w)
		return next + w
	}
	if m.closedLater(next) { // paragraphs that go on without a mark of their own
		return next
	}
	m.abandon(at)
	return next
}

// closedLater reports whether the next mark in the paragraphs that follow can
// only be the one that closes the open quotation.
func (m *marker) closedLater(at int) bool {
	for i, c := range m.src[at:min(at+maxOpen, m.end)] {
		if !strings.ContainsRune(marks, c) || single(c) != single(m.open) {
			continue
		}
		p, w := at+i, utf8.RuneLen(c)
		return strings.ContainsRune(closers[m.open], c) && m.right(p, w) && !m.left(p, w)
	}
	return false
}

const maxOpen = 3000 // bytes

// close ends the quotation at its closing mark.
func (m *marker) close(at int) {
	m.add(m.starts[0], at, false)
	m.reset()
}

// abandon ends a quotation that is never closed: each of its paragraphs is one.
func (m *marker) abandon(at int) {
	for i, e := range append(m.ends, at) {
		m.add(m.starts[i], e, true)
	}
	m.reset()
}

func (m *marker) reset() { m.open, m.starts, m.ends = 0, m.starts[:0], m.ends[:0] }

func (m *marker) add(start, end int, open bool) {
	s := trim(m.src, text.Span{Start: start, End: end})
	if !s.Empty() {
		m.out = append(m.out, Quotation{Inner: s, Open: open})
	}
}

// opens reports whether the mark r at a byte opens a quotation.
func (m *marker) opens(r rune, at, w int) bool {
	switch r {
	case '“', '„', '‟', '«':
		return true
	case '‘', '\'', '‹': // 'em, the ’90s and rock 'n' roll are no quotations
		return m.left(at, w) && m.closedBefore(r, at+w)
	case '"', '”', '»':
		return m.left(at, w)
	}
	return false
}

// closes reports whether the mark r at a byte closes the open quotation.
func (m *marker) closes(r rune, at, w int) bool {
	if !strings.ContainsRune(closers[m.open], r) {
		return r == m.open && !m.left(at, w) && m.right(at, w) && !single(r)
	}
	if single(r) {
		return m.right(at, w) && !m.possessive(at, w)
	}
	return r != m.open || !m.left(at, w) || m.right(at, w)
}

// possessive reports whether a single mark is the apostrophe of a plural and
// the quotation is closed later: ‘the workers’ demands are just,’ he said.
func (m *marker) possessive(at, w int) bool {
	before, _ := utf8.DecodeLastRuneInString(m.src[:at])
	after, _ := utf8.DecodeRuneInString(m.src[at+w:])
	if before != 's' || !text.IsSpace(after) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(m.src[at:])
	rest := m.rest(at + w)
	for _, p := range []string{",", ".", "!", "?"} {
		if strings.Contains(rest, p+string(r)) {
			return true
		}
	}
	return false
}

// closedBefore reports whether a single mark is closed in its paragraph.
func (m *marker) closedBefore(r rune, at int) bool {
	for i, c := range m.rest(at) {
		if i > 0 && strings.ContainsRune(closers[r], c) && m.right(at+i, utf8.RuneLen(c)) {
			return true
		}
	}
	return false
}

// rest returns what follows in the paragraph, as far as a single mark may look
// for the one that closes it.
func (m *marker) rest(at int) string {
	rest, _, _ := strings.Cut(m.src[at:min(at+maxSingle, m.end)], "\n")
	return rest
}

const maxSingle = 2000 // bytes

// left reports whether a mark stands where a quotation may open: before a
// letter, after a space or an opening bracket.
func (m *marker) left(at, w int) bool {
	if at+w >= m.end {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(m.src[at+w:]); text.IsSpace(next) {
		return false
	}
	if at == 0 {
		return true
	}
	p, _ := utf8.DecodeLastRuneInString(m.src[:at])
	return text.IsSpace(p) || strings.ContainsRune("([{—–-/:“‘\"«", p)
}

// right reports whether a mark stands where a quotation may close: after
// something, before anything but a letter or digit.
func (m *marker) right(at, w int) bool {
	if at == 0 {
		return false
	}
	if p, _ := utf8.DecodeLastRuneInString(m.src[:at]); text.IsSpace(p) {
		return false
	}
	if at+w >= m.end {
		return true
	}
	n, _ := utf8.DecodeRuneInString(m.src[at+w:])
	return !unicode.IsLetter(n) && !unicode.IsDigit(n)
}

func single(r rune) bool { return strings.ContainsRune("‘’'‹›", r) }

func trim(src string, s text.Span) text.Span {
	inner := src[s.Start:s.End]
	left := strings.TrimLeftFunc(inner, text.IsSpace)
	s.Start += len(inner) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, text.IsSpace))
	return s
}
