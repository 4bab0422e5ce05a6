package train

import (
	"fmt"
	"path/filepath"
	"strings"

	"readout/internal/english"
	"readout/internal/eval"
	"readout/internal/ud"
)

// testBanks are the treebanks that the models are scored on. PUD is in no
// training.
var testBanks = []string{
	"ud/UD_English-EWT/en_ewt-ud-dev.conllu",
	"ud/UD_English-EWT/en_ewt-ud-test.conllu",
	"ud/UD_English-GUM/en_gum-free-dev.conllu",
	"ud/UD_English-GUM/en_gum-free-test.conllu",
	"ud/UD_English-GUM/en_gum-news-test.conllu",
	"ud/UD_English-PUD/en_pud-ud-test.conllu",
}

// testNames are the texts that the names are scored on.
var testNames = []nameFile{
	{"names/UNER_English-EWT/en_ewt-ud-dev.iob2", 1, 2},
	{"names/UNER_English-EWT/en_ewt-ud-test.iob2", 1, 2},
	{"names/CrossNER-politics/test.txt", 0, 1},
}

// scores returns a line of scores for every test file, on gold words with the
// models' own tags.
func (b *builder) scores(p *english.Pipeline) (string, error) {
	var out strings.Builder
	for _, name := range testBanks {
		gold, err := readBank(filepath.Join(b.DataDir, name))
		if err != nil {
			return "", err
		}
		got := bare(gold)
		p.Analyze(got)
		s, err := eval.ScoreUD(gold, got)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		fmt.Fprintf(&out, "score %s: UPOS %.2f lemma %.2f UAS %.2f LAS %.2f\n", name, s.UPOS.F1(), s.Lemma.F1(), s.UAS.F1(), s.LAS.F1())
	}
	for _, f := range testNames {
		docs, err := f.read(b.DataDir)
		if err != nil {
			return "", err
		}
		var sum eval.NameScore
		for _, gold := range docs {
			got := bare(gold)
			p.Analyze(got)
			s, err := eval.ScoreNames(gold, got)
			if err != nil {
				return "", fmt.Errorf("%s: %w", f.path, err)
			}
			sum.Add(s)
		}
		fmt.Fprintf(&out, "score %s: F1 %v\n", f.path, sum)
	}
	return strings.TrimSpace(out.String()), nil
}

// bare returns the words and sentences of d without annotation.
func bare(d *ud.Doc) *ud.Doc {
	out := &ud.Doc{Text: d.Text, Sentences: d.Sentences}
	for _, w := range d.Words {
		out.Words = append(out.Words, ud.Word{Span: w.Span, Form: w.Form, Joined: w.Joined, Head: -1})
	}
	return out
}
