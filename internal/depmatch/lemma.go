package depmatch

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/ud"
)

//go:embed pasts.txt
var pastForms string

// pasts maps past tenses to their verbs; see pasts.txt.
var pasts = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(pastForms, "\n") {
		if f := strings.Fields(line); len(f) == 2 && f[0] != "#" {
			m[f[0]] = f[1]
		}
	}
	return m
})

// lemmaOf returns the lemma of a word in lower case; that of a verb whose past
// tense was taken for a participle too.
//
//	"The presidents spoke by phone": speak
func lemmaOf(w *ud.Word) string {
	if w.UPOS == "VERB" {
		if l := pasts()[lower(w.Form)]; l != "" {
			return l
		}
	}
	return lower(w.Lemma)
}
