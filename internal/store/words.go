package store

import (
	"strings"
	"unicode"
)

// Words splits letters into words as every store does to search for them: runs
// of letters, digits and accents, in lower case.
//
// "18,205 people were Türkiye’s" has 18, 205, people, were, türkiye and s.
func Words(letters string) []string {
	return strings.FieldsFunc(strings.Map(unicode.ToLower, letters), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co)
	})
}
