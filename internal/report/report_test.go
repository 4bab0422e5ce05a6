package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store/storetest"
	"readout/internal/text"
	"readout/internal/timex"
	"readout/internal/ud"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata; go test -update writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		os.WriteFile(path, []byte(got), 0o644)
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, l := range strings.Split(got, "\n") {
		if wide(l) > 80 {
			t.Errorf("%d columns: %s", wide(l), l)
		}
	}
}

func page() (Page, *bytes.Buffer) {
	var b bytes.Buffer
	return Page{W: &b}, &b
}

func TestArticle(t *testing.T) {
	p, b := page()
	p.Article(storetest.Sample(1), false)
	r := storetest.Sample(2)
	low, high := 1200.0, 2500000.0
	r.Article.Published, r.Article.PublishedFrom, r.Article.Title = "", "", "A title that is long enough to be wrapped, because it goes on and on and on without end"
	r.Events[0].Status, r.Events[0].Actors = record.Denied, append(r.Events[0].Actors, r.Events[0].Recipients...)
	r.Statements[0].Kind, r.Statements[0].Speakers = record.Say, nil
	f := r.Figures[0]
	f.Low, f.High, f.Qualifier, f.Superseded = &low, &high, record.Between, true
	r.Figures = append(r.Figures, f)
	f.Low, f.High = nil, nil
	r.Figures = append(r.Figures, f)
	p.Article(r, true)
	golden(t, "article.txt", b.String())
}

func TestSummary(t *testing.T) {
	p, b := page()
	p.Summary(run.Summary{Read: 1200, Known: 3, Failed: 1, Events: 1, Statements: 0, Figures: 44000}, "readout.db")
	p.Summary(run.Summary{Known: 5}, "readout.db")
	p.Summary(run.Summary{Read: 1, Stopped: true}, "readout.db")
	p.Summary(run.Summary{Read: 2, Stopped: true}, "")
	p.Failure(errors.New("a\x1b[31m.txt: is empty"))
	golden(t, "summary.txt", b.String())
}

func TestExplain(t *testing.T) {
	body, _ := text.New("They met Omer. It rained.\n")
	d := &ud.Doc{Text: body, Sentences: []ud.Sentence{{First: 0, Last: 4}, {First: 4, Last: 7}}}
	for _, w := range []struct {
		form, lemma, upos, rel string
		at, head               int
	}{
		{"They", "they", "PRON", "nsubj", 0, 1}, {"met", "meet", "VERB", "root", 5, -1}, {"Omer", "Omer", "PROPN", "obj", 9, 1}, {".", ".", "PUNCT", "punct", 13, 1},
		{"It", "it", "PRON", "expl", 15, 5}, {"rained", "rain", "VERB", "root", 18, -1}, {".", ".", "PUNCT", "punct", 24, 5},
	} {
		d.Words = append(d.Words, ud.Word{Form: w.form, Lemma: w.lemma, UPOS: w.upos, Deprel: w.rel, Head: w.head, Span: text.Span{Start: w.at, End: w.at + len(w.form)}})
	}
	d.Words[2].Name = ud.Name{Kind: ud.Person, First: true}
	d.Index()
	span := text.Span{Start: 0, End: 13}
	r := &record.Reading{Article: &record.Article{Text: body}, Events: []record.EventMention{{Type: "CONSULT", Status: record.Actual,
		Provenance: record.Provenance{Span: span, Rule: "consult/meet-1"}, Recipients: []record.Actor{{Name: "Omer"}}}}}
	traces := []Trace{{"event", 1, "meet: tried consult/meet-1: nsubj and obj are there"}, {"event", 5, "rain: no pattern"}, {"quote", 1, "no cue"}}
	p, b := page()
	p.Explain(d, 0, traces, r)
	p.Explain(d, 1, traces, r)
	golden(t, "explain.txt", b.String())
}

func TestColour(t *testing.T) {
	var b bytes.Buffer
	Page{W: &b, Colour: true}.Article(storetest.Sample(1), false)
	if !strings.Contains(b.String(), "\x1b[1m  REQUEST\x1b[0m") {
		t.Error("no colours")
	}
}

func TestDay(t *testing.T) {
	for in, want := range map[string]string{"2023": "2023", "2023-11": "November 2023", "2023-11-05": "5 November 2023", "2023-13": "2023-13", "soon": "soon"} {
		if got := day(timex.Date(in)); got != want {
			t.Errorf("day(%s) = %s, want %s", in, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 999: "999", 1000: "1,000", -123456: "-123,456", 1234567.5: "1,234,567.5", 1e21: "1,000,000,000,000,000,000,000"} {
		if got := number(v); got != want {
			t.Errorf("number(%v) = %s, want %s", v, got, want)
		}
	}
}

// Nothing of an article steers the terminal, and no line is wider than it.
func FuzzQuote(f *testing.F) {
	f.Add("\x1b]0;title\a “He said” \u202eright to left\u2069", 40)
	f.Add("漢字 e\u0301 😀 "+strings.Repeat("long ", 200), 80)
	f.Fuzz(func(t *testing.T, s string, width int) {
		if !utf8.ValidString(s) || width < 40 || width > 200 {
			return
		}
		var b bytes.Buffer
		p := Page{W: &b, Width: width}
		p.block(column, "  x", "", quoted(s), "")
		for _, l := range strings.Split(b.String(), "\n") {
			if strings.ContainsAny(l, "\x1b\a\r\u202e\u2066\u0085") {
				t.Errorf("%q steers the terminal", l)
			}
			if wide(l) > width && strings.Contains(strings.TrimSpace(l), " ") && column+wide(strings.Fields(l)[len(strings.Fields(l))-1]) <= width {
				t.Errorf("%d columns: %q", wide(l), l)
			}
		}
	})
}
