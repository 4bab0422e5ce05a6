package table

import "strings"

// Classes reads lists of words, a class to a line: its name, a colon, the words
// with spaces between. Lines that start with "#" are remarks.
//
//	ending: county province district
func Classes(data string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(data) {
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
}
