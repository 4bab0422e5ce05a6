package depparse

import (
	"bytes"
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout/internal/learn"
	"readout/internal/ud"
)

// projective draws the heads of a random tree without crossing arcs; n is the
// head of the root's word.
func projective(rng *rand.Rand, n int) []int32 {
	heads := make([]int32, n)
	var span func(first, last int, head int32)
	span = func(first, last int, head int32) {
		for first < last {
			mid := first + rng.IntN(last-first)
			end := mid + 1 + rng.IntN(last-mid)
			heads[mid] = head
			span(first, mid, int32(mid))
			span(mid+1, end, int32(mid))
			first = end
		}
	}
	root := rng.IntN(n)
	heads[root] = int32(n)
	span(0, root, int32(root))
	span(root+1, n, int32(root))
	return heads
}

// TestOracle follows actions without cost: they must build the gold tree, and
// some legal action must always be without cost.
func TestOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var s state
	for range 300 {
		heads := projective(rng, 1+rng.IntN(14))
		s.reset(len(heads))
		for !s.done() {
			ok, costs := s.legal(), s.costs(heads)
			free := []int{}
			for k := range ok {
				if ok[k] && costs[k] == 0 {
					free = append(free, k)
				}
			}
			if len(free) == 0 {
				t.Fatalf("no way on for %v: stack %v, next %d", heads, s.stack, s.next)
			}
			s.apply(free[rng.IntN(len(free))], 0)
		}
		if !slices.Equal(s.head[:s.n], heads) {
			t.Fatalf("built %v, want %v", s.head[:s.n], heads)
		}
	}
}

// TestAnyWayEnds takes legal actions at random: the tree must have one root.
func TestAnyWayEnds(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var s state
	for range 300 {
		n := rng.IntN(20)
		s.reset(n)
		for !s.done() {
			k := rng.IntN(3)
			if s.legal()[k] {
				s.apply(k, 0)
			}
		}
		roots := 0
		for _, h := range s.head[:n] {
			if h == int32(n) {
				roots++
			}
		}
		if n > 0 && roots != 1 {
			t.Fatalf("%d roots", roots)
		}
	}
}

const lesson = `1 Ministers minister NOUN NNS _ 2 nsubj _ _
2 met meet VERB VBD _ 0 root _ _
3 in in ADP IN _ 4 case _ _
4 Doha Doha PROPN NNP _ 2 obl _ _

1 Talks talk NOUN NNS _ 3 nsubj:pass _ _
2 were be AUX VBD _ 3 aux:pass _ _
3 held hold VERB VBN _ 0 root _ _
4 in in ADP IN _ 5 case _ _
5 secret secret NOUN NN _ 3 obl _ _

`

func lessons(t *testing.T) (*ud.Doc, []Sample) {
	t.Helper()
	lines := strings.Split(strings.Repeat(lesson, 20), "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), "\t")
	}
	d, err := ud.ReadCoNLLU(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	var f learn.Former
	var out []Sample
	for _, s := range d.Sentences {
		x := Sample{Words: d.Words[s.First:s.Last], Base: s.First}
		for _, w := range x.Words {
			x.Forms = append(x.Forms, f.Form(w.Form))
		}
		out = append(out, x)
	}
	return d, out
}

func trainLessons(t *testing.T, threads int) []byte {
	t.Helper()
	_, samples := lessons(t)
	o := Default
	o.Epochs, o.Width, o.Hidden, o.Gaps, o.Threads = 60, 32, 32, []int{1}, threads
	b, err := Train(context.Background(), samples, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestParserLearns(t *testing.T) {
	d, samples := lessons(t)
	p, err := Decode(learn.NewReader(trainLessons(t, 1)))
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(d.Words)
	var sc Scratch
	for _, s := range samples {
		p.Parse(s.Words, s.Base, s.Forms, &sc)
	}
	if !slices.Equal(d.Words, want) {
		t.Error("the parser does not know its lessons")
	}
}

// TestTrainingIsRepeatable holds two threads and plain Go to the same bytes.
func TestTrainingIsRepeatable(t *testing.T) {
	want := trainLessons(t, 1)
	if !bytes.Equal(trainLessons(t, 2), want) {
		t.Error("two threads give another model")
	}
	learn.Portable(true)
	defer learn.Portable(false)
	if !bytes.Equal(trainLessons(t, 1), want) {
		t.Error("plain Go gives another model")
	}
}

func TestDecodeDamaged(t *testing.T) {
	b := trainLessons(t, 1)
	for _, n := range []int{0, 1, 10, len(b) / 2, len(b) - 1} {
		if _, err := Decode(learn.NewReader(b[:n])); err == nil {
			t.Errorf("a section cut after %d of %d bytes is no error", n, len(b))
		}
	}
}
