package train

import (
	"slices"
	"strings"

	"readout/internal/learn"
	"readout/internal/tag"
	"readout/internal/ud"
)

// presentEvery is how many of the sentences told in the past there are to one
// that is learnt a second time in the present. Headlines and chronicles tell so
// ("An air strike kills nine villagers"), the treebanks hardly ever do, and
// "kills" was taken for a noun.
const presentEvery = 6

// retold returns the samples with copies of some of them, told in the present,
// behind them.
func retold(samples []tag.Sample, origin []int, bank *ud.Doc) ([]tag.Sample, []int) {
	var f learn.Former
	seen := 0
	for i := range len(samples) {
		ws := slices.Clone(samples[i].Words)
		if !inPresent(ws, bank.Sentences[origin[i]].First) {
			continue
		}
		if seen++; seen%presentEvery != 0 {
			continue
		}
		fs := slices.Clone(samples[i].Forms)
		for j := range ws {
			fs[j] = f.Form(ws[j].Form)
		}
		samples, origin = append(samples, tag.Sample{Words: ws, Forms: fs}), append(origin, origin[i])
	}
	return samples, origin
}

// inPresent puts the past forms of ws, whose first word is number base of its
// doc, into the present and reports whether there were any.
func inPresent(ws []ud.Word, base int) bool {
	found := false
	for i := range ws {
		w := &ws[i]
		if w.XPOS != "VBD" || w.UPOS != "VERB" && w.UPOS != "AUX" || w.Lemma == "" || w.Form != strings.ToLower(w.Form) || w.Joined {
			continue
		}
		w.XPOS, w.Form = present(w.Lemma, subject(ws, base, i))
		w.Feats = strings.Replace(w.Feats, "Tense=Past", "Tense=Pres", 1)
		found = true
	}
	return found
}

// subject returns the words of the subject of word i, or of the verb that it
// helps, as far as they govern the verb's form: the head and what is joined to
// it.
func subject(ws []ud.Word, base, i int) []ud.Word {
	verb := base + i
	if strings.HasPrefix(ws[i].Deprel, "aux") || ws[i].Deprel == "cop" {
		verb = ws[i].Head
	}
	for k := range ws {
		if ws[k].Head != verb || !strings.HasPrefix(ws[k].Deprel, "nsubj") {
			continue
		}
		out := []ud.Word{ws[k]}
		for j := range ws {
			if ws[j].Head == base+k && ws[j].Deprel == "conj" {
				out = append(out, ws[j])
			}
		}
		return out
	}
	return nil
}

// present returns the tag and form of a verb in the present after a subject.
func present(lemma string, subject []ud.Word) (xpos, form string) {
	first := len(subject) == 1 && strings.EqualFold(subject[0].Form, "I")
	switch {
	case first && lemma == "be":
		return "VBP", "am"
	case len(subject) > 1 || len(subject) == 1 && isMany(&subject[0]):
		if lemma == "be" {
			return "VBP", "are"
		}
		return "VBP", lemma
	}
	return "VBZ", thirdPerson(lemma)
}

// isMany reports whether a subject goes with "are" or "have".
func isMany(w *ud.Word) bool {
	switch strings.ToLower(w.Form) {
	case "i", "we", "you", "they", "these", "those", "many", "several", "both":
		return true
	}
	return w.XPOS == "NNS" || w.XPOS == "NNPS" || w.XPOS == "CD" && w.Lemma != "one" && w.Lemma != "1"
}

// thirdPerson returns the form of a verb after "she": kills, carries, goes.
func thirdPerson(lemma string) string {
	switch lemma {
	case "be":
		return "is"
	case "have":
		return "has"
	}
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(lemma[n-2])):
		return lemma[:n-1] + "ies"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"),
		strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"), strings.HasSuffix(lemma, "o"):
		return lemma + "es"
	}
	return lemma + "s"
}
