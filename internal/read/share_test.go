package read

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/analysis"
	"readout/internal/intake"
	"readout/internal/record"
)

// BenchmarkShare tells which share of the time of reading, models and all, each
// step takes, over the examples.
func BenchmarkShare(b *testing.B) {
	r, err := New()
	if err != nil {
		b.Fatal(err)
	}
	articles := examples(b)
	spent := map[string]time.Duration{}
	var all time.Duration
	for b.Loop() {
		for _, a := range articles {
			all += r.timed(b, a, spent)
		}
	}
	b.ReportMetric(100*float64(spent["models"])/float64(all), "%models")
	for _, x := range Analyzers {
		b.ReportMetric(100*float64(spent[x.Name])/float64(all), "%"+x.Name)
	}
	b.ReportMetric(100*float64(spent["quote"]+spent["figure"])/float64(all), "%quote+figure")
}

// timed reads an article, adds the time of each step to spent and returns that
// of all.
func (r *Reader) timed(tb testing.TB, a *record.Article, spent map[string]time.Duration) time.Duration {
	start := time.Now()
	d, err := r.Analyze(a)
	if err != nil {
		tb.Fatal(err)
	}
	last := time.Now()
	spent["models"] += last.Sub(start)
	results := map[*analysis.Analyzer]any{}
	for _, x := range Analyzers {
		p := &analysis.Pass{Article: a, Doc: d, ResultOf: results}
		if results[x], err = r.run(x, p); err != nil {
			tb.Fatal(err)
		}
		now := time.Now()
		spent[x.Name] += now.Sub(last)
		last = now
	}
	link(d, results)
	return time.Since(start)
}

func examples(tb testing.TB) []*record.Article {
	tb.Helper()
	paths, err := filepath.Glob("../../examples/*/*.txt")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no examples: %v", err)
	}
	var out []*record.Article
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		a, err := intake.FromBytes(filepath.Base(path), raw)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}
