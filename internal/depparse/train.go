package depparse

import (
	"context"
	"slices"
	"strings"

	"readout/internal/learn"
	"readout/internal/ud"
)

// Options are the sizes of a net and the course of its training.
type Options struct {
	learn.Course
	Width, Hidden int     // of word vectors and hidden values
	Gaps          []int   // see learn.Encoder
	Drop          float32 // share of numbers dropped from word vectors and hidden values
	WordDrop      float64 // share of words that are taken for unknown
}

// Default holds the options of the model that the program carries.
var Default = Options{
	Course: learn.Course{Epochs: 17, Rate: 0.002, Seed: 1, Threads: 1},
	Width:  128, Hidden: 192, Gaps: []int{1, 1, 1, 1}, Drop: 0.25, WordDrop: 0.15,
}

// A Sample is one sentence to learn from: words with the tags that a tagger
// would give them and with their true heads and relations.
type Sample struct {
	Words []ud.Word
	Base  int // index in the Doc of the first word
	Forms []learn.Form
}

// Train learns a parser and returns its section. progress, if not nil, is told
// after each epoch the mean loss of a decision.
func Train(ctx context.Context, samples []Sample, o Options, progress func(epoch int, loss float64)) ([]byte, error) {
	m := newNet(collect(samples), o)
	examples := m.examples(samples)
	var learners [learn.Shards]learn.Learner
	for i := range learners {
		learners[i] = &worker{net: m, o: &o, grad: m.Gradient(), examples: examples}
	}
	if err := o.Course.Train(ctx, &m.Trainee, len(examples), learners, m.refresh, progress); err != nil {
		return nil, err
	}
	w := &learn.Writer{}
	m.encode(w)
	return w.Done(), nil
}

// collect makes the vocabulary of the samples: words seen at least twice.
func collect(samples []Sample) vocabulary {
	v := vocabulary{words: learn.CountWords(func(yield func(string) bool) {
		for _, s := range samples {
			for i := range s.Words {
				if !yield(s.Words[i].Form) {
					return
				}
			}
		}
	})}
	tags, labels := map[tagKey]bool{}, map[string]bool{}
	for _, s := range samples {
		for i := range s.Words {
			w := &s.Words[i]
			tags[tagKey{w.UPOS, w.XPOS}] = true
			if w.Head >= 0 {
				labels[w.Deprel] = true
			}
		}
	}
	for t := range tags {
		v.tags = append(v.tags, t)
	}
	for l := range labels {
		v.labels = append(v.labels, l)
	}
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
