package text

import "unicode"

// IsSpace reports whether r is white space for a reader: Unicode's spaces (the
// no-break space U+00A0 among them) and the zero-width characters that web
// pages strew between words.
func IsSpace(r rune) bool { return isSpace(r) }

func isSpace(r rune) bool {
	switch r {
	case '\u200b', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}
