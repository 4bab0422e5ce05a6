package event_test

import (
	"os"
	"strings"
	"testing"

	"readout/internal/event"
	"readout/internal/read"
)

// TestSilent wants at least 95 of 100 sentences in which nothing political
// happens to tell no event.
func TestSilent(t *testing.T) {
	b, err := os.ReadFile("testdata/silent.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	n, silent, kind := 0, 0, ""
	for line := range strings.SplitSeq(string(b), "\n") {
		if line == "" || line[0] == '#' {
			kind = line
			continue
		}
		n++
		got := readSentence(t, r, line)
		if len(got) == 0 {
			silent++
			continue
		}
		t.Logf("%s: %q tells %s", kind, line, event.Describe(got))
	}
	if n < 150 {
		t.Errorf("only %d sentences", n)
	}
	if 100*silent < 95*n {
		t.Errorf("silent on %d of %d sentences, want 95 %%", silent, n)
	}
	t.Logf("silent on %d of %d", silent, n)
}
