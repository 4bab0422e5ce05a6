package names

import (
	"context"
	"math/rand/v2"

	"readout/internal/learn"
	"readout/internal/ud"
)

// Options are the number of nets, whose scores are added, and what each is like.
type Options struct {
	Nets int
	learn.LabelOptions
}

// Default holds the options of the model that the program carries.
var Default = Options{2, learn.LabelOptions{
	Course: learn.Course{Epochs: 10, Rate: 0.002, Seed: 1, Threads: 1},
	Width:  64, Gaps: []int{1, 1, 1}, Drop: 0.5,
	Blank: []float64{0.2, 0.3, 0.05, 0, 0, 0, 0.02, 0.1, 0.4}, Follows: follows,
}}

// wrongVotes is the share of votes that are taken at random in training, since
// those of a reader are not always right.
const wrongVotes = 0.15

// Train learns a Marker from texts with tags and names and from lists, and
// returns its section. progress, if not nil, is told after each epoch the mean
// loss of a word; the epochs of all nets are counted on.
func Train(ctx context.Context, docs []*ud.Doc, l Lists, o Options, progress func(epoch int, loss float64)) ([]byte, error) {
	v := vocabulary{lists: newLists(l)}
	v.words = learn.CountWords(func(yield func(string) bool) {
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
		seqs = v.appendSequences(seqs, d, rng)
	}
	w := &learn.Writer{}
	w.Uint(classes)
	v.words.Encode(w)
	v.lists.encode(w)
	w.Uint(o.Nets)
	section := w.Done()
	for n := range o.Nets {
		net, err := learn.TrainLabeller(ctx, v.rows(), classes, seqs, o.LabelOptions, func(epoch int, loss float64) {
			if progress != nil {
				progress(n*o.Epochs+epoch, loss)
			}
		})
		if err != nil {
			return nil, err
		}
		section = append(section, net...)
		o.Seed++
	}
	return section, nil
}

// appendSequences appends the sentences of one text.
func (v *vocabulary) appendSequences(seqs []learn.Sequence, d *ud.Doc, rng *rand.Rand) []learn.Sequence {
	var f learn.Former
	var known votes
	known.reset()
	forms := make([]learn.Form, len(d.Words))
	for i := range d.Words {
		forms[i] = f.Form(d.Words[i].Form)
		known.add(&forms[i], d.Words[i].Name.Kind)
	}
	var listed []int32
	for _, s := range d.Sentences {
		listed = v.lists.rows(listed, forms[s.First:s.Last])
		var q learn.Sequence
		for i := s.First; i < s.Last; i++ {
			w := &d.Words[i]
			vote := known.row(&forms[i], w.Name.Kind)
			if vote != 0 && rng.Float64() < wrongVotes {
				vote = int32(1 + rng.IntN(voteRows-1))
			}
			q.IDs = v.appendIDs(q.IDs, w, &forms[i], listed[i-s.First], vote)
			q.Gold = append(q.Gold, int32(class(w.Name)))
		}
		seqs = append(seqs, q)
	}
	return seqs
}
