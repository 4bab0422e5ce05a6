package eval_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout/internal/beside"
	"readout/internal/eval"
)

// The same rules are written in Python beside the checkout. Both must print
// the same numbers for readings of every quality.
func TestSameAsPython(t *testing.T) {
	script := python(t, "score.py")
	for _, folder := range []string{"seeds", "dev"} {
		dir := beside.Path(t, "gold", folder, "gold")
		for _, damage := range []int{0, 20, 60, 100} {
			t.Run(fmt.Sprintf("%s damaged %d%%", folder, damage), func(t *testing.T) {
				readings := damaged(t, dir, damage)
				table, err := eval.Score(dir, readings)
				if err != nil {
					t.Fatal(err)
				}
				want := run(t, script, dir, jsonl(t, readings))
				if got := table.String(); inOrder(got) != inOrder(want) {
					t.Errorf("in Go\n%sin Python\n%s", got, want)
				}
			})
		}
	}
}

func TestTriplesSameAsPython(t *testing.T) {
	script := python(t, "score_triples.py")
	gold := beside.Path(t, "gold", "sentences", "plover_gsr_cameo.jsonl")
	for seed := range 3 {
		readings := guessed(t, gold, uint64(seed))
		table, err := eval.ScoreTriples(gold, readings)
		if err != nil {
			t.Fatal(err)
		}
		triples := run(t, python(t, "triples.py"), jsonl(t, readings))
		path := filepath.Join(t.TempDir(), "triples.jsonl")
		if err := os.WriteFile(path, []byte(triples), 0o600); err != nil {
			t.Fatal(err)
		}
		want := run(t, script, gold, path, "--level", "plover", "--boot", "0")
		for _, y := range table.Tallies {
			line := regexp.MustCompile(fmt.Sprintf(`(?m)^  %s .*\(tp %d fp %d fn %d\)$`, y.Name, y.TP, y.FP, y.FN))
			if !line.MatchString(want) {
				t.Errorf("seed %d: in Go\n%s\nin Python\n%s", seed, y, want)
			}
		}
	}
}

// inOrder sorts the words of each line: the scripts print secondary figures in
// the order in which their pairs were met.
func inOrder(table string) string {
	lines := strings.Split(table, "\n")
	for i, line := range lines {
		words := strings.Split(line, " ")
		slices.Sort(words)
		lines[i] = strings.Join(words, " ")
	}
	return strings.Join(lines, "\n")
}

// python returns the path of a script beside the checkout.
func python(t *testing.T, script string) string {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("SKIPPED, not run: there is no python3 to compare with")
	}
	return beside.Path(t, "score", script)
}

func run(t *testing.T, script string, args ...string) string {
	t.Helper()
	c := exec.Command("python3", append([]string{script}, args...)...)
	c.Stderr = os.Stderr
	b, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	lines := strings.Split(string(b), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func jsonl(t *testing.T, readings []eval.Reading) string {
	t.Helper()
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	for _, r := range readings {
		if err := out.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "readings.jsonl")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// damaged turns gold into readings, with so many percent of everything wrong.
func damaged(t *testing.T, dir string, percent int) []eval.Reading {
	t.Helper()
	golds, err := eval.LoadGold(dir)
	if err != nil {
		t.Fatal(err)
	}
	d := damage{rand.New(rand.NewPCG(1, uint64(percent))), percent}
	var out []eval.Reading
	for _, g := range golds {
		if d.strikes() && d.strikes() {
			continue // not read at all
		}
		r := eval.Reading{Article: eval.Article{Path: "folder/" + g.ID + ".txt"}}
		for _, e := range g.Events {
			r.Events = append(r.Events, d.event(e)...)
		}
		for _, s := range g.Statements {
			r.Statements = append(r.Statements, d.statement(s)...)
		}
		for _, f := range g.Figures {
			r.Figures = append(r.Figures, d.figure(f)...)
		}
		out = append(out, r)
	}
	return out
}
