package text

import "strings"

// A Flow collects the letters of a text that came with markup: what stands between
// them is at most one blank, one line break or one blank line, none at the ends.
type Flow struct {
	Space, Break, Gap bool // came after the last letter: white space, a line break, the end of a paragraph
	b                 strings.Builder
}

// Letter writes a letter, and before it the white space that is due.
func (f *Flow) Letter(r rune) {
	switch {
	case f.b.Len() == 0:
	case f.Gap:
		f.b.WriteString("\n\n")
	case f.Break:
		f.b.WriteByte('\n')
	case f.Space:
		f.b.WriteByte(' ')
	}
	f.Space, f.Break, f.Gap = false, false, false
	f.b.WriteRune(r)
}

// Len returns the number of bytes written.
func (f *Flow) Len() int { return f.b.Len() }

// From returns the span of what was written since there were so many bytes and a
// paragraph began.
func (f *Flow) From(start int) Span {
	if start > 0 && start < f.b.Len() {
		start += len("\n\n")
	}
	return Span{Start: start, End: f.b.Len()}
}

// String returns what was written.
func (f *Flow) String() string { return f.b.String() }
