package depparse

import (
	"math"
	"math/rand/v2"

	"readout/internal/learn"
)

// A net is the parser in training: an encoder, for each slot a matrix from word
// vectors to hidden values, rows for relations and counts, and a matrix from
// hidden values to the scores of actions.
type net struct {
	learn.Trainee
	vocabulary
	enc          *learn.Encoder
	slot         *learn.Dense // slots × width × hidden
	bias         *learn.Dense
	rels, counts *learn.Table
	out, outBias *learn.Dense
	hidden, outs int
	slotT, outT  []float32 // transposes
}

// outputs returns the number of scores: shift, then left and right for every
// relation, filled up for the kernels.
func outputs(labels int) int { return (1 + 2*labels + learn.Lanes - 1) / learn.Lanes * learn.Lanes }

func newNet(v vocabulary, o Options) *net {
	rng := rand.New(rand.NewPCG(o.Seed, 2))
	m := &net{vocabulary: v, hidden: o.Hidden, outs: outputs(len(v.labels))}
	d, h := o.Width, o.Hidden
	rows := v.rows()
	m.enc = learn.NewEncoder(&m.Trainee, rows[:], d, o.Gaps, rng)
	m.slot = m.Dense(slots*d*h, math.Sqrt(6/float64(slots*d+h)), rng)
	m.bias = m.Dense(h, 0, rng)
	m.rels = m.Table(kinds*(len(v.labels)+1), h, 0.05, rng)
	m.counts = m.Table(countRows, h, 0.05, rng)
	m.out = m.Dense(h*m.outs, math.Sqrt(6/float64(h+m.outs)), rng)
	m.outBias = m.Dense(m.outs, 0, rng)
	m.slotT = make([]float32, len(m.slot.W))
	m.outT = make([]float32, len(m.out.W))
	return m
}

// refresh must be called after every step of training.
func (m *net) refresh() {
	m.enc.Refresh()
	d, h := m.enc.Width, m.hidden
	for s := range slots {
		learn.Transpose(m.slotT[s*d*h:(s+1)*d*h], m.slot.W[s*d*h:(s+1)*d*h], d, h)
	}
	learn.Transpose(m.outT, m.out.W, h, m.outs)
}

// encode writes the net into a section, its numbers rounded to a byte.
func (m *net) encode(w *learn.Writer) {
	m.words.Encode(w)
	w.Uint(len(m.tags))
	for _, t := range m.tags {
		w.String(t.upos)
		w.String(t.xpos)
	}
	w.Lines(m.labels)
	w.Uint(m.hidden)
	m.enc.Encode(w)
	learn.Quantize(m.slot.W, slots*m.enc.Width, m.hidden).Encode(w)
	w.Floats(m.bias.W)
	learn.Quantize(m.rels.W, len(m.rels.W)/m.hidden, m.hidden).Encode(w)
	learn.Quantize(m.counts.W, countRows, m.hidden).Encode(w)
	learn.Quantize(m.out.W, m.hidden, m.outs).Encode(w)
	w.Floats(m.outBias.W)
}
