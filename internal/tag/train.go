package tag

import (
	"context"

	"readout/internal/learn"
	"readout/internal/ud"
)

// A Sample is one sentence to learn from.
type Sample struct {
	Words []ud.Word
	Forms []learn.Form
}

// Samples returns the sentences of d with the features of their letters.
func Samples(d *ud.Doc) []Sample {
	var f learn.Former
	out := make([]Sample, len(d.Sentences))
	for i, s := range d.Sentences {
		ws := d.Words[s.First:s.Last]
		fs := make([]learn.Form, len(ws))
		for j := range ws {
			fs[j] = f.Form(ws[j].Form)
		}
		out[i] = Sample{ws, fs}
	}
	return out
}

// Default holds the options of the model that the program carries.
var Default = learn.LabelOptions{
	Course: learn.Course{Epochs: 10, Rate: 0.002, Seed: 1, Threads: 1},
	Width:  128, Gaps: []int{1, 1, 1}, Drop: 0.4,
	Blank: []float64{0.2, 0.05, 0, 0, 0, 0, 0},
}

// Train learns a tagger from samples and returns its section. progress, if not
// nil, is told after each epoch the mean loss of a word.
func Train(ctx context.Context, samples []Sample, o learn.LabelOptions, progress func(epoch int, loss float64)) ([]byte, error) {
	tags, gold := number(samples)
	words := learn.CountWords(func(yield func(string) bool) {
		for _, s := range samples {
			for i := range s.Words {
				if !yield(s.Words[i].Form) {
					return
				}
			}
		}
	})
	seqs := make([]learn.Sequence, len(samples))
	for i, s := range samples {
		seqs[i] = learn.Sequence{IDs: appendIDs(nil, &words, s.Forms), Gold: gold[i]}
	}
	model, err := learn.TrainLabeller(ctx, rows(&words), len(tags), seqs, o, progress)
	if err != nil {
		return nil, err
	}
	w := &learn.Writer{}
	w.Uint(len(tags))
	for _, t := range tags {
		w.String(t.UPOS)
		w.String(t.XPOS)
	}
	words.Encode(w)
	return append(w.Done(), model...), nil
}

// number numbers the tags in order of appearance and returns the number of
// every word's tag.
func number(samples []Sample) (tags []Tag, gold [][]int32) {
	ids := map[Tag]int32{}
	gold = make([][]int32, len(samples))
	for k, s := range samples {
		for i := range s.Words {
			g := Tag{s.Words[i].UPOS, s.Words[i].XPOS}
			if _, ok := ids[g]; !ok {
				ids[g] = int32(len(tags))
				tags = append(tags, g)
			}
			gold[k] = append(gold[k], ids[g])
		}
	}
	return tags, gold
}
