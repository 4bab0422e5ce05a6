package quote

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"readout/internal/analysis"
	"readout/internal/english"
	"readout/internal/mention"
	"readout/internal/record"
	"readout/internal/segment"
	"readout/internal/text"
)

// analyze returns the statements of a text, read through the whole pipeline.
func analyze(t testing.TB, src string) ([]Statement, *text.Text) {
	t.Helper()
	en, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	x, err := text.New(src)
	if err != nil {
		t.Fatal(err)
	}
	d := segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
	en.Analyze(d)
	p := &analysis.Pass{Article: &record.Article{Text: x, ID: "test", Published: "2024-03-01"}, Doc: d, ResultOf: map[*analysis.Analyzer]any{}}
	for _, a := range []*analysis.Analyzer{mention.Analyzer, Analyzer} {
		if p.ResultOf[a], err = a.Run(p); err != nil {
			t.Fatal(err)
		}
	}
	return p.ResultOf[Analyzer].(*Result).Statements, x
}

// A want is one line of testdata/cases.txt.
type want struct {
	line           int
	speaker, kinds []string
	direct         bool
	content        string
	slots          []string // "to=IRN": in held.txt
}

func loadCases(t *testing.T, file string) (articles []string, wants [][]want) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for n, l := range strings.Split(string(b), "\n") {
		if art, ok := strings.CutPrefix(l, "> "); ok {
			articles, wants = append(articles, strings.ReplaceAll(art, "¶", "\n\n")), append(wants, nil)
			continue
		}
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, " | ")
		if len(f) != 3 && len(f) != 4 {
			t.Fatalf("%s:%d: want speaker | kind | content, and slots", file, n+1)
		}
		w := want{line: n + 1, speaker: strings.Split(f[0], "|"), kinds: strings.Split(f[1], "|")}
		w.content, w.direct = strings.CutPrefix(f[2], "D ")
		if len(f) == 4 {
			w.slots = strings.Fields(f[3])
		}
		wants[len(wants)-1] = append(wants[len(wants)-1], w)
	}
	return articles, wants
}

// TestCases reads the written cases. Models are trained anew now and then, so
// that it asks for most of them, not for each.
func TestCases(t *testing.T) {
	articles, wants := loadCases(t, "testdata/cases.txt")
	var wanted, found, kind, direct, wrong int
	for i, art := range articles {
		got, x := analyze(t, art)
		for _, w := range wants[i] {
			wanted++
			k := slices.IndexFunc(got, func(s Statement) bool { return agrees(w, s, x) })
			if k < 0 {
				t.Logf("cases.txt:%d: not read: %s", w.line, w.content)
				continue
			}
			found++
			if slices.Contains(w.kinds, string(got[k].Kind)) {
				kind++
			} else {
				t.Logf("cases.txt:%d: kind %s, want %s: %s", w.line, got[k].Kind, w.kinds, w.content)
			}
			if got[k].Direct == w.direct {
				direct++
			}
			got = slices.Delete(got, k, k+1)
		}
		for _, s := range got {
			wrong++
			t.Logf("wrong: %s [%s] %s %q of %q", s.Rule, s.Kind, names(s.Speakers), x.Slice(s.Content), art)
		}
	}
	t.Logf("%d of %d read, %d wrong; kind %d, direct %d", found, wanted, wrong, kind, direct)
	if found*100 < 85*wanted || wrong*100 > 10*wanted || kind*100 < 88*found || direct*100 < 95*found {
		t.Errorf("%d of %d read, %d wrong; kind %d, direct %d", found, wanted, wrong, kind, direct)
	}
}

// agrees reports whether a statement has the speaker and four fifths of the
// words of a want.
func agrees(w want, s Statement, x *text.Text) bool {
	ok := slices.ContainsFunc(s.Speakers, func(a record.Actor) bool {
		return slices.ContainsFunc(w.speaker, func(p string) bool { return a.Country == p || strings.HasSuffix(a.Name, p) })
	})
	a, b := words(w.content), words(x.Slice(s.Content))
	var both int
	for _, f := range a {
		if slices.Contains(b, f) {
			both++
		}
	}
	return ok && both*5 >= 4*max(len(a), len(b))
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n.,“”\"‘’„", r) })
}

func names(as []record.Actor) (out []string) {
	for _, a := range as {
		out = append(out, a.Name+"/"+a.Country)
	}
	return out
}

// TestExamples reads the examples of the tables: the bracketed words must be
// what was said, and a counter-example must hold no statement.
func TestExamples(t *testing.T) {
	c := tables()
	var all, right int
	read := func(example, kind string) {
		bare := strings.NewReplacer("[", "", "]", "").Replace(example)
		_, said, _ := strings.Cut(example, "[")
		said, _, _ = strings.Cut(said, "]")
		got, x := analyze(t, bare)
		all++
		for _, s := range got {
			w := want{speaker: []string{""}, content: said}
			if agrees(w, s, x) && (kind == "" || kind == string(s.Kind)) {
				right++
				return
			}
		}
		t.Logf("not read as %s: %s", kind, example)
	}
	for _, lemma := range slices.Sorted(maps.Keys(c.verbs)) {
		for _, v := range c.verbs[lemma] {
			if strings.HasPrefix(v.name, lemma) && v.first {
				read(v.example, "")
				if got, _ := analyze(t, v.counter); len(got) > 0 {
					t.Logf("counter-example read: %s: %s %v", v.counter, got[0].Rule, names(got[0].Speakers))
				}
			}
		}
	}
	for _, u := range c.rules {
		read(u.example, string(u.kind))
	}
	t.Logf("%d of %d examples read", right, all)
	if right*100 < 80*all {
		t.Errorf("%d of %d examples read", right, all)
	}
}
