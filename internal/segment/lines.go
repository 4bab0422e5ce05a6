package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
)

// wrapAt is the least number of letters in a line that may have been cut
// because it was full. Shorter lines end where their writer ended them.
const wrapAt = 40

// lines knows the width of the widest line of each block (the lines between
// two blank ones), so as to tell a line that was full from one that was over.
type lines struct {
	src   string
	ends  []int // byte offset of the end of each block
	width []int // in code points
}

func newLines(src string) lines {
	l := lines{src: src}
	if strings.IndexByte(src, '\n') < 0 {
		return l
	}
	at, widest := 0, 0
	for line := range strings.Lines(src) {
		at += len(line)
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		widest = max(widest, n)
		if n == 0 || at == len(src) {
			l.ends, l.width = append(l.ends, at), append(l.width, widest)
			widest = 0
		}
	}
	return l
}

// breaks reports whether the single line break between the byte offsets from
// and to ends a sentence although no punctuation does. It does not where the
// line was full: where the first word of the next line would not have fitted
// into the widest line of the block. Hard-wrapped prose is not cut; a heading
// above its first paragraph is.
func (l *lines) breaks(from, to int) bool {
	for len(l.ends) > 1 && l.ends[0] <= from {
		l.ends, l.width = l.ends[1:], l.width[1:]
	}
	next, _ := utf8.DecodeRuneInString(l.src[to:])
	if unicode.IsLower(next) || strings.ContainsRune(",;-–—(", lastRune(l.src[:from])) || unicode.IsPunct(next) && !strings.ContainsRune("-–—•*\"“‘'([", next) {
		return false
	}
	start := strings.LastIndexByte(l.src[:from], '\n') + 1
	n := utf8.RuneCountInString(strings.TrimLeftFunc(l.src[start:from], text.IsSpace))
	if n < wrapAt {
		return true
	}
	word := strings.IndexFunc(l.src[to:], text.IsSpace)
	if word < 0 {
		word = len(l.src) - to
	}
	return n+1+utf8.RuneCountInString(l.src[to:to+word]) <= l.width[0]
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
