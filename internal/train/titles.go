package train

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/learn"
	"readout/internal/tag"
	"readout/internal/ud"
)

//go:embed data/titles.txt
var titleTable string

// A titler gives the subjects of sentences a name and a title. The treebanks
// have few of them, and after a name "called" is easily taken for a participle:
// "Turkish Foreign Minister Hakan Fidan called for calm".
type titler struct {
	*swapper
	titles [][]ud.Word
}

func newTitler(seed uint64) *titler {
	t := &titler{swapper: newSwapper(seed)}
	for line := range strings.Lines(titleTable) {
		if line[0] == '#' {
			continue
		}
		var title []ud.Word
		for word := range strings.FieldsSeq(line) {
			c := strings.Split(word, "/")
			title = append(title, ud.Word{Form: c[0], UPOS: c[1], XPOS: c[2]})
		}
		t.titles = append(t.titles, title)
	}
	return t
}

// titleEvery is how many sentences with a fitting subject there are for one
// that is learnt a second time with a title.
const titleEvery = 2

// titled returns the samples with copies whose subjects have titles behind them.
func titled(samples []tag.Sample, origin []int, bank *ud.Doc, seed uint64) ([]tag.Sample, []int) {
	t := newTitler(seed)
	var f learn.Former
	found := 0
	for k, s := range bank.Sentences {
		i := pronoun(bank.Words, s)
		if i < 0 {
			continue
		}
		if found++; found%titleEvery != 0 {
			continue
		}
		ws := t.entitle(slices.Clone(bank.Words[s.First:s.Last]), s.First, i)
		fs := make([]learn.Form, len(ws))
		for j := range ws {
			fs[j] = f.Form(ws[j].Form)
		}
		samples, origin = append(samples, tag.Sample{Words: ws, Forms: fs}), append(origin, k)
	}
	return samples, origin
}

// pronoun returns a pronoun that is the subject of the past form after it, or
// -1: "He called for calm".
func pronoun(words []ud.Word, s ud.Sentence) int {
	for i := s.First; i+1 < s.Last; i++ {
		w, verb := &words[i], &words[i+1]
		if w.XPOS == "PRP" && w.Deprel == "nsubj" && w.Head == i+1 && verb.UPOS == "VERB" && verb.XPOS == "VBD" && !w.Joined {
			return i
		}
	}
	return -1
}

// entitle puts a name with a title for word at, counted like the heads from
// base: "He called" becomes "Turkish Foreign Minister Hakan Fidan called".
func (t *titler) entitle(ws []ud.Word, base, at int) []ud.Word {
	title := t.titles[t.rng.IntN(len(t.titles))]
	var put []ud.Word
	if t.rng.IntN(2) == 0 {
		put = append(put, ud.Word{Form: t.pick("adjective"), UPOS: "ADJ", XPOS: "JJ", Deprel: "amod"})
	}
	put = append(put, title...)
	last := len(put) - 1
	for k := range put {
		put[k].Head = at + last
		if put[k].Deprel = "compound"; put[k].UPOS == "ADJ" {
			put[k].Deprel = "amod"
		}
	}
	more := len(put) + 1
	put[last].Head, put[last].Deprel = at+last+1, "nmod:desc"
	put = append(put, ud.Word{Form: t.pick("given"), UPOS: "PROPN", XPOS: "NNP", Head: at + more, Deprel: "nsubj"},
		ud.Word{Form: t.pick("family"), UPOS: "PROPN", XPOS: "NNP", Head: at + last + 1, Deprel: "flat"})
	for k := range ws {
		if h := ws[k].Head; h > at {
			ws[k].Head += more
		} else if h == at {
			ws[k].Head += last + 1
		}
	}
	put[last+1].Head = ws[at-base].Head
	if at == base {
		r, n := utf8.DecodeRuneInString(put[0].Form)
		put[0].Form = string(unicode.ToUpper(r)) + put[0].Form[n:]
	}
	return slices.Replace(ws, at-base, at-base+1, put...)
}
