package tag

import (
	"math/rand/v2"
	"slices"

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

// rowBits is the size of the tagger's feature table.
const rowBits = 20

// sureCount is how often a word must have been seen with one tag only to need
// no further thought.
const sureCount = 30

// Train learns a tagger from samples in the given number of rounds.
func Train(samples []Sample, rounds int, seed uint64) *Tagger {
	t := &Tagger{}
	gold := t.collect(samples)
	tr := learn.NewTrainer(len(t.Tags), rowBits)
	rng := rand.New(rand.NewPCG(seed, 1))
	var bag learn.Bag
	scores := make([]int32, len(t.Tags))
	for range rounds {
		for _, k := range rng.Perm(len(samples)) {
			fs := samples[k].Forms
			prev, prev2 := -1, -1
			for i := range fs {
				features(&bag, fs, i, prev, prev2)
				tr.Score(bag.Features, scores)
				best := learn.Best(scores)
				tr.Learn(bag.Features, gold[k][i], best)
				prev2, prev = prev, best
			}
		}
	}
	t.model = tr.Average(averageLimit)
	return t
}

// averageLimit is the highest mean weight that is kept as it is.
const averageLimit = 12

// collect numbers the tags in order of appearance, finds the sure words, and
// returns the number of every word's tag.
func (t *Tagger) collect(samples []Sample) [][]int {
	var f learn.Former
	ids := map[Tag]int{}
	seen := map[string][]int{} // word: uses of each tag
	gold := make([][]int, len(samples))
	for k, s := range samples {
		gold[k] = make([]int, len(s.Words))
		for i := range s.Words {
			w := &s.Words[i]
			g := Tag{w.UPOS, w.XPOS}
			id, ok := ids[g]
			if !ok {
				id = len(t.Tags)
				ids[g] = id
				t.Tags = append(t.Tags, g)
			}
			gold[k][i] = id
			n := f.Norm(w.Form)
			for len(seen[n]) <= id {
				seen[n] = append(seen[n], 0)
			}
			seen[n][id]++
		}
	}
	for w, uses := range seen {
		id, n := 0, 0
		for g, u := range uses {
			if u > 0 {
				id, n = g, n+1
			}
		}
		if n == 1 && uses[id] >= sureCount {
			t.sure = append(t.sure, w)
		}
	}
	slices.Sort(t.sure)
	for _, w := range t.sure {
		t.sureTags = append(t.sureTags, uint8(len(seen[w])-1))
	}
	if err := t.index(); err != nil {
		panic(err)
	}
	return gold
}
