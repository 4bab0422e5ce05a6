package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A shape is what capital letters a name has. A name of the tables is found in
// texts of its own shape and of those after it: "police" also as "Police" and
// "POLICE", "Turkey" not as "turkey", "US" not as "Us".
type shape int

const (
	lower  shape = iota // "foreign minister", "al-Qaeda"
	upper               // first word with a capital: "Islamic Republic of iran"
	title               // first and last word: "Islamic Republic of Iran", "Turkey"
	caps                // one word of capital letters only: "US", "U.S.", "G7"
	shapes = iota
)

func shapeOf(name string) shape {
	const parts = " -/"
	name = strings.Trim(name, parts)
	i := strings.IndexAny(name, parts)
	if i < 0 {
		return shapeOfWords(name, name, true)
	}
	return shapeOfWords(name[:i], name[strings.LastIndexAny(name, parts)+1:], false)
}

func shapeOfForms(forms []string) shape {
	last := forms[len(forms)-1]
	return shapeOfWords(forms[0], last[strings.LastIndexAny(last, "-/")+1:], len(forms) == 1)
}

// shapeOfWords returns the shape of a name by its first and last word, which
// may be the only one.
func shapeOfWords(first, last string, only bool) shape {
	if !startsUpper(first) {
		return lower
	}
	if only && allUpper(first) {
		return caps
	}
	if startsUpper(last) {
		return title
	}
	return upper
}

func startsUpper(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r)
		}
	}
	return false
}

// allUpper reports whether s has two letters or digits and no small letter.
func allUpper(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			n++
		}
	}
	return n > 1 && utf8.ValidString(s)
}
