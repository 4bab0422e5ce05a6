package learn

import (
	"bytes"
	"context"
	"testing"
)

// toys are sentences whose classes depend on the word and on the one before.
func toys() []Sequence {
	var out []Sequence
	for i := range 60 {
		a, b := int32(i%5), int32(i%7)
		out = append(out, Sequence{IDs: []int32{a, b, a}, Gold: []int32{a % 3, (a + b) % 3, (a + b) % 3}})
	}
	return out
}

func trainToy(t *testing.T, threads int) []byte {
	t.Helper()
	o := LabelOptions{Course: Course{Epochs: 150, Rate: 0.01, Seed: 7, Threads: threads}, Width: 32, Gaps: []int{1}, Drop: 0.1, Blank: []float64{0}}
	b, err := TrainLabeller(context.Background(), []int{8}, 3, toys(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestLabellerLearns(t *testing.T) {
	r := NewReader(trainToy(t, 1))
	l := DecodeLabeller(r, []int{8}, 3)
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	var sc LabelScratch
	right, n := 0, 0
	for _, s := range toys() {
		scores := l.Scores(s.IDs, 3, &sc)
		for i, g := range s.Gold {
			n++
			if Best(scores[i*3:i*3+3]) == int(g) {
				right++
			}
		}
	}
	if right*100 < n*95 {
		t.Errorf("%d of %d right", right, n)
	}
}

// TestTrainingIsRepeatable holds one thread, two threads and plain Go to the
// same bytes.
func TestTrainingIsRepeatable(t *testing.T) {
	want := trainToy(t, 1)
	if !bytes.Equal(trainToy(t, 2), want) {
		t.Error("two threads give another model")
	}
	Portable(true)
	defer Portable(false)
	if !bytes.Equal(trainToy(t, 1), want) {
		t.Error("plain Go gives another model")
	}
}

func TestTrainingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	o := LabelOptions{Course: Course{Epochs: 1, Rate: 0.01}, Width: 32, Blank: []float64{0}}
	if _, err := TrainLabeller(ctx, []int{8}, 3, toys(), o, nil); err == nil {
		t.Error("a cancelled training gives a model")
	}
}
