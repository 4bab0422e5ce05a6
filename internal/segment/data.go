package segment

import (
	_ "embed"
	"strings"
)

var (
	//go:embed data/abbreviations.txt
	abbreviationsFile string
	//go:embed data/contractions.txt
	contractionsFile string
	//go:embed data/words.txt
	wordsFile string
)

// An abbreviation's kind says what may follow it.
type kind uint8

const (
	notAbbreviated kind = iota
	inner               // never ends a sentence: "Gen."
	final               // may end one: "Inc."
	numbered            // one only before a number: "No."
)

var (
	abbreviations = readAbbreviations(abbreviationsFile)
	contractions  = readContractions(contractionsFile)
	lists         = readLists(wordsFile)
	prefixes      = lists["prefix"]
	units         = lists["unit"]
	starters      = lists["starter"]
	domains       = lists["domain"]
	sayings       = lists["saying"]
	currencies    = lists["currency"]
	faces         = lists["face"]
)

// isPrefix reports whether a hyphen after w belongs to the word.
func isPrefix(w string) bool { return len(w) <= 8 && prefixes[strings.ToLower(w)] }

// rows yields the lines of a data file that are not comments, cut into fields.
func rows(file string) (out [][]string) {
	for line := range strings.Lines(file) {
		if line, _, _ = strings.Cut(line, "# "); strings.TrimSpace(line) != "" {
			out = append(out, strings.Fields(line))
		}
	}
	return out
}

func readAbbreviations(file string) map[string]kind {
	kinds := map[string]kind{"inner": inner, "final": final, "numbered": numbered}
	out := map[string]kind{}
	for _, row := range rows(file) {
		for _, w := range row[1:] {
			out[strings.TrimSuffix(w, ".")] = kinds[row[0]]
		}
	}
	return out
}

// readContractions gives, for each contraction, the byte offsets to cut at.
func readContractions(file string) map[string][]int {
	out := map[string][]int{}
	for _, row := range rows(file) {
		var cuts []int
		n := 0
		for _, part := range row[:len(row)-1] {
			n += len(part)
			cuts = append(cuts, n)
		}
		out[strings.Join(row, "")] = cuts
	}
	return out
}

func readLists(file string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, row := range rows(file) {
		if out[row[0]] == nil {
			out[row[0]] = map[string]bool{}
		}
		for _, w := range row[1:] {
			out[row[0]][w] = true
		}
	}
	return out
}
