package names

import (
	"math/rand/v2"

	"readout/internal/learn"
	"readout/internal/ud"
)

// rowBits is the size of the feature table.
const rowBits = 19

// averageLimit is the highest mean weight that is kept as it is.
const averageLimit = 12

// Train learns a Marker from texts with tags and names and returns its section.
func Train(docs []*ud.Doc, rounds int, seed uint64) []byte {
	w := &learn.Writer{}
	w.Uint(classes)
	train(sentences(docs), rounds, seed).Encode(w)
	return w.Done()
}

// A sample is one sentence to learn from.
type sample struct {
	words []ud.Word
	forms []learn.Form
}

func sentences(docs []*ud.Doc) []sample {
	var out []sample
	var f learn.Former
	for _, d := range docs {
		for _, s := range d.Sentences {
			ws := d.Words[s.First:s.Last]
			fs := make([]learn.Form, len(ws))
			for i := range ws {
				fs[i] = f.Form(ws[i].Form)
			}
			out = append(out, sample{ws, fs})
		}
	}
	return out
}

func train(samples []sample, rounds int, seed uint64) *learn.Perceptron {
	t := learn.NewTrainer(classes, rowBits)
	rng := rand.New(rand.NewPCG(seed, 4))
	var bag learn.Bag
	var scores [classes]int32
	for range rounds {
		for _, k := range rng.Perm(len(samples)) {
			s := samples[k]
			prev, prev2 := 0, 0
			for i := range s.words {
				features(&bag, s.words, s.forms, i, prev, prev2)
				t.Score(bag.Features, scores[:])
				c := best(scores[:], prev)
				t.Learn(bag.Features, class(s.words[i].Name), c)
				prev2, prev = prev, c
			}
		}
	}
	return t.Average(averageLimit)
}
