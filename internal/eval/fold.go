package eval

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a name to lower-case letters and digits of ASCII, one space
// between words: "Gonçalves-Ríos" and "goncalves rios" are the same.
func Fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		if norm.NFKD.PropertiesString(string(r)).CCC() != 0 {
			continue
		}
		for _, r := range strings.ToLower(string(r)) {
			switch {
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
				if gap && b.Len() > 0 {
					b.WriteByte(' ')
				}
				gap = false
				b.WriteRune(r)
			default:
				gap = true
			}
		}
	}
	return b.String()
}

// head returns the first n code points of s.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
