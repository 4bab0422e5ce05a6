package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
)

// letters cuts a word that starts with a letter, with the period of an
// abbreviation and without its clitics.
func (s *scanner) letters() {
	i := s.at
	part := i // start of the letters since the last period
scan:
	for {
		r, w := s.rune(i)
		next := s.peek(i + w)
		switch {
		case w == 0:
			break scan
		case unicode.IsDigit(r) && currencies[s.src[s.at:i]]: // "USD200"
			break scan
		case isInner(r):
		case isApostrophe(r) && r != '‘' && unicode.IsLetter(next): // "O'Brien", "don’t"
		case r == '.' && s.dotted(part, i):
			part = i + w
		case r == '-' && isPrefix(s.src[part:i]) && (unicode.IsLetter(next) || unicode.IsDigit(next)): // "anti-aircraft"
			part = i + w
		case r == '&' && unicode.IsUpper(next) && unicode.IsUpper(s.before(i)): // "AT&T"
		case r == '$' && i-s.at <= 3 && unicode.IsUpper(s.before(i)): // "US$"
			i += w
			break scan
		default:
			break scan
		}
		i += w
	}
	if s.peek(i) == '.' && s.abbreviated(s.src[s.at:i], i+1) {
		i++
	}
	s.clitics(i)
}

// dotted reports whether the period at i stands inside an abbreviation whose
// last part is [part, i): "U.S.", "e.g.", "M.Sc.", "Ph.D.". What follows must be
// one or two letters and no more, so that "plan B.The" is not one.
func (s *scanner) dotted(part, i int) bool {
	n := utf8.RuneCountInString(s.src[part:min(i, part+12)])
	next, w := s.rune(i + 1)
	if !unicode.IsLetter(next) {
		return false
	}
	second, w2 := s.rune(i + 1 + w)
	lone := !unicode.IsLetter(second)
	two := !lone && !unicode.IsLetter(s.peek(i+1+w+w2))
	switch n {
	case 1:
		return lone || two && s.peek(i+1+w+w2) == '.'
	case 2:
		return lone && second == '.' && unicode.IsUpper(s.peek(part)) && unicode.IsUpper(next)
	}
	return false
}

// abbreviated reports whether the period before the offset after belongs to
// the word.
func (s *scanner) abbreviated(word string, after int) bool {
	next := s.peek(after)
	if next == '.' || unicode.IsLetter(next) {
		return false
	}
	begin := s.skip(after)
	start := s.peek(begin)
	if strings.Contains(word, ".") {
		return true
	}
	kind := abbreviations[word]
	switch {
	case kind == numbered: // "No. 10", but "He said no. The"
		return unicode.IsDigit(start)
	case kind != notAbbreviated:
		return true
	case word == "I":
		return false
	case utf8.RuneCountInString(word) == 1 && unicode.IsUpper(s.peek(s.at)): // "J. K. Rowling", not "vitamin C."
		return unicode.IsUpper(start) && !starters[s.src[begin:s.while(begin, unicode.IsLetter)]]
	}
	return false
}

// skip returns the first offset from i that is not white space.
func (s *scanner) skip(i int) int { return s.while(i, text.IsSpace) }

// clitics ends the word at end, and splits it where UD does.
func (s *scanner) clitics(end int) {
	w := s.src[s.at:end]
	if cuts := contractions[strings.ToLower(w)]; cuts != nil {
		start := s.at
		for i, c := range cuts {
			s.emit(start+c, i > 0)
		}
		s.emit(end, true)
		return
	}
	cut := clitic(w)
	if cut == 0 && !s.open && ends(w, "s") && isApostrophe(s.peek(end)) && s.peek(end) != '‘' { // "the ministers' talks"
		_, n := s.rune(end)
		if !isApostrophe(s.peek(end + n)) {
			s.emit(end, false)
			s.emit(end+n, true)
			return
		}
	}
	if cut > 0 {
		s.emit(s.at+cut, false)
	}
	s.emit(end, cut > 0)
}

// clitic returns where the clitic at the end of w starts, 0 if there is none.
func clitic(w string) int {
	i := strings.LastIndexFunc(w, isApostrophe)
	if i <= 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(w[i:])
	switch tail := strings.ToLower(w[i+n:]); tail {
	case "s", "m", "d", "ll", "re", "ve":
		return i
	case "t":
		if i >= 2 && ends(w[:i], "n") { // "didn't", but not "T't"
			return i - 1
		}
	}
	return 0
}

// ends reports whether w ends in a letter, in either case.
func ends(w, letter string) bool {
	return w != "" && strings.EqualFold(w[len(w)-1:], letter)
}

// apostrophe cuts a clitic that stands apart ("Iran 's", "the “Times”’s"), a
// decade ("'90s"), a doubled mark ("”"), or a quotation mark.
func (s *scanner) apostrophe(r rune, w int) {
	prev, after := s.before(s.at), s.at+w
	end := s.while(after, isInner)
	spaced := prev == 0 || text.IsSpace(prev)
	switch tail := strings.ToLower(s.src[after:min(end, after+4)]); {
	case s.peek(after) == r: // ``so'' he said
		s.emit(after+w, false)
	case r != '‘' && r != '`' && !s.open && isClitic(tail):
		s.emit(end, !spaced)
	case len(tail) >= 2 && len(tail) <= 3 && unicode.IsDigit(rune(tail[0])) && unicode.IsDigit(rune(tail[1])): // "'90s"
		s.emit(end, false)
	default:
		if spaced || !isInner(prev) && end > after {
			s.open = r != '’' && end > after
		} else {
			s.open = false
		}
		s.emit(after, false)
	}
}

func isClitic(tail string) bool {
	switch tail {
	case "s", "m", "d", "ll", "re", "ve":
		return true
	}
	return false
}
