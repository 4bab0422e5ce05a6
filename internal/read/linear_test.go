package read_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/record"
	"readout/internal/text"
)

// manyNames returns n paragraphs with names, descriptions, pronouns, speech and
// figures of their own, so that every table an analyzer keeps grows with them.
func manyNames(n int) string {
	var b strings.Builder
	syl := []string{"ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "va"}
	for i := range n {
		name := strings.Title(syl[i%10]+syl[i/10%10]+syl[i/100%10]) + "sen" //lint:ignore SA1019 ASCII only
		fmt.Fprintf(&b, "Norwegian diplomat Karl %s met the Danish minister in Oslo on day %d of the talks. "+
			"He said at least %d people had been killed and urged the government to end the siege. "+
			"The two sides will meet again, the envoy added.\n\n", name, i, 100+i)
	}
	return b.String()
}

// Reading four times the text takes about four times as long, not sixteen.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: a timing")
	}
	r := reader(t)
	took := func(n int) time.Duration {
		x, err := text.New(manyNames(n))
		if err != nil {
			t.Fatal(err)
		}
		best := time.Hour
		for range 3 {
			start := time.Now()
			if _, err := r.Read(&record.Article{ID: "x", Path: "long", Text: x, Language: "en", Published: "2024-05-15"}); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	took(10)
	small, large := took(100), took(800)
	ratio := float64(large) / float64(small)
	t.Logf("100 paragraphs %v, 800 paragraphs %v: %.1f times", small, large, ratio)
	if ratio > 20 {
		t.Errorf("eight times the text takes %.1f times as long", ratio)
	}
}
