package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
	"readout/internal/ud"
)

// A scanner cuts one stretch of text into words, from left to right, looking
// back never and ahead only within the run of letters at hand.
type scanner struct {
	src   string // the stretch
	base  int    // where it starts in the text
	at    int    // the next byte to read
	words []ud.Word
	open  bool // a single quotation mark stands open
	tried int  // addresses were looked for up to here
}

// run cuts the whole stretch.
func (s *scanner) run() {
	for s.at < len(s.src) {
		r, w := s.rune(s.at)
		if text.IsSpace(r) {
			s.at += w
			continue
		}
		s.word(r, w)
	}
}

// word cuts the word that starts with r, w bytes long, at s.at.
func (s *scanner) word(r rune, w int) {
	if end := s.address(); end > 0 {
		s.emit(end, false)
		return
	}
	switch {
	case unicode.IsLetter(r):
		s.letters()
	case unicode.IsDigit(r):
		s.number()
	case isApostrophe(r):
		s.apostrophe(r, w)
	case r == '.' && s.fraction(): // ".38 calibre"
		s.number()
	case s.face() > 0:
		s.emit(s.face(), false)
	case strings.ContainsRune(".!?…", r):
		s.emit(s.while(s.at, func(r rune) bool { return strings.ContainsRune(".!?…", r) }), false)
	case strings.ContainsRune("-=*_+~<>#|", r):
		s.emit(s.while(s.at, func(q rune) bool { return q == r }), false)
	case r == '@' && unicode.IsLetter(s.peek(s.at+w)): // "@StateDept"
		s.emit(s.while(s.at+w, isHandle), false)
	default:
		s.emit(s.while(s.at+w, isMark), false)
	}
}

// emit ends the word at hand at the offset end of the stretch.
func (s *scanner) emit(end int, joined bool) {
	s.words = append(s.words, ud.Word{
		Span:   text.Span{Start: s.base + s.at, End: s.base + end},
		Form:   s.src[s.at:end],
		Head:   -1,
		Joined: joined,
	})
	s.at = end
}

// rune decodes the code point at offset i; (0, 0) at the end.
func (s *scanner) rune(i int) (rune, int) {
	if i >= len(s.src) {
		return 0, 0
	}
	return utf8.DecodeRuneInString(s.src[i:])
}

func (s *scanner) peek(i int) rune {
	r, _ := s.rune(i)
	return r
}

// before returns the code point that ends at offset i; 0 at the start.
func (s *scanner) before(i int) rune {
	if i == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s.src[:i])
	return r
}

// while returns the end of the run of code points from i that are ok.
func (s *scanner) while(i int, ok func(rune) bool) int {
	for i < len(s.src) {
		r, w := s.rune(i)
		if !ok(r) {
			break
		}
		i += w
	}
	return i
}

// isMark reports whether r belongs to the letter before it: accents, joiners,
// variation selectors, soft hyphens.
func isMark(r rune) bool {
	return unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r) && !text.IsSpace(r) || unicode.Is(unicode.Sk, r) && r > 0xff
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´' }

func isHandle(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// isInner reports whether r continues a word of letters.
func isInner(r rune) bool { return isHandle(r) || isMark(r) }

// face returns the end of the emoticon at hand, 0 if there is none. It stands
// alone: ":)".
func (s *scanner) face() int {
	for n := 3; n > 1; n-- {
		end := min(s.at+n, len(s.src))
		if faces[s.src[s.at:end]] && alone(s.before(s.at)) && alone(s.peek(end)) {
			return end
		}
	}
	return 0
}

func alone(r rune) bool { return r == 0 || text.IsSpace(r) || r == '.' }
