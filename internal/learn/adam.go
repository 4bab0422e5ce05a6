package learn

import (
	"math"
	"math/rand/v2"
	"slices"
)

// A Dense is a block of numbers in training that every example uses.
type Dense struct {
	W       []float32
	m, v, e []float32 // Adam's means of gradients and squares; the average of W
	id      int
}

// A Table is rows of numbers in training of which an example uses a few.
type Table struct {
	Dense
	Dim int
}

// Row returns row i.
func (t *Table) Row(i int32) []float32 { return t.W[int(i)*t.Dim : int(i+1)*t.Dim] }

// clearUnused sets the rows that never had a gradient to zero: what they began
// with would be noise for a word that was not in training.
func (t *Table) clearUnused() {
	for at := 0; at < len(t.W); at += t.Dim {
		if !slices.ContainsFunc(t.v[at:at+t.Dim], func(x float32) bool { return x != 0 }) {
			clear(t.W[at : at+t.Dim])
		}
	}
}

// A Trainee is the parameters of a net and what Adam keeps of them (Kingma and
// Ba 2015).
type Trainee struct {
	dense  []*Dense
	tables []*Table
	steps  int
}

func newDense(n int, scale float64, rng *rand.Rand) Dense {
	d := Dense{W: make([]float32, n), m: make([]float32, n), v: make([]float32, n), e: make([]float32, n)}
	for i := range d.W {
		d.W[i] = float32((rng.Float64()*2 - 1) * scale)
	}
	return d
}

// Dense adds n numbers drawn evenly from -scale to scale.
func (t *Trainee) Dense(n int, scale float64, rng *rand.Rand) *Dense {
	d := newDense(n, scale, rng)
	d.id = len(t.dense)
	t.dense = append(t.dense, &d)
	return &d
}

// Table adds rows of dim numbers drawn evenly from -scale to scale.
func (t *Trainee) Table(rows, dim int, scale float64, rng *rand.Rand) *Table {
	d := &Table{newDense(rows*dim, scale, rng), dim}
	d.id = len(t.tables)
	t.tables = append(t.tables, d)
	return d
}

// A Gradient collects the gradients of one worker.
type Gradient struct {
	dense [][]float32
	rows  [][]float32
	used  [][]int32 // rows of each table with a gradient, in order of first use
	mark  [][]bool
}

// Gradient returns an empty Gradient for all parameters.
func (t *Trainee) Gradient() *Gradient {
	g := &Gradient{used: make([][]int32, len(t.tables))}
	for _, d := range t.dense {
		g.dense = append(g.dense, make([]float32, len(d.W)))
	}
	for _, d := range t.tables {
		g.rows = append(g.rows, make([]float32, len(d.W)))
		g.mark = append(g.mark, make([]bool, len(d.W)/d.Dim))
	}
	return g
}

// Of returns the gradient of d.
func (g *Gradient) Of(d *Dense) []float32 { return g.dense[d.id] }

// Row returns the gradient of row i of t.
func (g *Gradient) Row(t *Table, i int32) []float32 {
	if !g.mark[t.id][i] {
		g.mark[t.id][i] = true
		g.used[t.id] = append(g.used[t.id], i)
	}
	return g.rows[t.id][int(i)*t.Dim : int(i+1)*t.Dim]
}

// merge adds the gradients of other to g and empties other.
func (g *Gradient) merge(t *Trainee, other *Gradient) {
	for i, d := range g.dense {
		plainAdd(d, other.dense[i])
		clear(other.dense[i])
	}
	for _, tab := range t.tables {
		for _, r := range other.used[tab.id] {
			from := other.rows[tab.id][int(r)*tab.Dim : int(r+1)*tab.Dim]
			plainAdd(g.Row(tab, r), from)
			clear(from)
			other.mark[tab.id][r] = false
		}
		other.used[tab.id] = other.used[tab.id][:0]
	}
}

// maxNorm is the length that the dense gradient of an example may have.
const maxNorm = 5

// Step takes one step of Adam along the gradients, which are added up in their
// order, divided by examples, and emptied.
func (t *Trainee) Step(gs []*Gradient, rate float64, examples int) {
	g := gs[0]
	for _, other := range gs[1:] {
		g.merge(t, other)
	}
	t.steps++
	u := update{scale: float32(1 / float64(examples)), rate: float32(rate / (1 - math.Pow(0.9, float64(t.steps)))),
		bias: float32(1 / (1 - math.Pow(0.98, float64(t.steps))))}
	if n := g.norm() / float64(examples); n > maxNorm {
		u.scale *= float32(maxNorm / n)
	}
	for i, d := range t.dense {
		u.apply(d, g.dense[i], 0)
	}
	for _, tab := range t.tables {
		for _, r := range g.used[tab.id] {
			at := int(r) * tab.Dim
			u.apply(&tab.Dense, g.rows[tab.id][at:at+tab.Dim], at)
			g.mark[tab.id][r] = false
		}
		g.used[tab.id] = g.used[tab.id][:0]
	}
}

func (g *Gradient) norm() float64 {
	sum := 0.0
	for _, d := range g.dense {
		for _, x := range d {
			sum += float64(x) * float64(x)
		}
	}
	return math.Sqrt(sum)
}

type update struct{ scale, rate, bias float32 }

// apply moves the numbers of d from index at on and clears their gradients.
func (u *update) apply(d *Dense, grad []float32, at int) {
	w, m, v := d.W[at:at+len(grad)], d.m[at:at+len(grad)], d.v[at:at+len(grad)]
	for i, g := range grad {
		g *= u.scale
		m[i] = float32(0.9*m[i]) + float32(0.1*g)
		v[i] = float32(0.98*v[i]) + float32(0.02*float32(g*g))
		w[i] -= float32(u.rate*m[i]) / (float32(math.Sqrt(float64(float32(v[i]*u.bias)))) + 1e-6)
		grad[i] = 0
	}
}

// Average moves the running average of every number by share towards it.
func (t *Trainee) Average(share float32) {
	for _, d := range t.all() {
		for i, w := range d.W {
			d.e[i] += float32(share * (w - d.e[i]))
		}
	}
}

// SwapAverage exchanges the numbers with their averages.
func (t *Trainee) SwapAverage() {
	for _, d := range t.all() {
		d.W, d.e = d.e, d.W
	}
}

func (t *Trainee) all() []*Dense {
	out := append([]*Dense(nil), t.dense...)
	for _, tab := range t.tables {
		out = append(out, &tab.Dense)
	}
	return out
}
