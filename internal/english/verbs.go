package english

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbsTXT string

// verbs returns the classes of verbs.txt.
var verbs = sync.OnceValue(func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(verbsTXT) {
		class, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		out[class] = map[string]bool{}
		for _, w := range strings.Fields(words) {
			out[class][w] = true
		}
	}
	return out
})

// onlyVerb reports whether a form in small letters is the present of a verb and
// nothing else.
func onlyVerb(form string) bool {
	return len(form) > 3 && form[len(form)-1] == 's' && verbs()["present"][form]
}
