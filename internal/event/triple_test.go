package event_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"readout/internal/beside"
	"readout/internal/eval"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

// TestTriples reads the gold sentences of PLOVER and holds the floors under who
// did what to whom. The sentences are a measure: no pattern was made from one.
func TestTriples(t *testing.T) {
	path := beside.Path(t, "gold", "sentences", "plover_gsr_cameo.jsonl")
	table, err := eval.ScoreTriples(path, readLines(t, path))
	if err != nil {
		t.Fatal(err)
	}
	for _, tally := range table.Tallies {
		p, r, f := tally.PRF()
		t.Logf("%-6s P %.3f R %.3f F1 %.3f", tally.Name, p, r, f)
		switch {
		case tally.Name == "type" && f < 0.68, tally.Name == "triple" && (f < 0.53 || p < 0.62):
			t.Errorf("%s: P %.3f F1 %.3f is below the floor", tally.Name, p, f)
		}
	}
}

// readLines reads the sentences of a file of gold triples.
func readLines(t *testing.T, path string) []eval.Reading {
	t.Helper()
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []eval.Reading
	for in := bufio.NewScanner(f); in.Scan(); {
		var line struct{ ID, Text string }
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		x, err := text.New(line.Text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Read(&record.Article{Path: line.ID, Text: x, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, eval.Of(got))
	}
	return out
}
