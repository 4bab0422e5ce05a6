package train

import (
	"testing"

	"readout/internal/tag"
)

const pastTelling = `1 The the DET DT _ 2 det _ _
2 strikes strike NOUN NNS _ 4 nsubj _ _
3 had have AUX VBD Tense=Past 4 aux _ _
4 hit hit VERB VBN _ 0 root _ _
5 Gimbi Gimbi PROPN NNP _ 4 obj _ _
6 and and CCONJ CC _ 8 cc _ _
7 he he PRON PRP _ 8 nsubj _ _
8 carried carry VERB VBD Mood=Ind|Tense=Past 4 conj _ _
9 water water NOUN NN _ 8 obj _ _
10 . . PUNCT . _ 4 punct _ _
`

func TestRetold(t *testing.T) {
	d := doc(t, pastTelling)
	var samples []tag.Sample
	var origin []int
	for range presentEvery {
		samples, origin = append(samples, tag.Samples(d)...), append(origin, 0)
	}
	all, from := retold(samples, origin, d)
	if len(all) != presentEvery+1 || from[presentEvery] != 0 {
		t.Fatalf("%d samples from %v, want one copy", len(all), from)
	}
	ws := all[presentEvery].Words
	if got, want := forms(ws), "The strikes have hit Gimbi and he carries water ."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if ws[2].XPOS != "VBP" || ws[7].XPOS != "VBZ" || ws[7].Feats != "Mood=Ind|Tense=Pres" {
		t.Errorf("tags %s %s, features %s", ws[2].XPOS, ws[7].XPOS, ws[7].Feats)
	}
	if forms(samples[0].Words) == forms(ws) || len(all[presentEvery].Forms) != len(ws) {
		t.Error("the sample itself was changed, or has no features")
	}
}

func TestThirdPerson(t *testing.T) {
	for lemma, want := range map[string]string{
		"kill": "kills", "carry": "carries", "say": "says", "go": "goes", "reach": "reaches", "pass": "passes",
		"be": "is", "have": "has", "vow": "vows",
	} {
		if got := thirdPerson(lemma); got != want {
			t.Errorf("%s: %s, want %s", lemma, got, want)
		}
	}
}
