package naming

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed skip.txt
var skipTXT string

var skips = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(skipTXT) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			out[w] = true
		}
	}
	return out
})

// longestPhrase is how many words a wording has at most; of a longer one the
// head is taken.
const longestPhrase = 4

// Fold brings a naming to what is counted: small letters, without quotation
// marks, possessive endings and the words that lead it in. It is empty for a
// pronoun.
//
//	"the “Zionist regime”" is "zionist regime", "Israel's" is "israel", "his" is ""
func Fold(s string) string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.TrimFunc(w, func(r rune) bool { return unicode.IsPunct(r) && r != '.' })
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if w != "" {
			words = append(words, w)
		}
	}
	for len(words) > 0 && skips()[words[0]] {
		words = words[1:]
	}
	folded := strings.Join(words, " ")
	if len(words) > longestPhrase {
		return Head(folded)
	}
	return folded
}

var prepositions = map[string]bool{"of": true, "in": true, "for": true, "from": true, "at": true, "on": true, "to": true,
	"with": true, "who": true, "which": true, "that": true, "by": true, "and": true, "between": true}

// Head returns the word that a folded phrase hangs from: the last before a
// preposition.
//
//	"minister of the zionist regime" is "minister", "iran chief diplomat" is "diplomat"
func Head(folded string) string {
	words := strings.Fields(folded)
	for i, w := range words {
		if i > 0 && prepositions[w] {
			return words[i-1]
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
