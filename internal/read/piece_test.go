package read

import (
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/ud"
)

// Pieces are cut between stretches, paragraphs, lines or words, hold all letters
// in their order, and are never too large.
func TestPieces(t *testing.T) {
	const size = 40
	for _, s := range []string{
		"", "One.", strings.Repeat("Two words. ", 30), strings.Repeat("A paragraph of its own.\n\n", 9),
		strings.Repeat("ż", 333), strings.Repeat("x", 100) + " y " + strings.Repeat("𝛀", 50), strings.Repeat(" ", 200) + "z", "a" + strings.Repeat(" \n", 90) + "b",
	} {
		x, err := text.New(s)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		a := &record.Article{Text: x}
		for _, piece := range pieces(x, a.Readable(), size) {
			n := 0
			for _, span := range piece {
				n += span.Len()
				all += x.Slice(span)
			}
			if n > size {
				t.Errorf("%q: a piece of %d bytes", s, n)
			}
		}
		if squeeze(all) != squeeze(s) {
			t.Errorf("%q gives %q", s, all)
		}
	}
	x, _ := text.New("One day.\n\nTwo days.\n\nThree whole days.\n\n")
	got := pieces(x, []text.Span{{Start: 0, End: x.Len()}}, 24)
	if len(got) != 2 || strings.TrimSpace(x.Slice(got[0][0])) != "One day.\n\nTwo days." {
		t.Errorf("%v: not cut between paragraphs", got)
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// What is read does not depend on how much of it is read at a time, but for what
// one piece tells of another: each of these sentences stands for itself.
func TestLongArticle(t *testing.T) {
	const p = "French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on 5 May 2023. At least 12 people were killed in Kherson, the Ukrainian army said.\n\n"
	reader, err := New()
	if err != nil {
		t.Fatal(err)
	}
	n := pieceSize/len(p) + 10
	x, _ := text.New(strings.Repeat(p, n))
	a := &record.Article{ID: "x", Text: x, Language: "en", Published: "2023-05-06"}
	traced := 0
	got, d, err := reader.Trace(a, func(_ *ud.Doc, _ string, word int, _ string) { traced = max(traced, word) })
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Events) < 2 || len(got.Figures) != n { // an event told again counts once
		t.Errorf("%d events, %d figures of %d paragraphs", len(got.Events), len(got.Figures), n)
	}
	if len(d.Sentences) < 2*n || traced >= len(d.Words) || traced < len(d.Words)-50 {
		t.Errorf("%d sentences of %d, trace up to word %d of %d", len(d.Sentences), 2*n, traced, len(d.Words))
	}
	for i, w := range d.Words {
		if w.Head >= 0 && (w.Head > i+200 || w.Head < i-200) {
			t.Fatalf("word %d hangs on word %d", i, w.Head)
		}
	}
	if last := got.Figures[n-1].Span; last.Start < x.Len()-len(p) {
		t.Errorf("the last figure stands at %d of %d", last.Start, x.Len())
	}
}
