package mention_test

import (
	"os"
	"strings"
	"testing"

	"readout/internal/analysis"
	"readout/internal/mention"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/ud"
)

// TestWhere reads testdata/where.txt: texts and the places that they name.
func TestWhere(t *testing.T) {
	b, err := os.ReadFile("testdata/where.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(b), "\n") {
		line, ok := strings.CutPrefix(line, "> ")
		if !ok {
			continue
		}
		sentence, want, _ := strings.Cut(line, " = ")
		d, table := tableOf(t, r, sentence)
		if got := wordsOf(d, table.Places()); got != want {
			t.Errorf("%q: %s, want %s", sentence, got, want)
		}
	}
}

func tableOf(t *testing.T, r *read.Reader, sentence string) (*ud.Doc, *mention.Table) {
	t.Helper()
	x, err := text.New(sentence)
	if err != nil {
		t.Fatal(err)
	}
	art := &record.Article{Path: "x", Text: x, Language: "en"}
	d, err := r.Analyze(art)
	if err != nil {
		t.Fatal(err)
	}
	return d, mention.Read(&analysis.Pass{Article: art, Doc: d})
}

func wordsOf(d *ud.Doc, places []mention.Site) string {
	var out []string
	for _, x := range places {
		country := ""
		if x.Where != nil {
			country = x.Where.Country
		}
		out = append(out, d.Text.Slice(d.Cover(x.First, x.Last))+" ["+country+"]")
	}
	if out == nil {
		return "-"
	}
	return strings.Join(out, " · ")
}
