package event_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"readout/internal/analysis"
	"readout/internal/event"
	"readout/internal/mention"
	"readout/internal/quote"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

// BenchmarkCode finds the events of trees that are given, with the patterns in
// the program and with ten times as many. It tells sentences per second.
func BenchmarkCode(b *testing.B) {
	pass, sentences := parsed(b)
	more, err := event.Load(nineTimes(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		lex  *event.Lexicon
	}{{"patterns=1x", event.Default()}, {"patterns=10x", event.Default().With(more)}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				event.Read(pass, c.lex)
			}
			b.ReportMetric(float64(sentences*b.N)/b.Elapsed().Seconds(), "sentences/s")
			b.ReportMetric(float64(len(c.lex.Patterns)), "patterns")
		})
	}
}

// parsed returns an article made of the articles in examples/, read up to its
// statements.
func parsed(b *testing.B) (*analysis.Pass, int) {
	b.Helper()
	paths, err := filepath.Glob("../../examples/*/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no examples: %v", err)
	}
	var all strings.Builder
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(raw)
		all.WriteString("\n\n")
	}
	r, err := read.New()
	if err != nil {
		b.Fatal(err)
	}
	t, err := text.New(all.String())
	if err != nil {
		b.Fatal(err)
	}
	a := &record.Article{Path: "bench", Text: t, Language: "en", Published: "2024-05-15"}
	d, err := r.Analyze(a)
	if err != nil {
		b.Fatal(err)
	}
	p := &analysis.Pass{Article: a, Doc: d, ResultOf: map[*analysis.Analyzer]any{}}
	for _, x := range []*analysis.Analyzer{mention.Analyzer, quote.Analyzer} {
		res, err := x.Run(p)
		if err != nil {
			b.Fatal(err)
		}
		p.ResultOf[x] = res
	}
	return p, len(d.Sentences)
}

// nineTimes returns nine copies of the lexicon under other triggers.
func nineTimes(b *testing.B) fstest.MapFS {
	b.Helper()
	out := fstest.MapFS{}
	files := map[string]*strings.Builder{}
	for k := range 9 {
		for _, p := range event.Default().Patterns {
			name := strings.ToLower(string(p.Type)) + ".txt"
			if files[name] == nil {
				files[name] = &strings.Builder{}
			}
			w := files[name]
			fmt.Fprintf(w, "[%s-%d]\ntrigger:", p.Name, k)
			for _, t := range p.Triggers {
				fmt.Fprintf(w, " %c:%s-%d", t.Class, strings.ReplaceAll(t.Lemma, " ", "_"), k)
			}
			fmt.Fprintf(w, "\nneed: agent=@actor\nactor: agent\n+ None. => %s\n", p.Type)
		}
	}
	for name, w := range files {
		out[name] = &fstest.MapFile{Data: []byte(w.String())}
	}
	return out
}
