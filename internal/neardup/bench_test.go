package neardup

import (
	"flag"
	"runtime"
	"testing"
	"time"
)

var articles = flag.Int("articles", 1_000_000, "the size of the index in BenchmarkKept")

// BenchmarkKept fills an index and tells what an article costs, from its text
// to the answer, over all and over the last twentieth; making the synthetic
// articles is left out. Run it once:
//
//	go test -run xxx -bench Kept -benchtime 1x -timeout 1h -v ./internal/neardup
func BenchmarkKept(b *testing.B) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	slots := synthetic(*articles)
	x, before := NewIndex(), heap()
	var all, last cost
	letters := 0
	for i, s := range slots {
		a := s.make()
		letters += a.Text.Len()
		t0 := spent()
		k := SketchOf(a.Article)
		t1 := spent()
		x.Add(a.ID, &k, a.Published)
		t2 := spent()
		all.add(t1-t0, t2-t1)
		if i >= len(slots)*19/20 {
			last.add(t1-t0, t2-t1)
		}
	}
	kept := float64(heap()-before) / float64(len(slots))
	b.Logf("%d articles of %d bytes, %d sketches", len(slots), letters/len(slots), x.forms.n)
	b.Logf("all: %s", all)
	b.Logf("the last twentieth: %s", last)
	pairs, links := measure(x, slots)
	b.Logf("pairs: recall %.4f, precision %.4f; links to the canonical article: recall %.4f, precision %.4f",
		pairs.recall(), pairs.precision(), links.recall(), links.precision())
	b.ReportMetric(float64(last.n)/(last.sketch+last.index).Seconds(), "articles/s")
	b.ReportMetric(kept, "B/article")
}

// A cost is processor time.
type cost struct {
	n             int
	sketch, index time.Duration
}

func (c *cost) add(sketch, index time.Duration) {
	c.n, c.sketch, c.index = c.n+1, c.sketch+sketch, c.index+index
}

func (c cost) String() string {
	n := time.Duration(max(c.n, 1))
	return (c.sketch / n).String() + " for a sketch, " + (c.index / n).String() + " to add it"
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
