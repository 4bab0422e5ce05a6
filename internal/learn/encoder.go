package learn

import (
	"math"
	"math/rand/v2"
)

// An Encoder turns the words of a sentence into vectors: the sum of a row of
// each table, then layers that add to each word what they see in it and a word
// on either side. This is the float form for training.
type Encoder struct {
	Width  int // of a vector, a multiple of Lanes
	Tables []*Table
	Conv   []*Dense // per layer 3×Width×Width: word before, word, word after
	Bias   []*Dense
	Gaps   []int // per layer how far off the words on either side are

	turned [][]float32 // per layer the three matrices transposed
}

// Pad is the number of zero rows before the first and after the last word.
const Pad = 4

// NewEncoder adds an encoder's parameters to t.
func NewEncoder(t *Trainee, rows []int, width int, gaps []int, rng *rand.Rand) *Encoder {
	e := &Encoder{Width: width, Gaps: gaps}
	for _, n := range rows {
		e.Tables = append(e.Tables, t.Table(n, width, 0.12, rng))
	}
	for range gaps {
		e.Conv = append(e.Conv, t.Dense(3*width*width, 0.7*math.Sqrt(6/float64(4*width)), rng))
		e.Bias = append(e.Bias, t.Dense(width, 0, rng))
		e.turned = append(e.turned, make([]float32, 3*width*width))
	}
	return e
}

// Refresh must be called after every step of training.
func (e *Encoder) Refresh() {
	d := e.Width
	for l, c := range e.Conv {
		for k := range 3 {
			Transpose(e.turned[l][k*d*d:(k+1)*d*d], c.W[k*d*d:(k+1)*d*d], d, d)
		}
	}
}

// Transpose sets dst to the transpose of the rows×cols matrix src.
func Transpose(dst, src []float32, rows, cols int) {
	for i := range rows {
		for j, x := range src[i*cols : (i+1)*cols] {
			dst[j*rows+i] = x
		}
	}
}

// An Encoding is one sentence on its way through an Encoder.
type Encoding struct {
	n      int         // words
	ids    []int32     // a row of each table, -1 for none, for words and extras
	layers [][]float32 // the vectors before each layer and after the last
	active [][]float32 // what each layer added
	grad   []float32
	first  []float32 // mask of dropout before the first layer
	mask   []float32 // and after the last
}

// Row returns the row of word i in Out; extras follow the words.
func (x *Encoding) Row(i int32) int32 {
	if int(i) >= x.n {
		return i + 2*Pad
	}
	return i + Pad
}

// Out returns the vectors: Pad rows, the words, Pad rows, the extras.
func (x *Encoding) Out() []float32 { return x.layers[len(x.layers)-1] }

// Forward encodes n words and the extras behind them. drop is the share of
// numbers set to zero after the last layer, drawn from rng; before the first
// layer it is half that.
func (e *Encoder) Forward(x *Encoding, ids []int32, n int, drop float32, rng *rand.Rand) {
	d, f := e.Width, len(e.Tables)
	total := len(ids)/f + 2*Pad
	x.n, x.ids = n, ids
	for len(x.layers) <= len(e.Conv) {
		x.layers, x.active = append(x.layers, nil), append(x.active, nil)
	}
	x.layers[0] = Fill(x.layers[0], total*d)
	for i := range len(ids) / f {
		at := int(x.Row(int32(i))) * d
		for k, t := range e.Tables {
			if id := ids[i*f+k]; id >= 0 {
				Add(x.layers[0][at:at+d], t.Row(id))
			}
		}
	}
	x.first = dropOut(x.first, x.layers[0], drop/2, rng)
	for l := range e.Conv {
		e.layer(x, l)
	}
	x.mask = dropOut(x.mask, x.Out(), drop, rng)
}

func (e *Encoder) layer(x *Encoding, l int) {
	d, n := e.Width, x.n
	in := x.layers[l]
	x.active[l] = Fill(x.active[l], n*d)
	a := x.active[l]
	for i := range n {
		copy(a[i*d:], e.Bias[l].W)
	}
	for k := range 3 {
		from := (Pad + (k-1)*e.Gaps[l]) * d
		Gemm(n, d, d, in[from:], d, 1, e.Conv[l].W[k*d*d:], d, a, d)
	}
	x.layers[l+1] = Fill(x.layers[l+1], len(in))
	out := x.layers[l+1]
	copy(out, in)
	for i, v := range a {
		if v > 0 {
			out[Pad*d+i] += v
		}
	}
}

// dropOut sets a share of the numbers to zero and makes up for it in the
// others; it returns what each was multiplied by.
func dropOut(mask, out []float32, drop float32, rng *rand.Rand) []float32 {
	mask = Fill(mask, len(out))
	keep := 1 / (1 - drop)
	for i := range out {
		if rng.Float32() >= drop {
			mask[i] = keep
		}
		out[i] *= mask[i]
	}
	return mask
}

// Grad returns a zeroed buffer for the gradient of Out, to be given to Backward.
func (x *Encoding) Grad() []float32 {
	x.grad = Fill(x.grad, len(x.Out()))
	return x.grad
}

// Backward adds the gradients of the parameters to g, after Forward
// and with the buffer of Grad filled.
func (e *Encoder) Backward(x *Encoding, g *Gradient) {
	d, n, f := e.Width, x.n, len(e.Tables)
	dx := x.grad
	for i := range dx {
		dx[i] *= x.mask[i]
	}
	for l := len(e.Conv) - 1; l >= 0; l-- {
		da := x.active[l] // turned into its own gradient
		for i, v := range da {
			if v > 0 {
				da[i] = dx[Pad*d+i]
			} else {
				da[i] = 0
			}
		}
		for i := range n {
			Add(g.Of(e.Bias[l]), da[i*d:(i+1)*d])
		}
		for k := range 3 {
			from := (Pad + (k-1)*e.Gaps[l]) * d
			Gemm(d, d, n, x.layers[l][from:], 1, d, da, d, g.Of(e.Conv[l])[k*d*d:], d)
			Gemm(n, d, d, da, d, 1, e.turned[l][k*d*d:], d, dx[from:], d)
		}
	}
	for i := range dx {
		dx[i] *= x.first[i]
	}
	for i := range len(x.ids) / f {
		at := int(x.Row(int32(i))) * d
		for k, t := range e.Tables {
			if id := x.ids[i*f+k]; id >= 0 {
				Add(g.Row(t, id), dx[at:at+d])
			}
		}
	}
}
