package train

import (
	_ "embed"
	"math/rand/v2"
	"slices"
	"strings"

	"readout/internal/learn"
	"readout/internal/tag"
	"readout/internal/ud"
)

//go:embed data/swaps.tsv
var swapTable string

// A swapper puts other peoples, places and persons into sentences.
type swapper struct {
	words map[string][]string // of each kind
	kind  map[string]string   // of words whose kind shows without a tree
	rng   *rand.Rand
}

func newSwapper(seed uint64) *swapper {
	s := &swapper{words: map[string][]string{}, kind: map[string]string{}, rng: rand.New(rand.NewPCG(seed, 5))}
	for line := range strings.Lines(swapTable) {
		kind, words, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		s.words[kind] = strings.Fields(words)
		if kind == "given" || kind == "family" {
			continue
		}
		for _, w := range s.words[kind] {
			s.kind[kindKey(kind, w)] = kind
		}
	}
	return s
}

// kindKey tells the adjective "German" from the person.
func kindKey(kind, word string) string { return kind + "/" + word }

func (s *swapper) pick(kind string) string {
	ws := s.words[kind]
	return ws[s.rng.IntN(len(ws))]
}

// sentence changes words of ws, whose tags and heads must be set, and reports
// whether it found any.
func (s *swapper) sentence(ws []ud.Word, base int) bool {
	found := false
	for i := range ws {
		kind := ""
		switch w := &ws[i]; {
		case w.UPOS == "ADJ":
			kind = s.kind[kindKey("adjective", w.Form)]
		case w.XPOS == "NNPS":
			kind = s.kind[kindKey("people", w.Form)]
		case w.UPOS == "PROPN" && w.Deprel == "flat" && w.Head == base+i-1 && ws[i-1].UPOS == "PROPN" && ws[i-1].Deprel != "flat":
			ws[i-1].Form = s.pick("given") // "Hakan Fidan": the given name is the head
			kind = "family"
		case w.UPOS == "PROPN":
			kind = s.place(w.Form)
		}
		if kind != "" {
			ws[i].Form, found = s.pick(kind), true
		}
	}
	return found
}

// place returns the kind of a proper noun.
func (s *swapper) place(form string) string {
	if k := s.kind[kindKey("country", form)]; k == "country" {
		return k
	}
	if s.kind[kindKey("capital", form)] == "capital" {
		return "capital"
	}
	return ""
}

// swapped returns the samples with changed copies of those that have words to
// swap behind them.
func swapped(samples []tag.Sample, origin []int, bank *ud.Doc, seed uint64) ([]tag.Sample, []int) {
	s := newSwapper(seed)
	var f learn.Former
	for i := range bank.Sentences {
		ws := slices.Clone(samples[i].Words)
		if !s.sentence(ws, bank.Sentences[i].First) {
			continue
		}
		fs := make([]learn.Form, len(ws))
		for j := range ws {
			fs[j] = f.Form(ws[j].Form)
		}
		samples, origin = append(samples, tag.Sample{Words: ws, Forms: fs}), append(origin, i)
	}
	return samples, origin
}
