package learn

import (
	"context"
	"math"
	"math/rand/v2"
)

// LabelOptions are the size of a Labeller and the course of its training.
type LabelOptions struct {
	Course
	Width int
	Gaps  []int     // see Encoder
	Drop  float32   // see Encoder.Forward
	Blank []float64 // for each table the share of words that get row 0 of it instead
	// Follows tells which class can stand after which, class 0 before the first
	// word. If not nil, sequences of classes are learnt, not each by itself.
	Follows func(prev, class int) bool
}

// A Sequence is a sentence to learn from: for each word a row of every table,
// and its class.
type Sequence struct {
	IDs  []int32
	Gold []int32
}

// A labelNet is a Labeller in training.
type labelNet struct {
	Trainee
	enc           *Encoder
	classes, outs int
	out, bias     *Dense
	turned        []float32
	follow        *Dense // classes×classes, nil if each class is learnt by itself
}

// TrainLabeller learns a Labeller over tables of the given sizes and returns
// its section.
func TrainLabeller(ctx context.Context, rows []int, classes int, seqs []Sequence, o LabelOptions, progress func(epoch int, loss float64)) ([]byte, error) {
	m := &labelNet{classes: classes, outs: outputs(classes)}
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	m.enc = NewEncoder(&m.Trainee, rows, o.Width, o.Gaps, rng)
	m.out = m.Dense(o.Width*m.outs, math.Sqrt(6/float64(o.Width+m.outs)), rng)
	m.bias = m.Dense(m.outs, 0, rng)
	m.turned = make([]float32, len(m.out.W))
	if o.Follows != nil {
		m.follow = m.Dense(classes*classes, 0, rng)
	}
	var learners [Shards]Learner
	for i := range learners {
		learners[i] = &labelWorker{labelNet: m, o: &o, grad: m.Gradient(), seqs: seqs, chain: chain{n: classes, follows: o.Follows, weight: m.follow}}
	}
	if err := o.Course.Train(ctx, &m.Trainee, len(seqs), learners, m.refresh, progress); err != nil {
		return nil, err
	}
	w := &Writer{}
	m.enc.Encode(w)
	Quantize(m.out.W, o.Width, m.outs).Encode(w)
	w.Floats(m.bias.W)
	if m.follow != nil {
		w.Floats(m.follow.W)
	}
	return w.Done(), nil
}

func (m *labelNet) refresh() {
	m.enc.Refresh()
	Transpose(m.turned, m.out.W, m.enc.Width, m.outs)
}

// A labelWorker computes the gradients of sentences, one after the other.
type labelWorker struct {
	*labelNet
	o      *LabelOptions
	seqs   []Sequence
	grad   *Gradient
	x      Encoding
	ids    []int32
	scores []float32
	chain  chain
	loss   float64
	words  int
}

// Take implements Learner.
func (w *labelWorker) Take() (g *Gradient, loss float64, decisions int) {
	loss, decisions = w.loss, w.words
	w.loss, w.words = 0, 0
	return w.grad, loss, decisions
}

// Learn implements Learner.
func (w *labelWorker) Learn(i int, rng *rand.Rand, _ int) {
	s := &w.seqs[i]
	w.ids = append(w.ids[:0], s.IDs...)
	fields := len(w.enc.Tables)
	for k := range w.ids {
		if p := w.o.Blank[k%fields]; p > 0 && rng.Float64() < p {
			w.ids[k] = 0
		}
	}
	n, d, o := len(s.Gold), w.enc.Width, w.outs
	w.enc.Forward(&w.x, w.ids, n, w.o.Drop, rng)
	w.scores = w.scores[:0]
	for range n {
		w.scores = append(w.scores, w.bias.W...)
	}
	out := w.x.Out()[Pad*d:]
	Gemm(n, o, d, out, d, 1, w.out.W, o, w.scores, o)
	w.judge(s.Gold)
	w.words += n
	Gemm(d, o, n, out, 1, d, w.scores, o, w.grad.Of(w.out), o)
	Gemm(n, d, o, w.scores, o, 1, w.turned, d, w.x.Grad()[Pad*d:], d)
	w.enc.Backward(&w.x, w.grad)
}

// judge turns the scores of a sentence into their gradient.
func (w *labelWorker) judge(gold []int32) {
	o := w.outs
	if w.follow != nil {
		w.loss += w.chain.gradient(w.scores, o, gold, w.grad)
	}
	for k, g := range gold {
		z := w.scores[k*o : (k+1)*o]
		if w.follow == nil {
			w.loss -= math.Log(float64(Softmax(z[:w.classes])[g]) + 1e-9)
			clear(z[w.classes:])
			z[g]--
		}
		Add(w.grad.Of(w.bias), z)
	}
}
