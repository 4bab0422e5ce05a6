package mention_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"readout/internal/analysis"
	"readout/internal/mention"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

// TestSectors reads the phrases of testdata/sectors.txt in a sentence.
func TestSectors(t *testing.T) {
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/sectors.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for in := bufio.NewScanner(f); in.Scan(); {
		phrase, want, ok := strings.Cut(in.Text(), " = ")
		if !ok || strings.HasPrefix(phrase, "#") {
			continue
		}
		n++
		if got := codes(t, r, phrase); got != want {
			t.Errorf("%s is %s, want %s", phrase, got, want)
		}
	}
	if n < 60 {
		t.Errorf("only %d phrases", n)
	}
}

// codes returns the country and sectors of what the end of a phrase stands for.
func codes(t *testing.T, r *read.Reader, phrase string) string {
	t.Helper()
	x, err := text.New("Reporters said that " + phrase + " met on Monday.")
	if err != nil {
		t.Fatal(err)
	}
	art := &record.Article{Path: phrase, Text: x, Language: "en", Published: "2024-05-06"}
	d, err := r.Analyze(art)
	if err != nil {
		t.Fatal(err)
	}
	table := mention.Read(&analysis.Pass{Article: art, Doc: d})
	i := wordOf(d, phrase, 1)
	for i > 0 && d.Words[i].Head >= 0 && d.Words[d.Words[i].Head].UPOS != "VERB" && d.Words[d.Words[i].Head].UPOS != "AUX" {
		i = d.Words[i].Head // "the Supreme Court of India"
	}
	m := table.At(i)
	if m == nil {
		return "nothing"
	}
	a := m.Actors[0]
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	return or(a.Country) + " " + or(strings.Join(a.Sectors, " "))
}
