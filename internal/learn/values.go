package learn

import "math"

// A rounding turns the bytes of a matrix into layer values: x in column j is
// |x|·factor[j] + half[j], shifted right by shift[j], with the sign of x. That
// is what x times the column's step times One rounds to.
type rounding struct{ factor, half, shift []uint32 }

func newRounding(steps []float32) *rounding {
	n := len(steps)
	r := &rounding{make([]uint32, n), make([]uint32, n), make([]uint32, n)}
	for j, step := range steps {
		// A step is a whole number of 24 bits times a power of two.
		part, exp := math.Frexp(float64(step))
		shift := 14 - exp
		switch {
		case step == 0 || shift > 32: // nothing reaches one half
			r.shift[j] = 1
		case shift > 0 && part > 0:
			r.factor[j], r.half[j], r.shift[j] = uint32(part*(1<<24)), 1<<(shift-1), uint32(shift)
		default: // more than any value can be
			r.factor[j], r.shift[j] = 1<<24-1, 1
		}
	}
	return r
}

// values returns the matrix in layer values.
func (q Quant) values() []int16 {
	r, out := newRounding(q.Step), make([]int16, len(q.W))
	for at := 0; at < len(out); at += q.Cols {
		toValues(out[at:at+q.Cols], q.W[at:at+q.Cols], r)
	}
	return out
}

func plainValues(to []int16, w []int8, r *rounding) {
	w, factor, half, shift := w[:len(to)], r.factor[:len(to)], r.half[:len(to)], r.shift[:len(to)]
	for j, x := range w {
		sign := int32(x) >> 31
		v := (uint32((int32(x)^sign)-sign)*factor[j] + half[j]) >> shift[j]
		to[j] = clamp16((int32(v) ^ sign) - sign)
	}
}
