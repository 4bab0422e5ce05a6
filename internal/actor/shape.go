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
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '/' })
	if len(words) == 0 {
		return lower
	}
	return shapeOfForms(words)
}

func shapeOfForms(forms []string) shape {
	first, last := forms[0], forms[len(forms)-1]
	last = last[strings.LastIndexAny(last, "-/")+1:]
	if !startsUpper(first) {
		return lower
	}
	if len(forms) == 1 && allUpper(first) {
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
