// Package report writes what a person sees: articles with what was read off
// them, summaries, and explanations of a sentence.
//
// Letters of an article are always quoted, and cleaned of what would steer a
// terminal. The package must never know whether it writes to a terminal: width
// and colours are given to it.
package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

// A Page is where to write and how.
type Page struct {
	W      io.Writer
	Width  int  // columns; 80 if zero
	Colour bool // with ANSI colours
}

// Styles, as ANSI codes: few and sober.
const (
	bold   = "1"
	faint  = "2"
	yellow = "33"
	red    = "31"
)

func (p Page) style(code, s string) string {
	if !p.Colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p Page) width() int {
	if p.Width <= 0 {
		return 80
	}
	return max(p.Width, 40)
}

// line writes one line, styled as a whole if style is not empty.
func (p Page) line(style, format string, args ...any) {
	fmt.Fprintln(p.W, p.style(style, fmt.Sprintf(format, args...)))
}

// block writes words from a column on, wrapped, with label in front of the
// first line. label must be shorter than the column.
func (p Page) block(column int, label, labelStyle, words, style string) {
	pad := strings.Repeat(" ", column)
	for i, l := range wrap(words, p.width()-column) {
		if i == 0 {
			fmt.Fprintln(p.W, p.style(labelStyle, label)+strings.Repeat(" ", max(column-wide(label), 1))+p.style(style, l))
			continue
		}
		fmt.Fprintln(p.W, pad+p.style(style, l))
	}
}

// wrap cuts s into lines of at most width columns, at spaces. A longer word
// stands on a line of its own.
func wrap(s string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(s) {
		n := wide(word)
		if used > 0 && used+1+n > width {
			lines, line, used = append(lines, line), "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
	}
	return append(lines, line)
}

// wide returns how many columns s takes: letters of East Asia take two, marks
// that sit on another letter none.
func wide(s string) (n int) {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r >= 0x1f300 && r < 0x1fb00:
			n += 2
		default:
			n++
		}
	}
	return n
}

// clean makes letters of an article safe for a terminal: control characters
// and marks that turn the direction of writing are left out, white space is
// one space.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)), " ")
}

const longest = 320 // letters of a quotation

// quoted returns letters of an article in quotation marks, the middle left out
// if they are many.
func quoted(s string) string {
	s = clean(s)
	if r := []rune(s); len(r) > longest {
		s = strings.TrimSpace(string(r[:longest*2/3])) + " […] " + strings.TrimSpace(string(r[len(r)-longest/3:]))
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "“"), "”")
	return "“" + s + "”"
}
