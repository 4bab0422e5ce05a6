package depparse

import (
	"math"
	"math/rand/v2"

	"readout/internal/learn"
)

// A worker computes the gradients of sentences, one after the other.
type worker struct {
	*net
	o         *Options
	examples  []example
	grad      *learn.Gradient
	enc       learn.Encoding
	ids       []int32
	proj      []float32
	state     state
	steps     []decision
	dproj     []float32
	h, dh, z  []float32
	loss      float64
	decisions int
}

// A decision is one choice of an action and what it was made from.
type decision struct {
	view   view
	hidden []float32 // after dropout
	scores []float32 // at first scores, then their gradient
}

// explore is the share of decisions that follow the net rather than the gold
// tree, from the second epoch on.
const explore = 0.9

// Take implements learn.Learner.
func (w *worker) Take() (g *learn.Gradient, loss float64, decisions int) {
	loss, decisions = w.loss, w.decisions
	w.loss, w.decisions = 0, 0
	return w.grad, loss, decisions
}

// Learn adds the gradients of one sentence.
func (w *worker) Learn(i int, rng *rand.Rand, epoch int) {
	x := &w.examples[i]
	n := len(x.heads)
	w.dropWords(x, rng)
	w.project(n, rng)
	w.state.reset(n)
	w.steps = w.steps[:0]
	for !w.state.done() {
		if kind, ok := w.state.forced(); ok {
			w.state.apply(kind, int32(len(w.labels)))
			continue
		}
		d := w.decision()
		d.view.look(&w.state, len(w.labels))
		w.score(d, rng)
		w.state.apply(w.follow(d, x, epoch > 0 && rng.Float64() < explore))
	}
	w.decisions += len(w.steps)
	w.backward()
}

// dropWords copies the input, with some words taken for unknown.
func (w *worker) dropWords(x *example, rng *rand.Rand) {
	w.ids = append(w.ids[:0], x.ids...)
	for i := range x.heads {
		if rng.Float64() < w.o.WordDrop {
			w.ids[i*fields] = 0
		}
		if rng.Float64() < 0.05 {
			w.ids[i*fields+1] = absent
		}
	}
}

// project encodes the words and computes what each adds in every slot.
func (w *worker) project(n int, rng *rand.Rand) {
	w.net.enc.Forward(&w.enc, w.ids, n, w.o.Drop, rng)
	d, h := w.net.enc.Width, w.hidden
	out := w.enc.Out()
	w.proj = learn.Fill(w.proj, len(out)/d*slots*h)
	for s := range slots {
		learn.Gemm(len(out)/d, h, d, out, d, 1, w.slot.W[s*d*h:], h, w.proj[s*h:], slots*h)
	}
}

// decision returns room for one more decision.
func (w *worker) decision() *decision {
	if len(w.steps) < cap(w.steps) {
		w.steps = w.steps[:len(w.steps)+1]
	} else {
		w.steps = append(w.steps, decision{})
	}
	d := &w.steps[len(w.steps)-1]
	d.hidden, d.scores = append(d.hidden[:0], w.bias.W...), append(d.scores[:0], w.outBias.W...)
	return d
}

// at returns where in proj the word of a slot stands.
func (w *worker) at(word int32, slot int) int { return (int(w.enc.Row(word))*slots + slot) * w.hidden }

func (w *worker) score(d *decision, rng *rand.Rand) {
	for s, word := range d.view.words {
		at := w.at(word, s)
		learn.Add(d.hidden, w.proj[at:at+w.hidden])
	}
	for _, r := range d.view.rels {
		learn.Add(d.hidden, w.rels.Row(r))
	}
	for _, c := range d.view.counts {
		learn.Add(d.hidden, w.counts.Row(c))
	}
	keep := 1 / (1 - w.o.Drop)
	for j, v := range d.hidden {
		if v <= 0 || rng.Float32() < w.o.Drop {
			d.hidden[j] = 0
		} else {
			d.hidden[j] = v * keep
		}
	}
	learn.Gemm(1, w.outs, w.hidden, d.hidden, w.hidden, 1, w.out.W, w.outs, d.scores, w.outs)
}

// follow turns the scores into their gradient and returns the action to take:
// the best one if free, else the best of those that lose no gold arc.
func (w *worker) follow(d *decision, x *example, free bool) (kind int, rel int32) {
	ok := w.state.legal()
	costs := w.state.costs(x.heads)
	least := 1 << 30
	for k := range ok {
		if ok[k] {
			least = min(least, costs[k])
		}
	}
	var gold []int
	s0 := w.state.top(0)
	if ok[shift] && costs[shift] == least {
		gold = append(gold, 0)
	}
	for k := left; k <= right; k++ {
		if ok[k] && costs[k] == least && x.rels[s0] >= 0 {
			gold = append(gold, 1+(k-left)*len(w.labels)+int(x.rels[s0]))
		}
	}
	best := w.softmax(d.scores, ok)
	if len(gold) == 0 {
		clear(d.scores)
		return w.action(best)
	}
	sum, pick := 1e-9, gold[0]
	for _, g := range gold {
		sum += float64(d.scores[g])
		if d.scores[g] > d.scores[pick] {
			pick = g
		}
	}
	w.loss -= math.Log(sum)
	for _, g := range gold {
		d.scores[g] -= float32(float64(d.scores[g]) / sum)
	}
	if free {
		pick = best
	}
	return w.action(pick)
}

// action returns the action that output i stands for.
func (w *worker) action(i int) (kind int, rel int32) {
	if i == 0 {
		return shift, 0
	}
	return left + (i-1)/len(w.labels), int32((i - 1) % len(w.labels))
}

// softmax turns the scores of legal actions into probabilities, all others into
// 0, and returns the best.
func (w *worker) softmax(z []float32, ok [3]bool) (best int) {
	labels := len(w.labels)
	ranges := [3][2]int{{0, 1}, {1, 1 + labels}, {1 + labels, 1 + 2*labels}}
	best = -1
	for k, r := range ranges {
		for i := r[0]; i < r[1] && ok[k]; i++ {
			if best < 0 || z[i] > z[best] {
				best = i
			}
		}
	}
	top, sum := z[best], float32(0)
	for k, r := range ranges {
		for i := r[0]; i < r[1]; i++ {
			if !ok[k] {
				z[i] = 0
				continue
			}
			z[i] = float32(math.Exp(float64(z[i] - top)))
			sum += z[i]
		}
	}
	clear(z[1+2*labels:])
	for i := range z {
		z[i] /= sum
	}
	return best
}

// backward adds the gradients of all decisions of the sentence.
func (w *worker) backward() {
	n, h, o, d := len(w.steps), w.hidden, w.outs, w.net.enc.Width
	w.h, w.z, w.dh = w.h[:0], w.z[:0], learn.Fill(w.dh, n*h)
	for i := range w.steps {
		w.h, w.z = append(w.h, w.steps[i].hidden...), append(w.z, w.steps[i].scores...)
		learn.Add(w.grad.Of(w.outBias), w.steps[i].scores)
	}
	learn.Gemm(h, o, n, w.h, 1, h, w.z, o, w.grad.Of(w.out), o)
	learn.Gemm(n, h, o, w.z, o, 1, w.outT, h, w.dh, h)
	w.dproj = learn.Fill(w.dproj, len(w.proj))
	for i := range w.steps {
		w.spread(&w.steps[i], w.dh[i*h:(i+1)*h])
	}
	out, dout := w.enc.Out(), w.enc.Grad()
	rows := len(out) / d
	slot := w.grad.Of(w.slot)
	for s := range slots {
		learn.Gemm(d, h, rows, out, 1, d, w.dproj[s*h:], slots*h, slot[s*d*h:], h)
		learn.Gemm(rows, d, h, w.dproj[s*h:], slots*h, 1, w.slotT[s*d*h:], d, dout, d)
	}
	w.net.enc.Backward(&w.enc, w.grad)
}

// spread hands the gradient g of a decision's hidden values on.
func (w *worker) spread(d *decision, g []float32) {
	keep := 1 / (1 - w.o.Drop)
	for j, v := range d.hidden {
		if v == 0 {
			g[j] = 0
		} else {
			g[j] *= keep
		}
	}
	learn.Add(w.grad.Of(w.bias), g)
	for s, word := range d.view.words {
		at := w.at(word, s)
		learn.Add(w.dproj[at:at+w.hidden], g)
	}
	for _, r := range d.view.rels {
		learn.Add(w.grad.Row(w.rels, r), g)
	}
	for _, c := range d.view.counts {
		learn.Add(w.grad.Row(w.counts, c), g)
	}
}
