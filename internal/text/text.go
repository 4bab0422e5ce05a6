// Package text holds source texts and the spans that point into them.
//
// A Text never changes after it is made, and every other package refers to it
// by Span. Nothing above this package may copy, clean or re-case text and then
// ask where it came from; it keeps the Span instead.
//
// This package must never know what a text says: no words, no sentences.
package text

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// A Span is the half-open range of bytes [Start, End) of a Text.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether every byte of t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover returns the smallest Span that contains s and t.
func (s Span) Cover(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// A Text is an immutable UTF-8 text with tables that turn byte offsets into
// lines and code points.
type Text struct {
	src   string
	lines []int // byte offset of the first byte of each line
	runes []int // byte offset of every stride-th code point
	n     int   // code points in all
}

const stride = 64

// New returns the Text of src. It reports an error that names the byte offset
// if src is not valid UTF-8.
func New(src string) (*Text, error) {
	t := &Text{src: src, lines: []int{0}}
	for i, r := range src {
		if r == utf8.RuneError {
			if _, w := utf8.DecodeRuneInString(src[i:]); w == 1 {
				return nil, fmt.Errorf("offset %d: invalid UTF-8", i)
			}
		}
		if t.n%stride == 0 {
			t.runes = append(t.runes, i)
		}
		t.n++
		if r == '\n' && i+1 < len(src) {
			t.lines = append(t.lines, i+1)
		}
	}
	return t, nil
}

// Len returns the length in bytes.
func (t *Text) Len() int { return len(t.src) }

// Runes returns the length in code points.
func (t *Text) Runes() int { return t.n }

// String returns the whole text.
func (t *Text) String() string { return t.src }

// Slice returns the letters of s. It panics if s is out of bounds.
func (t *Text) Slice(s Span) string { return t.src[s.Start:s.End] }

// Trim returns s without Unicode white space at either end.
func (t *Text) Trim(s Span) Span {
	for s.Start < s.End {
		r, w := utf8.DecodeRuneInString(t.src[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.Start += w
	}
	for s.End > s.Start {
		r, w := utf8.DecodeLastRuneInString(t.src[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.End -= w
	}
	return s
}

// Line returns the 1-based line and byte column of a byte offset.
func (t *Text) Line(offset int) (line, col int) {
	i := sort.Search(len(t.lines), func(i int) bool { return t.lines[i] > offset }) - 1
	return i + 1, offset - t.lines[i] + 1
}

// RuneOffset returns the number of code points before a byte offset: the unit
// of JSON, CSV and the web.
func (t *Text) RuneOffset(offset int) int {
	i := sort.Search(len(t.runes), func(i int) bool { return t.runes[i] > offset }) - 1
	if i < 0 {
		return 0
	}
	return i*stride + utf8.RuneCountInString(t.src[t.runes[i]:offset])
}

// ByteOffset is the inverse of RuneOffset. It returns Len for any n past the end.
func (t *Text) ByteOffset(n int) int {
	if n >= t.n {
		return len(t.src)
	}
	at := t.runes[n/stride]
	for range n % stride {
		_, w := utf8.DecodeRuneInString(t.src[at:])
		at += w
	}
	return at
}
