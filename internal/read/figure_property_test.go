package read_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/beside"
	"readout/internal/intake"
	"readout/internal/record"
)

// No number is ever made up: whatever the digits of a figure's words are, its
// bounds are theirs, and its words stand inside its span. Words without a
// digit must hold a number word.
func TestNoNumberIsMadeUp(t *testing.T) {
	texts, err := filepath.Glob("../../examples/*/*.txt")
	if err != nil || len(texts) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	checkFigures(t, texts)
}

// The same over the texts of the gold.
func TestNoNumberIsMadeUpInGold(t *testing.T) {
	var texts []string
	for _, set := range []string{"seeds", "dev"} {
		more, err := filepath.Glob(filepath.Join(beside.Path(t, "gold", set, "text"), "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, more...)
	}
	checkFigures(t, texts)
}

func checkFigures(t *testing.T, paths []string) {
	t.Helper()
	r := reader(t)
	figures := 0
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := intake.FromBytes(filepath.Base(path), raw)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got.Figures {
			figures++
			if why := madeUp(a, &got.Figures[i]); why != "" {
				t.Errorf("%s: %q: %s", a.Path, a.Text.Slice(got.Figures[i].Span), why)
			}
		}
	}
	if figures == 0 {
		t.Error("no figure was read: the check has seen nothing")
	}
	t.Logf("%d figures of %d texts", figures, len(paths))
}

// madeUp says what of a figure does not stand in its letters, "" if all does.
func madeUp(a *record.Article, f *record.FigureMention) string {
	if f.Words.Empty() || !f.Span.Contains(f.Words) || f.Span.End > a.Text.Len() {
		return fmt.Sprintf("the words %v are not inside the span %v", f.Words, f.Span)
	}
	words := a.Text.Slice(f.Words)
	for _, v := range []*float64{f.Low, f.High} {
		if v == nil {
			continue
		}
		switch {
		case *v <= 0:
			return fmt.Sprintf("the number %v counts nobody", *v)
		case !strings.ContainsAny(words, "0123456789") && !spelled(words):
			return "a number is given but neither digits nor a number word"
		case strings.ContainsAny(words, "0123456789") && !inDigits(words, *v):
			return fmt.Sprintf("the digits of %v do not stand in %q", *v, words)
		}
	}
	return ""
}

// inDigits reports whether the significant digits of a number stand in words,
// separators apart: 1500000 in "1.5 million".
func inDigits(words string, v float64) bool {
	bare := strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, words)
	significant := strings.TrimRight(fmt.Sprintf("%.0f", v), "0")
	return strings.Contains(bare, significant)
}

var numberWords = []string{
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "teen", "twenty", "thirty",
	"forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "dozen", "half", "quarter",
}

// spelled reports whether words hold a number word.
func spelled(words string) bool {
	words = strings.ToLower(words)
	for _, w := range numberWords {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// The check itself sees a number that does not stand in the words.
func TestMadeUp(t *testing.T) {
	for _, c := range []struct {
		words string
		v     float64
		in    bool
	}{
		{"1.5 million", 1.5e6, true}, {"18,205", 18205, true}, {"18 205", 18205, true}, {"40", 41, false}, {"12", 2100, false},
	} {
		if got := inDigits(c.words, c.v); got != c.in {
			t.Errorf("%q and %v: %v, want %v", c.words, c.v, got, c.in)
		}
	}
}
