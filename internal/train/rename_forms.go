package train

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/ud"
)

// spaced returns the forms of words with spaces between.
func spaced(ws []ud.Word) string {
	var out []string
	for i := range ws {
		out = append(out, ws[i].Form)
	}
	return strings.Join(out, " ")
}

// capitals gives every word of a place a capital.
func capitals(place string) string {
	ws := strings.Fields(place)
	for i, w := range ws {
		r, n := utf8.DecodeRuneInString(w)
		ws[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(ws, " ")
}

// like writes a name in small or capital letters if old is written so: "taco
// bell", "UNITED WAY", but "Opec" for "NATO".
func like(name, old string) string {
	switch {
	case old == strings.ToLower(old):
		return strings.ToLower(name)
	case old == strings.ToUpper(old) && len(old) > 5:
		return strings.ToUpper(name)
	}
	return name
}
