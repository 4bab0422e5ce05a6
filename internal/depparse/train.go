package depparse

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"readout/internal/learn"
	"readout/internal/ud"
)

// Options are the sizes of a net and the course of its training.
type Options struct {
	Width, Hidden int   // of word vectors and hidden values
	Gaps          []int // see learn.Encoder
	Epochs        int
	Rate          float64 // of learning at its highest; it falls to zero
	Drop          float32 // share of numbers dropped from word vectors and hidden values
	WordDrop      float64 // share of words that are taken for unknown
	Seed          uint64
	Threads       int // 1 or 2; the result is the same
}

// Default holds the options of the model that the program carries.
var Default = Options{Width: 128, Hidden: 192, Gaps: []int{1, 1, 1, 1}, Epochs: 14, Rate: 0.002, Drop: 0.25, WordDrop: 0.15, Seed: 1, Threads: 1}

// A Sample is one sentence to learn from: words with the tags that a tagger
// would give them and with their true heads and relations.
type Sample struct {
	Words []ud.Word
	Base  int // index in the Doc of the first word
	Forms []learn.Form
}

// shards is the number of parts that every batch is divided into.
const shards = 2

// batch is the number of sentences between two steps.
const batch = 16

// Train learns a parser and returns its section. progress, if not nil, is told
// after each epoch the mean loss of a decision.
func Train(ctx context.Context, samples []Sample, o Options, progress func(epoch int, loss float64)) ([]byte, error) {
	m := newNet(collect(samples), o)
	t := trainer{net: m, o: o, examples: m.examples(samples)}
	for i := range t.workers {
		t.workers[i] = &worker{net: m, o: &o, grad: m.Gradient()}
	}
	rng := rand.New(rand.NewPCG(o.Seed, 3))
	for epoch := range o.Epochs {
		loss, err := t.epoch(ctx, epoch, rng.Perm(len(samples)))
		if err != nil {
			return nil, err
		}
		if progress != nil {
			progress(epoch, loss)
		}
	}
	m.SwapAverage()
	w := &learn.Writer{}
	m.encode(w)
	return w.Done(), nil
}

// collect makes the vocabulary of the samples: words seen at least twice.
func collect(samples []Sample) vocabulary {
	var f learn.Former
	count := map[string]int{}
	v := vocabulary{}
	tags, labels := map[tagKey]bool{}, map[string]bool{}
	for _, s := range samples {
		for i := range s.Words {
			w := &s.Words[i]
			count[f.Lower(w.Form)]++
			tags[tagKey{w.UPOS, w.XPOS}] = true
			if w.Head >= 0 {
				labels[w.Deprel] = true
			}
		}
	}
	for w, n := range count {
		if n >= 2 && !strings.Contains(w, "\n") {
			v.words = append(v.words, w)
		}
	}
	for t := range tags {
		v.tags = append(v.tags, t)
	}
	for l := range labels {
		v.labels = append(v.labels, l)
	}
	slices.Sort(v.words)
	slices.Sort(v.labels)
	slices.SortFunc(v.tags, func(a, b tagKey) int {
		return strings.Compare(a.upos+"/"+a.xpos, b.upos+"/"+b.xpos)
	})
	v.index()
	return v
}

// An example is a Sample in numbers; n is the head of the word under the root.
type example struct {
	ids   []int32
	heads []int32
	rels  []int32
}

func (v *vocabulary) examples(samples []Sample) []example {
	label := map[string]int32{}
	for i, l := range v.labels {
		label[l] = int32(i)
	}
	out := make([]example, len(samples))
	for k, s := range samples {
		x := &out[k]
		for i := range s.Words {
			w := &s.Words[i]
			in := v.input(w, &s.Forms[i])
			x.ids = append(x.ids, in[:]...)
			if w.Head < 0 {
				x.heads, x.rels = append(x.heads, int32(len(s.Words))), append(x.rels, -1)
				continue
			}
			x.heads, x.rels = append(x.heads, int32(w.Head-s.Base)), append(x.rels, label[w.Deprel])
		}
		x.ids = append(append(x.ids, rootInput[:]...), noneInput[:]...)
	}
	return out
}

// A trainer runs the epochs of a net.
type trainer struct {
	*net
	o        Options
	examples []example
	workers  [shards]*worker
	step     int
}

// warm is the number of steps in which the rate rises.
const warm = 200

// averageEvery is the number of steps between two additions to the average.
const averageEvery = 20

func (t *trainer) epoch(ctx context.Context, epoch int, order []int) (loss float64, err error) {
	total := (len(order) + batch - 1) / batch * t.o.Epochs
	sum, n := 0.0, 0
	for from := 0; from < len(order); from += batch {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		t.refresh()
		part := order[from:min(from+batch, len(order))]
		t.run(epoch, part)
		grads := make([]*learn.Gradient, shards)
		for i, w := range t.workers {
			grads[i] = w.grad
			sum, n = sum+w.loss, n+w.decisions
			w.loss, w.decisions = 0, 0
		}
		rate := t.o.Rate * (1 - float64(t.step)/float64(total)) * min(1, float64(t.step+1)/warm)
		t.Step(grads, rate, len(part))
		t.step++
		if t.step%averageEvery == 0 {
			t.Average(averageShare(t.step, total))
		}
	}
	return sum / float64(max(n, 1)), nil
}

// averageShare is the weight of the newest numbers in their running average,
// which spans about the last twentieth of the training.
func averageShare(step, total int) float32 {
	span := min(float64(step), float64(total)/20)
	return float32(min(1, averageEvery/max(span, 1)))
}

// run gives each shard of a batch to a worker.
func (t *trainer) run(epoch int, part []int) {
	work := func(i int) {
		for k := i; k < len(part); k += shards {
			x := part[k]
			rng := rand.New(rand.NewPCG(t.o.Seed<<20+uint64(epoch), uint64(x)))
			t.workers[i].learn(&t.examples[x], rng, epoch)
		}
	}
	if t.o.Threads < 2 {
		for i := range t.workers {
			work(i)
		}
		return
	}
	var wg sync.WaitGroup
	for i := range t.workers {
		wg.Go(func() { work(i) })
	}
	wg.Wait()
}
