package actor

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the words of a name in small letters without marks, parted by
// single spaces: the key under which names are looked up. Apostrophes, dots and
// the Arabic ʿ and ʾ vanish, hyphens part words, and so does a possessive 's.
//
//	Fold("Türkiye") = "turkiye"    Fold("al-Qaʿida") = "al qaida"
//	Fold("U.S.") = "us"            Fold("People's Republic") = "people s republic"
func Fold(s string) string { return string(appendFold(make([]byte, 0, len(s)+2), s)) }

// appendFold appends Fold(s) to dst. It does not allocate while dst has room.
func appendFold(dst []byte, s string) []byte {
	start := len(dst)
	gap := false
	for i := 0; i < len(s); {
		r, w := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(s[i:])
		}
		i += w
		if silent(r) {
			gap = gap || possessive(s, i, r)
			continue
		}
		letters := r >= utf8.RuneSelf && unicode.IsLetter(r)
		if !letters && !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
			gap = gap || !unicode.Is(unicode.Mn, r)
			continue
		}
		if gap && len(dst) > start {
			dst = append(dst, ' ')
		}
		gap = false
		switch {
		case r >= 'A' && r <= 'Z':
			dst = append(dst, byte(r)+'a'-'A')
		case r < utf8.RuneSelf:
			dst = append(dst, byte(r))
		default:
			dst = appendLetter(dst, r)
		}
	}
	return dst
}

// silent reports whether r stands inside a word without being read.
func silent(r rune) bool {
	switch r {
	case '.', '\'', '’', '‘', '`', '´', 'ʿ', 'ʾ', 'ʻ', 'ʼ', 'ʽ', 'ʹ', 'ʺ', '\u00ad', '\u200c':
		return true
	}
	return false
}

// possessive reports whether the apostrophe r before s[i:] begins a "'s" that
// ends a word: "People's".
func possessive(s string, i int, r rune) bool {
	if r != '\'' && r != '’' || i >= len(s) || s[i] != 's' && s[i] != 'S' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+1:])
	return i+1 == len(s) || !unicode.IsLetter(next)
}

// appendLetter appends a letter beyond ASCII: without marks if it is Latin, in
// its small form otherwise.
func appendLetter(dst []byte, r rune) []byte {
	if plain, ok := latin()[r]; ok {
		return append(dst, plain...)
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

// latin maps Latin letters beyond ASCII to plain ones.
var latin = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{
		'ı': "i", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss",
		'æ': "ae", 'œ': "oe", 'ə': "e", 'ħ': "h", 'ŋ': "ng",
	}
	for r, plain := range m {
		m[unicode.ToUpper(r)] = plain
	}
	m['ẞ'], m['Ə'], m['İ'] = "ss", "e", "i"
	for r := rune(0xC0); r < 0x1F00; r++ {
		if first, w := utf8.DecodeRuneInString(norm.NFD.String(string(r))); w == 1 && unicode.IsLetter(first) {
			m[r] = string(unicode.ToLower(first))
		}
	}
	return m
})
