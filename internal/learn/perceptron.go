package learn

import (
	"cmp"
	"slices"
)

// A Trainer trains an averaged perceptron over hashed features. Weights are
// whole numbers and kept only where they are not zero.
type Trainer struct {
	classes int
	mask    uint64
	rows    [][]cell
	clock   int64
}

// A cell is the weight of one feature for one class.
type cell struct {
	class  int32
	weight int32
	sum    int64 // of every change times the clock at it
}

// NewTrainer returns a Trainer of 2^bits feature rows.
func NewTrainer(classes int, bits uint) *Trainer {
	return &Trainer{classes: classes, mask: 1<<bits - 1, rows: make([][]cell, 1<<bits)}
}

// Score sets scores, one per class, for the given features.
func (t *Trainer) Score(features []uint64, scores []int32) {
	clear(scores)
	for _, f := range features {
		for i := range t.rows[f&t.mask] {
			c := &t.rows[f&t.mask][i]
			scores[c.class] += c.weight
		}
	}
}

// Learn moves the clock on and, where they differ, the weights of the features
// from class wrong to class right.
func (t *Trainer) Learn(features []uint64, right, wrong int) {
	t.clock++
	if right == wrong {
		return
	}
	for _, f := range features {
		t.change(f&t.mask, int32(right), 1)
		t.change(f&t.mask, int32(wrong), -1)
	}
}

func (t *Trainer) change(row uint64, class int32, by int32) {
	cs := t.rows[row]
	for i := range cs {
		if cs[i].class == class {
			cs[i].weight += by
			cs[i].sum += int64(by) * t.clock
			return
		}
	}
	t.rows[row] = append(cs, cell{class, by, int64(by) * t.clock})
}

// Average returns the mean of the weights over all steps so far, rounded to
// steps of 127ths of limit. Weights that round to zero are left out.
func (t *Trainer) Average(limit float64) *Perceptron {
	p := &Perceptron{mask: t.mask, Start: make([]uint32, len(t.rows)+1)}
	for r, cs := range t.rows {
		slices.SortFunc(cs, func(a, b cell) int { return cmp.Compare(a.class, b.class) })
		for _, c := range cs {
			mean := float64(c.weight) - float64(c.sum)/float64(t.clock)
			if w := Round8(mean / limit * 127); w != 0 {
				p.Cells = append(p.Cells, uint16(c.class)<<8|uint16(uint8(w)))
			}
		}
		p.Start[r+1] = uint32(len(p.Cells))
	}
	return p
}

// Round8 rounds x to the nearest whole number from -127 to 127.
func Round8(x float64) int8 {
	switch {
	case x >= 127:
		return 127
	case x <= -127:
		return -127
	case x < 0:
		return int8(x - 0.5)
	}
	return int8(x + 0.5)
}

// A Perceptron scores classes by hashed features; it is safe for many
// goroutines.
type Perceptron struct {
	mask  uint64
	Start []uint32 // of the cells of each feature row, and their end
	Cells []uint16 // class<<8 | weight as int8
}

// Score sets scores, one per class, for the given features.
func (p *Perceptron) Score(features []uint64, scores []int32) {
	clear(scores)
	for _, f := range features {
		r := f & p.mask
		for _, c := range p.Cells[p.Start[r]:p.Start[r+1]] {
			scores[c>>8] += int32(int8(c))
		}
	}
}

// Encode returns the perceptron as bytes: cells per row, classes, weights.
func (p *Perceptron) Encode(w *Writer) {
	n := len(p.Start) - 1
	w.Uint(n)
	counts := make([]byte, n)
	for r := range n {
		counts[r] = byte(p.Start[r+1] - p.Start[r])
	}
	classes, weights := make([]byte, len(p.Cells)), make([]byte, len(p.Cells))
	for i, c := range p.Cells {
		classes[i], weights[i] = byte(c>>8), byte(c)
	}
	w.Bytes(counts)
	w.Bytes(classes)
	w.Bytes(weights)
}

// DecodePerceptron reads what Encode wrote, for the given number of classes.
func DecodePerceptron(r *Reader, classes int) *Perceptron {
	n := r.Uint()
	counts, cs, ws := r.Bytes(), r.Bytes(), r.Bytes()
	if n == 0 || n&(n-1) != 0 || len(counts) != n || len(cs) != len(ws) {
		r.fail("perceptron of %d rows", n)
		return &Perceptron{Start: make([]uint32, 2)}
	}
	p := &Perceptron{mask: uint64(n - 1), Start: make([]uint32, n+1), Cells: make([]uint16, len(cs))}
	for i, c := range counts {
		p.Start[i+1] = p.Start[i] + uint32(c)
	}
	for i := range cs {
		if int(cs[i]) >= classes {
			r.fail("class %d of %d", cs[i], classes)
			return &Perceptron{Start: make([]uint32, 2)}
		}
		p.Cells[i] = uint16(cs[i])<<8 | uint16(ws[i])
	}
	if int(p.Start[n]) != len(p.Cells) {
		r.fail("perceptron has %d weights, not %d", len(p.Cells), p.Start[n])
		return &Perceptron{Start: make([]uint32, 2)}
	}
	return p
}
