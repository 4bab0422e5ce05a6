package eval_test

import (
	"os"
	"testing"

	"readout/internal/beside"
	"readout/internal/eval"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
)

// readFile reads an article as the command does.
func readFile(t *testing.T, reader *read.Reader) func(path string) (*record.Reading, error) {
	return func(path string) (*record.Reading, error) {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		a, err := intake.FromBytes(path, raw)
		if err != nil {
			return nil, err
		}
		return reader.Read(a)
	}
}

func TestClusters(t *testing.T) {
	dir := beside.Path(t, "gold", "dev")
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	c, err := eval.ScoreClusters(dir, readFile(t, reader))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%v", c)
	if *misses {
		t.Log(c.Misses())
	}
	if c.Gold.F1() < 0.92 || c.Text.F1() < 0.75 {
		t.Error("reconciling falls below what it was built for: 0.92 on mentions given, 0.75 from text")
	}
}
