package learn

import "math"

// An embedding is a table of rows of bytes that are turned into layer values
// when they are added. The value of the byte x in column j is
// |x|·factor[j] + half[j], shifted right by shift[j], with the sign of x: what
// x times the column's step times One rounds to.
type embedding struct {
	w                   []int8
	factor, half, shift []uint32
}

// embedding returns the matrix as a table.
func (q Quant) embedding() *embedding {
	n := len(q.Step)
	t := &embedding{q.W, make([]uint32, n), make([]uint32, n), make([]uint32, n)}
	for j, step := range q.Step {
		// The step is a whole number of 24 bits times a power of two.
		part, exp := math.Frexp(float64(step))
		shift := 14 - exp
		switch {
		case step == 0 || shift > 32: // nothing reaches one half
			t.shift[j] = 1
		case shift > 0 && part > 0:
			t.factor[j], t.half[j], t.shift[j] = uint32(part*(1<<24)), 1<<(shift-1), uint32(shift)
		default: // more than any value can be
			t.factor[j], t.shift[j] = 1<<24-1, 1
		}
	}
	return t
}

// add adds a row to another one.
func (t *embedding) add(row []int16, id int) {
	n := len(t.factor)
	addRow(row[:n], t.w[id*n:id*n+n], t)
}

func plainRow(row []int16, w []int8, t *embedding) {
	w, factor, half, shift := w[:len(row)], t.factor[:len(row)], t.half[:len(row)], t.shift[:len(row)]
	for j, x := range w {
		sign := int32(x) >> 31
		v := (uint32((int32(x)^sign)-sign)*factor[j] + half[j]) >> shift[j]
		row[j] += clamp16((int32(v) ^ sign) - sign)
	}
}
