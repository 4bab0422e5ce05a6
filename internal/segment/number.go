package segment

import (
	"strings"
	"unicode"

	"readout/internal/text"
)

// number cuts a word that starts with a digit: "18,205", "10:30", "9/11",
// "713-853-3989", "20th", "1990s"; units are words of their own ("5 km").
func (s *scanner) number() {
	i := s.digits(s.at)
	paid := len(s.words) > 0 && currencies[s.words[len(s.words)-1].Form]
	if j := s.hyphened(i); j > 0 {
		s.emit(j, false)
		return
	}
	end := s.while(i, isInner)
	unit := s.src[i:end]
	switch {
	case end == i:
		s.emit(i, false)
	case len(unit) == 1 && strings.HasPrefix(s.src[end:], ".m"): // "5p.m."
		s.emit(i, false)
	case (units[unit] || paid) && !isApostrophe(s.peek(end)): // "5km", "$4b"
		s.emit(i, false)
		s.emit(end, false)
	default: // "20th", "4A", "1980's"
		if isApostrophe(s.peek(end)) {
			end = s.tail(end)
		}
		s.clitics(end)
		return
	}
	if isApostrophe(s.peek(s.at)) {
		if end := s.tail(s.at); end > s.at { // "2023's"
			s.emit(end, true)
		}
	}
}

// tail returns the end of a clitic 's at i, i if there is none.
func (s *scanner) tail(i int) int {
	_, w := s.rune(i)
	end := s.while(i+w, isInner)
	if strings.EqualFold(s.src[i+w:end], "s") {
		return end
	}
	return i
}

// fraction reports whether the period at hand begins a number.
func (s *scanner) fraction() bool {
	r := s.before(s.at)
	return unicode.IsDigit(s.peek(s.at+1)) && (r == 0 || text.IsSpace(r) || unicode.In(r, unicode.Sc, unicode.Ps))
}

// digits returns the end of the digits from i, with commas, periods, colons
// and slashes between two of them.
func (s *scanner) digits(i int) int {
	for {
		r, w := s.rune(i)
		switch {
		case unicode.IsDigit(r):
		case w == 1 && strings.ContainsRune(",.:/", r) && unicode.IsDigit(s.peek(i+1)):
		default:
			return i
		}
		i += w
	}
}

// hyphened returns the end of a number with two hyphens or more, a telephone
// number or an ISO date, that goes on at i; 0 if there is none.
func (s *scanner) hyphened(i int) int {
	n := 0
	for s.peek(i) == '-' && unicode.IsDigit(s.peek(i+1)) {
		i = s.while(i+1, unicode.IsDigit)
		n++
	}
	if n < 2 || unicode.IsLetter(s.peek(i)) {
		return 0
	}
	return i
}
