package english

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/ud"
)

//go:embed lemmas.txt
var lemmasTXT string

// regular holds the verbs of lemmas.txt.
var regular = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(lemmasTXT) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, v := range strings.Fields(line) {
			out[v] = true
		}
	}
	return out
})

// mendLemma gives a verb the lemma that its form is regular of, where the
// lexicon's rules by endings have made a word that is none.
//
//	"shelled": shell, not "shel" · "raided": raid, not "raide"
func mendLemma(w *ud.Word) {
	if w.UPOS != "VERB" || regular()[w.Lemma] {
		return
	}
	form := strings.ToLower(w.Form)
	for _, end := range endings[w.XPOS] {
		stem, ok := strings.CutSuffix(form, end.cut)
		if !ok || len(stem) < 2 {
			continue
		}
		if end.twice {
			n := len(stem)
			if stem[n-1] != stem[n-2] {
				continue
			}
			stem = stem[:n-1]
		}
		if v := stem + end.add; regular()[v] {
			w.Lemma = v
			return
		}
	}
}

// An ending is cut off a form and another put there; twice says that the letter
// before it stands twice, "banned".
type ending struct {
	cut, add string
	twice    bool
}

var pasts = []ending{{"ed", "", false}, {"d", "", false}, {"ied", "y", false}, {"ed", "", true}}

// endings holds what regular verbs end with, by tag.
var endings = map[string][]ending{
	"VBD": pasts,
	"VBN": pasts,
	"VBG": {{"ing", "", false}, {"ing", "e", false}, {"ing", "", true}},
	"VBZ": {{"s", "", false}, {"es", "", false}, {"ies", "y", false}},
}
