package names

import (
	"context"
	"math/rand/v2"

	"readout/internal/learn"
	"readout/internal/ud"
)

// Default holds the options of the model that the program carries.
var Default = learn.LabelOptions{
	Course: learn.Course{Epochs: 10, Rate: 0.002, Seed: 1, Threads: 1},
	Width:  96, Gaps: []int{1, 1, 1}, Drop: 0.5,
	Blank: []float64{0.2, 0.3, 0.05, 0, 0, 0, 0.02, 0.4},
}

// wrongVotes is the share of votes that are taken at random in training, since
// those of a reader are not always right.
const wrongVotes = 0.15

// Train learns a Marker from texts with tags and names and returns its section.
// progress, if not nil, is told after each epoch the mean loss of a word.
func Train(ctx context.Context, docs []*ud.Doc, o learn.LabelOptions, progress func(epoch int, loss float64)) ([]byte, error) {
	words := learn.CountWords(func(yield func(string) bool) {
		for _, d := range docs {
			for i := range d.Words {
				if !yield(d.Words[i].Form) {
					return
				}
			}
		}
	})
	rng := rand.New(rand.NewPCG(o.Seed, 4))
	var seqs []learn.Sequence
	for _, d := range docs {
		seqs = appendSequences(seqs, d, &words, rng)
	}
	model, err := learn.TrainLabeller(ctx, rows(&words), classes, seqs, o, progress)
	if err != nil {
		return nil, err
	}
	w := &learn.Writer{}
	w.Uint(classes)
	words.Encode(w)
	return append(w.Done(), model...), nil
}

// appendSequences appends the sentences of one text.
func appendSequences(seqs []learn.Sequence, d *ud.Doc, words *learn.Words, rng *rand.Rand) []learn.Sequence {
	var f learn.Former
	var v votes
	v.reset()
	forms := make([]learn.Form, len(d.Words))
	for i := range d.Words {
		forms[i] = f.Form(d.Words[i].Form)
		v.add(&forms[i], d.Words[i].Name.Kind)
	}
	for _, s := range d.Sentences {
		var q learn.Sequence
		for i := s.First; i < s.Last; i++ {
			w := &d.Words[i]
			vote := v.row(&forms[i], w.Name.Kind)
			if vote != 0 && rng.Float64() < wrongVotes {
				vote = int32(1 + rng.IntN(voteRows-1))
			}
			q.IDs = appendIDs(q.IDs, words, w, &forms[i], vote)
			q.Gold = append(q.Gold, int32(class(w.Name)))
		}
		seqs = append(seqs, q)
	}
	return seqs
}
