package event_test

import (
	"os"
	"strings"
	"testing"

	"readout/internal/event"
	"readout/internal/read"
)

// TestCases reads testdata/cases.txt: statuses, roles and PLOVER's hard cases.
func TestCases(t *testing.T) {
	b, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(string(b), "\n") {
		sentence, wanted, ok := strings.Cut(line, " => ")
		if !ok || line[0] == '#' {
			continue
		}
		got := readSentence(t, r, sentence)
		switch ok, err := event.Satisfies(wanted, got); {
		case err != nil:
			t.Errorf("%q: %v", sentence, err)
		case !ok:
			t.Errorf("%q: want %s, got %s", sentence, wanted, event.Describe(got))
		}
	}
}
