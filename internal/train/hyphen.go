package train

import (
	"slices"

	"readout/internal/learn"
	"readout/internal/tag"
	"readout/internal/ud"
)

// beforeHyphen are the first parts of family names that are written with a
// hyphen: "Amir-Abdollahian", "Al-Sharaa". The treebanks know hardly any, and
// the verb behind such a name was taken for a noun.
var beforeHyphen = []string{"Al", "al", "El", "Abdel", "Amir", "Ben", "Abu", "Ould"}

// hyphenEvery is how many names of two words there are to one that is learnt a
// second time with a hyphen.
const hyphenEvery = 8

// hyphened returns the samples with copies of some of those that name somebody
// by two words, the second one hyphenated, behind them.
func hyphened(samples []tag.Sample, origin []int, bank *ud.Doc, seed uint64) ([]tag.Sample, []int) {
	s := newSwapper(seed)
	var f learn.Former
	seen := 0
	for k := range len(samples) {
		base := bank.Sentences[origin[k]].First
		i := slices.IndexFunc(samples[k].Words, func(w ud.Word) bool { return w.UPOS == "PROPN" && w.Deprel == "flat" })
		if i < 1 || !isGivenAndFamily(samples[k].Words, i, base) {
			continue
		}
		if seen++; seen%hyphenEvery != 0 {
			continue
		}
		ws := s.hyphen(samples[k].Words, i, base)
		fs := make([]learn.Form, len(ws))
		for j := range ws {
			fs[j] = f.Form(ws[j].Form)
		}
		samples, origin = append(samples, tag.Sample{Words: ws, Forms: fs}), append(origin, origin[k])
	}
	return samples, origin
}

// isGivenAndFamily reports whether word i ends a name of two words.
func isGivenAndFamily(ws []ud.Word, i, base int) bool {
	return ws[i].Head == base+i-1 && ws[i-1].UPOS == "PROPN" && ws[i-1].Deprel != "flat" &&
		(i+1 == len(ws) || ws[i+1].UPOS != "PROPN" && ws[i+1].XPOS != "HYPH")
}

// hyphen returns a copy of ws, whose first word is number base of its doc, in
// which word i is the second part of a hyphenated name.
func (s *swapper) hyphen(ws []ud.Word, i, base int) []ud.Word {
	first := beforeHyphen[s.rng.IntN(len(beforeHyphen))]
	if s.rng.IntN(3) == 0 { // "Smith-Jones"
		first = s.pick("family")
	}
	out := slices.Clone(ws)
	for j := range out {
		if out[j].Head >= base+i {
			out[j].Head += 2
		}
	}
	inside := ud.Name{Kind: ws[i].Name.Kind}
	part := ud.Word{Form: first, Lemma: first, UPOS: "PROPN", XPOS: "NNP", Feats: ws[i].Feats, Deprel: ws[i].Deprel, Head: ws[i].Head, Name: ws[i].Name}
	hyphen := ud.Word{Form: "-", Lemma: "-", UPOS: "PUNCT", XPOS: "HYPH", Deprel: "punct", Head: base + i, Name: inside}
	out[i].Name = inside
	return slices.Insert(out, i, part, hyphen)
}

// hyphenedNames returns copies of some of the sentences that name somebody by
// two words, the second one hyphenated, each a text of its own.
func hyphenedNames(docs []*ud.Doc, seed uint64) []*ud.Doc {
	s := newSwapper(seed)
	var out []*ud.Doc
	seen := 0
	for _, d := range docs {
		for _, k := range d.Sentences {
			ws := d.Words[k.First:k.Last]
			i := familyName(ws)
			if i < 0 {
				continue
			}
			if seen++; seen%hyphenEvery == 0 {
				ws = s.hyphen(ws, i, k.First)
				out = append(out, &ud.Doc{Text: d.Text, Words: ws, Sentences: []ud.Sentence{{First: 0, Last: len(ws)}}})
			}
		}
	}
	return out
}

// familyName returns the second word of the first name of a person that has
// two, -1 if there is none.
func familyName(ws []ud.Word) int {
	inside := ud.Name{Kind: ud.Person}
	for i := 1; i < len(ws); i++ {
		if ws[i].Name == inside && ws[i-1].Name == (ud.Name{Kind: ud.Person, First: true}) && !titles[ws[i-1].Form] &&
			(i+1 == len(ws) || ws[i+1].Name != inside) {
			return i
		}
	}
	return -1
}
