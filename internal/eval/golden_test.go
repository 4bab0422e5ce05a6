package eval_test

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/beside"
	"readout/internal/english"
	"readout/internal/eval"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
)

var (
	update = flag.Bool("update", false, "write testdata/scores.golden anew")
	misses = flag.Bool("misses", false, "print what was missed and what was read wrongly")
)

const golden = "../../testdata/scores.golden"

// A section is one gold set and how the program does on it.
type section struct {
	name  string
	score func(t *testing.T, reader *read.Reader) string
}

// sections are what testdata/scores.golden holds, in this order.
var sections = []section{
	{"seeds: five founding articles", articles("seeds")},
	{"dev: articles on eighteen happenings", articles("dev")},
	{"sentences: triples of PLOVER types; gold names one event of each sentence", triples},
	{"analysis: treebanks, LAS as in CoNLL 2018, and marked names", analysis},
}

// The scores of the whole program are those of the golden file. A change that
// moves them carries the new file, written with -update.
func TestScores(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, s := range sections {
		fmt.Fprintf(&got, "%s\n%s\n", s.name, s.score(t, reader))
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the scores are not those of %s; if that is meant, run this test with -update\ngot:\n%s\nwant:\n%s", golden, &got, want)
	}
}

// articles scores whole articles of a gold folder.
func articles(folder string) func(*testing.T, *read.Reader) string {
	return func(t *testing.T, reader *read.Reader) string {
		gold := beside.Path(t, "gold", folder, "gold")
		paths, err := filepath.Glob(filepath.Join(beside.Path(t, "gold", folder, "text"), "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		var readings []eval.Reading
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a, err := intake.FromBytes(path, raw)
			if err != nil {
				t.Fatal(err)
			}
			readings = append(readings, readOne(t, reader, a))
		}
		table, err := eval.Score(gold, readings)
		return tell(t, table, err)
	}
}

// analysis scores words, tags, trees and names.
func analysis(t *testing.T, _ *read.Reader) string {
	models, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, file := range []string{
		"ud/UD_English-EWT/en_ewt-ud-test.conllu", "ud/UD_English-GUM/en_gum-news-test.conllu", "ud/UD_English-PUD/en_pud-ud-test.conllu",
		"names/UNER_English-EWT/en_ewt-ud-test.iob2", "names/CrossNER-politics/test.txt",
	} {
		s, err := eval.ScoreAnalysis(beside.Path(t, "data", file), models)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n%v", file, s)
	}
	return b.String()
}

// triples scores single sentences.
func triples(t *testing.T, reader *read.Reader) string {
	path := beside.Path(t, "gold", "sentences", "plover_gsr_cameo.jsonl")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var readings []eval.Reading
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		a, id, err := intake.FromJSON(path, lines.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		readings = append(readings, readOne(t, reader, a))
	}
	table, err := eval.ScoreTriples(path, readings)
	return tell(t, table, err)
}

func readOne(t *testing.T, reader *read.Reader, a *record.Article) eval.Reading {
	t.Helper()
	r, err := reader.Read(a)
	if err != nil {
		t.Fatalf("%s: %v", a.Path, err)
	}
	return eval.Of(r)
}

func tell(t *testing.T, table eval.Table, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if *misses {
		fmt.Print(table.Misses())
	}
	return table.String()
}
