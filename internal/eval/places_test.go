package eval_test

import (
	"os"
	"testing"

	"readout/internal/beside"
	"readout/internal/eval"
	"readout/internal/read"
)

// TestPlaces holds reading to what it reaches on GeoVirus. The floors are three
// points below.
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
	if s.Found.F1() < 87 || s.Accuracy() < 80 {
		t.Errorf("below the floors of 87 and 80; the first misses are %q", s.Misses[:min(20, len(s.Misses))])
	}
}
