package depmatch

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbs string

// English returns the verbs of verbs.txt.
var English = sync.OnceValue(func() *Lexicon {
	x, err := parseVerbs(verbs)
	if err != nil {
		panic("verbs.txt: " + err.Error())
	}
	return x
})

func parseVerbs(src string) (*Lexicon, error) {
	x := &Lexicon{Light: map[string]bool{}, Happens: map[string]bool{}, Personal: map[string]bool{}, SubjectRules: map[string]bool{}}
	for n, line := range strings.Split(src, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		class, lemma, _ := strings.Cut(line, " ")
		switch class {
		case "light":
			x.Light[lemma] = true
		case "happens":
			x.Happens[lemma] = true
		case "personal":
			x.Personal[lemma] = true
		case "subject":
			x.SubjectRules[lemma] = true
		default:
			return nil, fmt.Errorf("line %d: %q is none of light, happens, personal, subject", n+1, class)
		}
	}
	return x, nil
}
