package event_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/internal/event"
	"readout/internal/read"
)

// TestCases reads testdata/cases.txt: statuses, roles and PLOVER's hard cases.
func TestCases(t *testing.T) {
	_, bad := readCases(t, "testdata/cases.txt")
	for _, b := range bad {
		t.Error(b)
	}
}

// readCases reads a file of lines "Sentence. => TYPE actors > recipients" and
// returns how many are read so, and what is wrong with the others.
func readCases(t *testing.T, path string) (good int, bad []string) {
	t.Helper()
	b, err := os.ReadFile(path)
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
			t.Fatalf("%q: %v", sentence, err)
		case ok:
			good++
		default:
			bad = append(bad, fmt.Sprintf("%q: want %s, got %s", sentence, wanted, event.Describe(got)))
		}
	}
	return good, bad
}

// TestCAMEO reads testdata/cameo.txt, a walk through the categories of CAMEO:
// nine in ten must be read.
func TestCAMEO(t *testing.T) {
	good, bad := readCases(t, "testdata/cameo.txt")
	for _, b := range bad {
		t.Log(b)
	}
	if n := good + len(bad); 10*good < 9*n {
		t.Errorf("%d of %d are read, want nine in ten", good, n)
	}
}

// TestAgency reads testdata/agency.txt, a walk through what agencies and
// chronicles tell: nine in ten must be read.
func TestAgency(t *testing.T) {
	good, bad := readCases(t, "testdata/agency.txt")
	for _, b := range bad {
		t.Log(b)
	}
	if n := good + len(bad); 10*good < 9*n {
		t.Errorf("%d of %d are read, want nine in ten", good, n)
	}
}

// TestLeads reads testdata/leads.txt, first sentences in the manner of news
// agencies: more than eight in ten must be read.
func TestLeads(t *testing.T) {
	good, bad := readCases(t, "testdata/leads.txt")
	for _, b := range bad {
		t.Log(b)
	}
	n := good + len(bad)
	t.Logf("%d of %d are read", good, n)
	if n < 180 || 100*good < 84*n {
		t.Errorf("%d of %d are read", good, n)
	}
}

// TestHeard reads on whose word events are told where the article only calls
// them what they are.
func TestHeard(t *testing.T) {
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for sentence, want := range map[string]string{
		"Two Chadian soldiers were killed in a clash with rebels near Abeche, police said.": "police TCD",
		"Latvia expelled three Russian diplomats, the foreign ministry said.":               "foreign ministry LVA",
		"Chadian rebels seized the town of Abeche, according to witnesses.":                 "witnesses TCD",
		"Witnesses said rebels had attacked a convoy in Chad.":                              "Witnesses TCD",
		"Latvia expelled three Russian diplomats and the minister welcomed a guest.":        "",
	} {
		got := ""
		for _, e := range readSentence(t, r, sentence) {
			for _, a := range e.Attributed {
				got = a.Name + " " + a.Country
			}
		}
		if got != want {
			t.Errorf("%q: told by %q, want %q", sentence, got, want)
		}
	}
}
