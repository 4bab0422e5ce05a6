package intake

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"readout/internal/record"
)

var (
	//go:embed data/patterns.txt
	patternsFile string
	//go:embed data/months.txt
	monthsFile string
	//go:embed data/sections.txt
	sectionsFile string
)

// A pattern is one row of data/patterns.txt.
type pattern struct {
	kind  record.ZoneKind
	place string
	re    *regexp.Regexp
}

var (
	// patterns are compiled for the first article: it takes 10 ms.
	patterns = sync.OnceValue(func() []pattern { return readPatterns(patternsFile) })
	months   = readMonths(monthsFile)
	sections = readSections(sectionsFile)
)

// readPatterns compiles the rows. A row that does not compile is a fault of the
// program, found by the first test.
func readPatterns(file string) (out []pattern) {
	var parts []string // "{name}", expression, ...
	n := 0
	for line := range strings.Lines(file) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		kind, rest, _ := strings.Cut(line, " ")
		place, re, ok := strings.Cut(rest, " ")
		if !ok {
			panic(fmt.Sprintf("patterns.txt:%d: a row has a kind, a place and an expression", n))
		}
		re = strings.NewReplacer(parts...).Replace(re)
		switch {
		case kind == "define":
			parts = append(parts, "{"+place+"}", re)
			continue
		case place == "start":
			re = "^(?:" + strings.ReplaceAll(re, " ", `[\s\p{Zs}]`) + ")" // the letters as they are: "22\u00a0May"
		case place == "end":
			re = "(?:" + re + ")$"
		case place == "date": // whole words
			re = `(^|[^\p{L}\p{N}])(?:` + re + `)($|[^\p{L}\p{N}])`
		default:
			re = "^(?:" + re + ")$"
		}
		out = append(out, pattern{record.ZoneKind(kind), place, regexp.MustCompile("(?i)" + re)})
	}
	return out
}

// widest is the longest line that patterns are tried on, in bytes.
const widest = 320

// kindOf returns the zone that the line s is at one of the places, "" if none.
func kindOf(s string, places ...string) record.ZoneKind {
	if len(s) > widest {
		return ""
	}
	for _, p := range patterns() {
		for _, place := range places {
			if p.place == place && p.re.MatchString(s) {
				return p.kind
			}
		}
	}
	return ""
}

func readMonths(file string) map[string]int {
	out := map[string]int{}
	for line := range strings.Lines(file) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			n, _ := strconv.Atoi(f[0])
			for _, name := range f[1:] {
				out[name] = n
			}
		}
	}
	return out
}

func readSections(file string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out[line] = true
		}
	}
	return out
}
