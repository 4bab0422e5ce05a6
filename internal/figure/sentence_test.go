package figure_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"readout/internal/analysis"
	"readout/internal/english"
	"readout/internal/figure"
	"readout/internal/mention"
	"readout/internal/record"
	"readout/internal/segment"
	"readout/internal/table"
	"readout/internal/text"
)

// read runs the analyzers that figure needs over a text published on
// 2025-06-01.
func read(t testing.TB, s string) (*record.Article, *figure.Result) {
	t.Helper()
	x, err := text.New(s)
	if err != nil {
		t.Fatal(err)
	}
	a := &record.Article{ID: record.ArticleID([]byte(s)), Text: x, Published: "2025-06-01", Language: "en"}
	d := segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
	models, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	models.Analyze(d)
	p := &analysis.Pass{Article: a, Doc: d, ResultOf: map[*analysis.Analyzer]any{}, Diagnose: func(text.Diagnostic) {}}
	for _, an := range []*analysis.Analyzer{mention.Analyzer, figure.Analyzer} {
		if p.ResultOf[an], err = an.Run(p); err != nil {
			t.Fatal(err)
		}
	}
	return a, p.ResultOf[figure.Analyzer].(*figure.Result)
}

func TestSentences(t *testing.T) {
	for _, row := range rows(t, "testdata/sentences.tsv", "sentence", "figures") {
		a, r := read(t, row.Get("sentence"))
		var want []string
		if w := row.Get("figures"); w != "" {
			want = strings.Split(w, "; ")
		}
		if len(want) != len(r.Figures) {
			t.Errorf("%v", row.Errorf("%q gives %v, want %q", row.Get("sentence"), shown(a, r.Figures), want))
			continue
		}
		for i := range want {
			if why := differs(&r.Figures[i], want[i]); why != "" {
				t.Errorf("%v", row.Errorf("%q: %s (%s)", row.Get("sentence"), why, shown(a, r.Figures[i:i+1])[0]))
			}
		}
	}
}

func rows(t *testing.T, file string, columns ...string) []table.Row {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out, err := table.Read(file, string(b), columns...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// differs tells how a figure is not as wanted, "" if it is.
func differs(f *record.FigureMention, want string) string {
	w := strings.Fields(want)
	if got := string(f.Measure) + " " + numbers(f); got != w[0]+" "+w[1] {
		return fmt.Sprintf("%s, want %s %s", got, w[0], w[1])
	}
	qualifier := ""
	part, old := false, false
	for _, x := range w[2:] {
		key, v, isKey := strings.Cut(x, "=")
		switch {
		case x == "part":
			part = true
		case x == "old":
			old = true
		case !isKey:
			qualifier = strings.TrimSpace(qualifier + " " + x)
		case key == "by" && v == "own":
			if len(f.Attributed) > 0 {
				return "attributed to " + f.Attributed[0].Name + ", want the outlet"
			}
		case key == "by":
			if !cites(f, v) {
				return fmt.Sprintf("attributed to %v, want %s", f.Attributed, v)
			}
		default:
			got := map[string]string{"since": string(f.Since), "country": f.Population.Country, "group": f.Population.Group, "status": f.Status}[key]
			if got != v {
				return fmt.Sprintf("%s=%q, want %q", key, got, v)
			}
		}
	}
	switch {
	case string(f.Qualifier) != qualifier:
		return fmt.Sprintf("qualifier %q, want %q", f.Qualifier, qualifier)
	case part != (f.PartOf != ""):
		return fmt.Sprintf("part: %v, want %v", f.PartOf != "", part)
	case old != f.Superseded:
		return fmt.Sprintf("superseded: %v, want %v", f.Superseded, old)
	}
	return ""
}

func cites(f *record.FigureMention, word string) bool {
	for _, a := range f.Attributed {
		if strings.Contains(strings.ToLower(a.Name), strings.ToLower(word)) {
			return true
		}
	}
	return false
}

func numbers(f *record.FigureMention) string {
	show := func(v *float64) string {
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	switch {
	case f.High != nil:
		return show(f.Low) + ".." + show(f.High)
	case f.Low != nil:
		return show(f.Low)
	}
	return "?"
}

func shown(a *record.Article, fs []record.FigureMention) []string {
	var out []string
	for i := range fs {
		f := &fs[i]
		out = append(out, fmt.Sprintf("%s %s %s %q %s", f.Measure, numbers(f), f.Qualifier, a.Text.Slice(f.Span), f.Rule))
	}
	return out
}

// TestDigitsInSpan asks of every figure that the digits of its number stand in
// its span, and that words and triggers do too or near it.
func TestDigitsInSpan(t *testing.T) {
	for _, row := range rows(t, "testdata/sentences.tsv", "sentence", "figures") {
		a, r := read(t, row.Get("sentence"))
		for i := range r.Figures {
			f := &r.Figures[i]
			if !f.Span.Contains(f.Words) {
				t.Errorf("%v", row.Errorf("the words %q are not in the span %q", a.Text.Slice(f.Words), a.Text.Slice(f.Span)))
			}
			if d := digits(a.Text.Slice(f.Words)); !strings.Contains(digits(a.Text.Slice(f.Span)), d) {
				t.Errorf("%v", row.Errorf("the digits %s are not in the span", d))
			}
		}
	}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// TestNeverPanics reads word salad made of the cases: no text may stop the
// reader, and spans stay in it.
func TestNeverPanics(t *testing.T) {
	var words []string
	for _, row := range rows(t, "testdata/sentences.tsv", "sentence", "figures") {
		words = append(words, strings.Fields(row.Get("sentence"))...)
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		var b strings.Builder
		for range 1 + rnd.IntN(40) {
			b.WriteString(words[rnd.IntN(len(words))] + " ")
		}
		a, r := read(t, b.String())
		for _, f := range r.Figures {
			if f.Span.Start < 0 || f.Span.End > a.Text.Len() || f.Span.Empty() || !f.Span.Contains(f.Words) {
				t.Errorf("%q: span %v, words %v", b.String(), f.Span, f.Words)
			}
		}
	}
}

// TestExamples reads the example of every word in the tables.
func TestExamples(t *testing.T) {
	for file, columns := range map[string][]string{
		"numbers.tsv":    {"word", "class", "value", "qualifier", "example"},
		"qualifiers.tsv": {"words", "qualifier", "side", "soft", "example"},
		"verbs.tsv":      {"lemma", "forms", "counted", "measure", "needs", "not", "example"},
		"nouns.tsv":      {"word", "class", "measure", "needs", "example"},
		"speech.tsv":     {"word", "kind", "example"},
		"other.tsv":      {"words", "unit", "needs", "also", "example"},
	} {
		for _, row := range rows(t, "tables/"+file, columns...) {
			s := row.Get("example")
			if s == "" {
				continue
			}
			a, r := read(t, s)
			if len(r.Figures) != 1 {
				t.Errorf("%v", row.Errorf("%q gives %v, want one figure", s, shown(a, r.Figures)))
				continue
			}
			f := &r.Figures[0]
			if m := row.Get("measure"); m != "" && m != string(f.Measure) {
				t.Errorf("%v", row.Errorf("%q gives %s, want %s", s, f.Measure, m))
			}
			if u := row.Get("unit"); u != f.Unit && file == "other.tsv" {
				t.Errorf("%v", row.Errorf("%q gives the unit %q, want %q", s, f.Unit, u))
			}
			if q := row.Get("qualifier"); q != "" && q != string(f.Qualifier) {
				t.Errorf("%v", row.Errorf("%q gives %s, want %s", s, f.Qualifier, q))
			}
			if file == "speech.tsv" && len(f.Attributed) == 0 {
				t.Errorf("%v", row.Errorf("%q is attributed to nobody", s))
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	src, err := os.ReadFile("testdata/sentences.tsv")
	if err != nil {
		b.Fatal(err)
	}
	x, err := text.New(string(src))
	if err != nil {
		b.Fatal(err)
	}
	d := segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
	models, err := english.New()
	if err != nil {
		b.Fatal(err)
	}
	models.Analyze(d)
	p := &analysis.Pass{Article: &record.Article{Text: x}, Doc: d, ResultOf: map[*analysis.Analyzer]any{}}
	m := mention.Read(p)
	b.Run("models", func(b *testing.B) {
		for b.Loop() {
			models.Analyze(d)
		}
	})
	b.Run("figure", func(b *testing.B) {
		for b.Loop() {
			figure.Read(p, m)
		}
	})
}
