package eval_test

import (
	"os"
	"strings"
	"testing"

	"readout/internal/beside"
	"readout/internal/eval"
	"readout/internal/read"
)

// TestPlaces holds reading to what it reaches on GeoVirus. The floors are a
// point and a half below.
func TestPlaces(t *testing.T) {
	f, err := os.Open(beside.Path(t, "data/places/GeoVirus.xml"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	s, err := eval.ScorePlaces(f, reader)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(s)
	if out := os.Getenv("MISSES"); out != "" {
		os.WriteFile(out, []byte(strings.Join(s.Misses, "\n")), 0o644)
	}
	if s.Found.F1() < 70 || s.Accuracy() < 75 {
		t.Error("below the floors")
	}
}
