package mention_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/internal/analysis"
	"readout/internal/mention"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
	"readout/internal/ud"
)

// TestWho reads testdata/who.txt: short texts and, below each, whom some of
// their words stand for.
func TestWho(t *testing.T) {
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases(t, "testdata/who.txt") {
		x, err := text.New(c.text)
		if err != nil {
			t.Fatal(err)
		}
		art := &record.Article{Path: c.at, Text: x, Language: "en", Published: timex.Date(c.published)}
		d, err := r.Analyze(art)
		if err != nil {
			t.Fatal(err)
		}
		table := mention.Read(&analysis.Pass{Article: art, Doc: d})
		for _, w := range c.wants {
			i := wordOf(d, w.words, w.nth)
			if i < 0 {
				t.Errorf("%s: %q is not in the text", w.at, w.words)
				continue
			}
			if got := idsOf(table, i); got != w.ids {
				t.Errorf("%s: %q in %q is %s, want %s", w.at, w.words, c.text, got, w.ids)
			}
		}
	}
}

type whoCase struct {
	at, text, published string
	wants               []whoWant
}

type whoWant struct {
	at, words, ids string
	nth            int
}

// cases reads a file of texts and wants:
//
//	> 2023-11-02 The text.
//	words = ID + ID
//	words#2 = -
func cases(t *testing.T, file string) []whoCase {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []whoCase
	for n, in := 1, bufio.NewScanner(f); in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		at := fmt.Sprintf("%s:%d", file, n)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '>':
			day, rest, _ := strings.Cut(strings.TrimSpace(line[1:]), " ")
			out = append(out, whoCase{at: at, text: rest, published: day})
		default:
			words, ids, ok := strings.Cut(line, " = ")
			if !ok || len(out) == 0 {
				t.Fatalf("%s: %q is not words = ids", at, line)
			}
			w := whoWant{at: at, words: words, ids: ids, nth: 1}
			if words, n, ok := strings.Cut(words, "#"); ok {
				w.words = words
				fmt.Sscan(n, &w.nth)
			}
			out[len(out)-1].wants = append(out[len(out)-1].wants, w)
		}
	}
	return out
}

// wordOf returns the last word of the nth occurrence of words, -1 if there is
// none.
func wordOf(d *ud.Doc, words string, nth int) int {
	s, at := d.Text.String(), 0
	for k := 0; k < nth; k++ {
		i := strings.Index(s[at:], words)
		if i < 0 {
			return -1
		}
		at += i + len(words)
	}
	for i := range d.Words {
		if d.Words[i].Span.Start < at && at <= d.Words[i].Span.End {
			return i
		}
	}
	return -1
}

func idsOf(table *mention.Table, i int) string {
	m := table.At(i)
	if m == nil {
		return "-"
	}
	var out []string
	for _, a := range m.Actors {
		out = append(out, a.ID)
	}
	return strings.Join(out, " + ")
}
