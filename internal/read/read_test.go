package read_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"unicode/utf8"

	"readout/internal/beside"
	"readout/internal/export"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

const call = `Polish Foreign Minister Jan Kowal, in a phone call with his Danish counterpart Lise Friis on Monday, called for an end to the blockade.

"The blockade must end," Kowal said. He added that at least 1,200 people, including more than 300 children, had been killed since March 3.
`

func reader(t testing.TB) *read.Reader {
	t.Helper()
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func article(t testing.TB, s string) *record.Article {
	t.Helper()
	a, err := intake.FromBytes("article.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func line(t testing.TB, out *record.Reading) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSON(&b, out, true); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The same article gives the same bytes, however many goroutines read it.
func TestSameTwice(t *testing.T) {
	r := reader(t)
	out, err := r.Read(article(t, call))
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Events) == 0 || len(out.Statements) == 0 || len(out.Figures) < 2 {
		t.Fatalf("read %d events, %d statements, %d figures", len(out.Events), len(out.Statements), len(out.Figures))
	}
	want := line(t, out)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			out, err := r.Read(article(t, call))
			if err != nil {
				t.Error(err)
			} else if got := line(t, out); !bytes.Equal(got, want) {
				t.Errorf("read again:\n%s\nfirst:\n%s", got, want)
			}
		})
	}
	wg.Wait()
}

// An article in a language that cannot be read is kept, and says so.
func TestOtherLanguage(t *testing.T) {
	a := article(t, call)
	a.Language = "de"
	out, err := reader(t).Read(a)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(out.Diagnostics); len(out.Events) != 0 || n == 0 || out.Diagnostics[n-1].ID != "language" {
		t.Errorf("read %d events, diagnostics %v", len(out.Events), out.Diagnostics)
	}
}

// Every span of every record of the gold articles lies in the text, on the
// edges of code points, and every id is its own.
func TestSpans(t *testing.T) {
	r := reader(t)
	for _, dir := range []string{"gold/seeds/text", "gold/dev/text"} {
		files, _ := filepath.Glob(filepath.Join(beside.Path(t, dir), "*.txt"))
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			a, err := intake.FromBytes(f, b)
			if err != nil {
				t.Fatal(err)
			}
			out, err := r.Read(a)
			if err != nil {
				t.Fatal(err)
			}
			check(t, out)
		}
	}
}

// check reports spans out of bounds or inside a code point, and ids that two
// records share.
func check(t testing.TB, out *record.Reading) {
	t.Helper()
	s := out.Article.Text.String()
	ids := map[record.ID]bool{}
	span := func(what string, x text.Span) {
		if x.Start < 0 || x.End < x.Start || x.End > len(s) || !edge(s, x.Start) || !edge(s, x.End) {
			t.Errorf("%s: %s has span %v of %d bytes", out.Article.Path, what, x, len(s))
		}
	}
	id := func(what string, x record.ID) {
		if x == "" || ids[x] {
			t.Errorf("%s: %s has id %q, empty or another's", out.Article.Path, what, x)
		}
		ids[x] = true
	}
	actors := func(what string, as []record.Actor) {
		for _, a := range as {
			span(what, a.Span)
			if a.ID == "" || a.Because == "" {
				t.Errorf("%s: %s: actor %+v has no id or no reason", out.Article.Path, what, a)
			}
		}
	}
	for _, e := range out.Events {
		id("event", e.ID)
		span("event", e.Span)
		actors("actor", e.Actors)
		actors("recipient", e.Recipients)
		actors("attributed", e.Attributed)
		for _, x := range e.Trigger {
			span("trigger", x)
		}
	}
	for _, e := range out.Statements {
		id("statement", e.ID)
		span("statement", e.Span)
		span("content", e.Content)
		span("cue", e.Cue)
		actors("speaker", e.Speakers)
		actors("addressee", e.Addressees)
	}
	for _, e := range out.Figures {
		id("figure", e.ID)
		span("figure", e.Span)
		span("words", e.Words)
		actors("attributed", e.Attributed)
	}
	for _, g := range out.Diagnostics {
		span("diagnostic "+g.ID, g.Span)
	}
}

func edge(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// FuzzRead holds that no text makes reading panic or cut letters in two.
func FuzzRead(f *testing.F) {
	f.Add(call)
	f.Add("“The US,” he said, “will – 1,2oo.” \u00a0\r\n\r\nKILLED 12 AND")
	f.Add("")
	r, err := read.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, err := text.New(s)
		if err != nil || len(s) > 1<<14 {
			return
		}
		out, err := r.Read(&record.Article{ID: "x", Path: "fuzz", Text: x, Language: "en", Published: "2024-05-15"})
		if err != nil {
			t.Fatal(err)
		}
		check(t, out)
	})
}
