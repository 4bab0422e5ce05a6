package neardup

import (
	"flag"
	"runtime"
	"testing"
	"time"
)

var articles = flag.Int("articles", 1_000_000, "the size of the index in BenchmarkKept")

// BenchmarkKept fills an index and then measures what one more article costs,
// from its text to the answer; making the synthetic articles is left out.
// Run it once: -bench Kept -benchtime 20000x -timeout 1h.
func BenchmarkKept(b *testing.B) {
	slots := synthetic(*articles + 20_000)
	kept, more := slots[:*articles], slots[*articles:]
	x := NewIndex()
	before := heap()
	var sketch, add time.Duration
	letters := 0
	for _, s := range kept {
		a := s.make()
		letters += a.Text.Len()
		t0 := time.Now()
		k := SketchOf(a.Article)
		t1 := time.Now()
		x.Add(a.ID, &k, a.Published)
		sketch, add = sketch+t1.Sub(t0), add+time.Since(t1)
	}
	perArticle := float64(heap()-before) / float64(len(kept))
	all, links := measure(x, kept)
	n := float64(len(kept))
	b.Logf("%d articles of %d bytes: %d sketches; filling: %.0f articles/s (sketch %.1f µs, add %.1f µs); %.0f bytes kept an article",
		len(kept), letters/len(kept), x.forms.n, n/(sketch+add).Seconds(), 1e6*sketch.Seconds()/n, 1e6*add.Seconds()/n, perArticle)
	b.Logf("pairs: recall %.4f, precision %.4f; links: recall %.4f, precision %.4f",
		all.recall(), all.precision(), links.recall(), links.precision())
	made := make([]made, len(more))
	for i, s := range more {
		made[i] = s.make()
	}
	b.ResetTimer()
	for i := range b.N {
		a := made[i%len(made)]
		if i >= len(made) {
			a.ID += "again" // a reprint: there is nothing newer left
		}
		k := SketchOf(a.Article)
		x.Add(a.ID, &k, a.Published)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(perArticle, "B/article")
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkSketch(b *testing.B) {
	a := slot{1, 0}.make()
	b.SetBytes(int64(a.Text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		SketchOf(a.Article)
	}
}
