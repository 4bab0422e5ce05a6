package learn

import (
	"math"
	"unsafe"
)

// A Quant is a rows×cols matrix of whole numbers, with a step for each column:
// the real number is W·Step.
type Quant struct {
	Rows, Cols int
	W          []int8
	Step       []float32
}

// Quantize rounds a matrix so that the largest number of each column is 127
// steps.
func Quantize(w []float32, rows, cols int) Quant {
	q := Quant{rows, cols, make([]int8, rows*cols), make([]float32, cols)}
	for j := range cols {
		top := float32(0)
		for i := range rows {
			top = max(top, w[i*cols+j], -w[i*cols+j])
		}
		q.Step[j] = top / 127
		if top == 0 {
			continue
		}
		for i := range rows {
			q.W[i*cols+j] = Round8(float64(w[i*cols+j]) / float64(q.Step[j]))
		}
	}
	return q
}

// Encode writes the matrix.
func (q Quant) Encode(w *Writer) {
	w.Uint(q.Rows)
	w.Uint(q.Cols)
	w.Floats(q.Step)
	b := make([]byte, len(q.W))
	for i, x := range q.W {
		b[i] = byte(x)
	}
	w.Bytes(b)
}

// DecodeQuant reads a matrix of the given number of rows (any, if negative) and
// columns. Its numbers stay where r has them and must not be changed.
func DecodeQuant(r *Reader, rows, cols int) Quant {
	q := Quant{Rows: r.Uint(), Cols: r.Uint()}
	if rows >= 0 && q.Rows != rows || q.Cols != cols {
		r.fail("matrix of %d×%d, want %d×%d", q.Rows, q.Cols, rows, cols)
		q.Rows, q.Cols = max(rows, 0), cols
	}
	q.Step = r.Floats(cols)
	b := r.Bytes()
	if len(b) != q.Rows*cols {
		r.fail("matrix of %d numbers, want %d", len(b), q.Rows*cols)
		b = make([]byte, q.Rows*cols)
	}
	q.W = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), len(b))
	return q
}

// Round8 rounds x to the nearest whole number from -127 to 127.
func Round8(x float64) int8 {
	return int8(max(-127, min(127, math.Round(x))))
}

// One is the real number 1 in the whole numbers that layers hand on.
const One = 1024

// narrow scales a sum of products down: sums are multiplied by a factor and
// divided by 2^narrowBits.
const narrowBits = 20

// Layer values are rounded to levels, from -255 to 255, before they are
// multiplied: nine bits, so that plain Go can multiply several at once (see
// Window).
const (
	top        = 255
	zeroLevel  = top + 1 // what makes a level a positive number
	zeroWeight = 128     // the same for a weight
)

// HiddenShift is the shift of levels that are never negative, 0 to HiddenTop.
const (
	HiddenShift = 3
	HiddenTop   = 2*top + 1
)

// levelShift returns the bits that values lose as levels before layer l of an
// encoder, counted from 0; deeper ones have larger values.
func levelShift(l int) int {
	if l < 2 {
		return 3
	}
	return 4
}

// plainLevels sets levels to those of values.
func plainLevels(levels, values []int16, shift int) {
	half, levels := int32(1)<<(shift-1), levels[:len(values)]
	for i, v := range values {
		levels[i] = int16(max(-top, min(top, (int32(v)+half)>>(uint(shift)&31))))
	}
}

// plainNarrow adds to row what is positive in sums.
func plainNarrow(row []int16, sums, factor []int32) {
	sums, factor = sums[:len(row)], factor[:len(row)]
	for j, s := range sums {
		if s > 0 {
			row[j] = clamp16(int32(row[j]) + Narrow(s, factor[j]))
		}
	}
}

// Hidden sets row to the levels of sums of products that count only if
// positive; all three have the same length, a multiple of 16.
func Hidden(row []int16, sums, factor []int32) {
	if len(row) > 0 {
		toHidden(row, sums, factor)
	}
}

func plainHidden(row []int16, sums, factor []int32) {
	sums, factor = sums[:len(row)], factor[:len(row)]
	for j, s := range sums {
		row[j] = 0
		if s > 0 {
			row[j] = clamp16(min((Narrow(s, factor[j])+1<<(HiddenShift-1))>>HiddenShift, HiddenTop))
		}
	}
}

// Factors returns for each column what turns a sum of products of levels and
// weights into a layer value again.
func (q Quant) Factors(shift int) []int32 {
	out := make([]int32, len(q.Step))
	for j, s := range q.Step {
		out[j] = int32(math.Round(min(math.MaxInt32, float64(s)*float64(int(1)<<(narrowBits+shift)))))
	}
	return out
}

// Narrow turns a sum of products into a layer value.
func Narrow(sum, factor int32) int32 {
	return int32((int64(sum)*int64(factor) + 1<<(narrowBits-1)) >> narrowBits)
}

// Sums returns real numbers in the units of sums of products of levels with the
// matrix q: one row of biases, or the rows of a table to be added to its
// products.
func (q Quant) Sums(rows []float32, shift int) []int32 {
	out := make([]int32, len(rows))
	for i, x := range rows {
		if s := q.Step[i%q.Cols]; s != 0 {
			out[i] = int32(math.Round(float64(x) * float64(int(One)>>shift) / float64(s)))
		}
	}
	return out
}

// Floats returns the real numbers of the matrix.
func (q Quant) Floats() []float32 {
	out := make([]float32, len(q.W))
	for i, x := range q.W {
		out[i] = float32(x) * q.Step[i%q.Cols]
	}
	return out
}

func clamp16(x int32) int16 { return int16(max(-32768, min(32767, x))) }
