package quote

import (
	"os"
	"strings"
	"testing"

	"readout/internal/analysis"
	"readout/internal/english"
	"readout/internal/mention"
	"readout/internal/record"
	"readout/internal/segment"
	"readout/internal/text"
	"readout/internal/ud"
)

// BenchmarkRead measures this analyzer beside the pipeline under it, on the
// written cases as one long article.
func BenchmarkRead(b *testing.B) {
	src, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		b.Fatal(err)
	}
	en, err := english.New()
	if err != nil {
		b.Fatal(err)
	}
	x, err := text.New(strings.Repeat(string(src), 5))
	if err != nil {
		b.Fatal(err)
	}
	var d *ud.Doc
	b.Run("pipeline", func(b *testing.B) {
		for b.Loop() {
			d = segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
			en.Analyze(d)
		}
	})
	p := &analysis.Pass{Article: &record.Article{Text: x}, Doc: d}
	table := mention.Read(p)
	b.Run("quote", func(b *testing.B) {
		for b.Loop() {
			read(p, table)
		}
	})
}
