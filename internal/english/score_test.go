package english_test

import (
	"os"
	"sync"
	"testing"

	"readout/internal/beside"
	"readout/internal/english"
	"readout/internal/eval"
	"readout/internal/names"
	"readout/internal/segment"
	"readout/internal/text"
	"readout/internal/ud"
)

func treebank(t testing.TB, file string) *ud.Doc {
	t.Helper()
	f, err := os.Open(beside.Path(t, "data/ud/"+file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := ud.ReadCoNLLU(f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// bare returns the words and sentences of d without annotation.
func bare(d *ud.Doc) *ud.Doc {
	out := &ud.Doc{Text: d.Text, Sentences: d.Sentences}
	for _, w := range d.Words {
		out.Words = append(out.Words, ud.Word{Span: w.Span, Form: w.Form, Joined: w.Joined, Head: -1})
	}
	return out
}

// TestScores holds the models to what they reach on the gold words of test
// treebanks. The floors are half a point below.
func TestScores(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct {
		file             string
		upos, lemma, las float64
	}{
		{"UD_English-EWT/en_ewt-ud-test.conllu", 95.0, 96.3, 84.0},
		{"UD_English-GUM/en_gum-free-test.conllu", 95.9, 97.3, 83.2},
		{"UD_English-GUM/en_gum-news-test.conllu", 95.3, 95.9, 82.9},
		{"UD_English-PUD/en_pud-ud-test.conllu", 95.2, 96.8, 81.7},
	} {
		gold := treebank(t, c.file)
		got := bare(gold)
		p.Analyze(got)
		s, err := eval.ScoreUD(gold, got)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %v", c.file, s)
		if s.UPOS.F1() < c.upos || s.Lemma.F1() < c.lemma || s.LAS.F1() < c.las {
			t.Errorf("%s: UPOS %.2f lemma %.2f LAS %.2f, want at least %.1f %.1f %.1f", c.file, s.UPOS.F1(), s.Lemma.F1(), s.LAS.F1(), c.upos, c.lemma, c.las)
		}
	}
}

// TestScoresFromText reads the treebanks' texts with our own words and
// sentences.
func TestScoresFromText(t *testing.T) {
	p := pipeline(t)
	for file, las := range map[string]float64{
		"UD_English-EWT/en_ewt-ud-test.conllu": 81, "UD_English-PUD/en_pud-ud-test.conllu": 81.5,
	} {
		gold := treebank(t, file)
		got := segment.Split(gold.Text, []text.Span{{Start: 0, End: gold.Text.Len()}})
		p.Analyze(got)
		s, err := eval.ScoreUD(gold, got)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %v", file, s)
		if s.LAS.F1() < las {
			t.Errorf("%s: LAS %.2f, want at least %.1f", file, s.LAS.F1(), las)
		}
	}
}

// TestNameScores holds the marker of names to what it reaches on gold words.
func TestNameScores(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct {
		file       string
		form, mark int
		f1         float64
	}{
		{"UNER_English-EWT/en_ewt-ud-test.iob2", 1, 2, 74.3},
		{"CrossNER-politics/test.txt", 0, 1, 81.4},
	} {
		s := nameScore(t, p, c.file, c.form, c.mark)
		f1 := s.Of(ud.Person, ud.Place, ud.Organisation).F1()
		t.Logf("%s: %v", c.file, s)
		if f1 < c.f1 {
			t.Errorf("%s: F1 %.2f, want at least %.1f", c.file, f1, c.f1)
		}
	}
}

func nameScore(t *testing.T, p *english.Pipeline, file string, form, mark int) eval.NameScore {
	t.Helper()
	f, err := os.Open(beside.Path(t, "data/names/"+file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	docs, err := names.ReadIOB(f, form, mark)
	if err != nil {
		t.Fatal(err)
	}
	var sum eval.NameScore
	for _, d := range docs {
		got := bare(d)
		p.Analyze(got)
		s, err := eval.ScoreNames(d, got)
		if err != nil {
			t.Fatal(err)
		}
		sum.Add(s)
	}
	return sum
}

// BenchmarkTreebank measures words per second on one processor, gold words of
// the EWT test set.
func BenchmarkTreebank(b *testing.B) {
	p := pipeline(b)
	d := bare(treebank(b, "UD_English-EWT/en_ewt-ud-test.conllu"))
	both := func(d *ud.Doc) { p.Tag(d); p.Parse(d) }
	measure(b, d, []step{{"tag+parse", both}, {"tag", p.Tag}, {"parse", p.Parse}, {"names", p.Names}, {"all", p.Analyze}})
}

// BenchmarkRaw measures words per second from raw text, PUD's: words and
// sentences alone, all on one processor, and all in each of two goroutines.
func BenchmarkRaw(b *testing.B) {
	p := pipeline(b)
	d := treebank(b, "UD_English-PUD/en_pud-ud-test.conllu")
	cut := func(*ud.Doc) *ud.Doc { return segment.Split(d.Text, []text.Span{{Start: 0, End: d.Text.Len()}}) }
	measure(b, d, []step{
		{"segment", func(d *ud.Doc) { cut(d) }},
		{"all", func(d *ud.Doc) { p.Analyze(cut(d)) }},
		{"each of two", func(d *ud.Doc) {
			var wg sync.WaitGroup
			for range 2 {
				wg.Go(func() { p.Analyze(cut(d)) })
			}
			wg.Wait()
		}},
	})
}
