package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
)

// farthest is how many bytes away from a naming its marks are looked for.
const farthest = 80

// opens are the marks that begin a quotation, with those that end it.
var opens = map[rune]string{'“': "”", '„': "“”", '«': "»", '‘': "’", '"': "\"", '\'': "'", '”': "”"}

// ScareQuoted returns the letters between quotation marks in which a naming
// stands, if they are of at most four words. Whether somebody is quoted with
// them, or the outlet keeps its distance, is for the caller to tell: a short
// quotation inside of a statement's own words is no scare quote.
//
//	the "caretaker" government · what he calls “resistance”
func ScareQuoted(t string, s text.Span) (text.Span, bool) {
	for start := s.Start; start >= 0; start = before(t, start) {
		begin, mark, ok := openAt(t, start)
		if !ok {
			if start == 0 || breaks(t[before(t, start):start]) || s.Start-start > farthest {
				return text.Span{}, false
			}
			continue
		}
		end := closeAt(t, max(s.End, begin), opens[mark])
		if end < begin { // none, or right at the one that opens
			return text.Span{}, false
		}
		q := text.Span{Start: begin, End: end}
		n := len(strings.Fields(t[begin:end]))
		return q, n > 0 && n <= longestPhrase && q.Contains(inner(t, s))
	}
	return text.Span{}, false
}

// inner returns the span without quotation marks at its ends.
func inner(t string, s text.Span) text.Span {
	for _, r := range t[s.Start:s.End] {
		if _, ok := opens[r]; !ok {
			break
		}
		s.Start += utf8.RuneLen(r)
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(t[s.Start:s.End])
		if !unicode.In(r, unicode.Pf, unicode.Pi) && r != '"' && r != '\'' {
			break
		}
		s.End -= n
	}
	return s
}

// openAt reports whether a quotation opens at a place or ends its mark there:
// the mark stands behind a space or a bracket and before a letter.
func openAt(t string, at int) (begin int, mark rune, ok bool) {
	r, n := utf8.DecodeLastRuneInString(t[:at])
	begin = at
	if _, is := opens[r]; !is {
		if r, n = utf8.DecodeRuneInString(t[at:]); opens[r] == "" {
			return 0, 0, false
		}
		at, begin = at+n, at+n
	}
	if lead, _ := utf8.DecodeLastRuneInString(t[:at-n]); at-n > 0 && !unicode.IsSpace(lead) && lead != '(' && lead != '—' && lead != '[' {
		return 0, 0, false
	}
	next, _ := utf8.DecodeRuneInString(t[begin:])
	return begin, r, unicode.IsLetter(next) || unicode.IsDigit(next)
}

// closeAt returns where the quotation ends, -1 if not within a few words: at one
// of the marks that no letter follows. It may stand right before at.
func closeAt(t string, at int, marks string) int {
	if r, n := utf8.DecodeLastRuneInString(t[:at]); strings.ContainsRune(marks, r) {
		at -= n
	}
	words := 0
	for i, r := range t[at:] {
		if strings.ContainsRune(marks, r) {
			if next, _ := utf8.DecodeRuneInString(t[at+i+utf8.RuneLen(r):]); !unicode.IsLetter(next) {
				return at + i
			}
		}
		if r == '\n' || unicode.IsSpace(r) {
			words++
		}
		if words > longestPhrase || r == '\n' || i > farthest {
			return -1
		}
	}
	return -1
}

// before returns the start of the letter before a place, -1 at the beginning.
func before(t string, at int) int {
	if at == 0 {
		return -1
	}
	_, n := utf8.DecodeLastRuneInString(t[:at])
	return at - n
}

// breaks reports whether a letter ends a sentence or closes a quotation.
func breaks(letter string) bool { return strings.ContainsAny(letter, "\n.;!?”»") }
