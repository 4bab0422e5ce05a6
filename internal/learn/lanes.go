package learn

import "math/bits"

// Plain Go multiplies several levels with several weights at once: they stand
// in lanes of two numbers of 64 bits, and the product of 128 bits holds the
// products of all pairs, each where its lanes add up to. Products are summed as
// they are and taken apart in the end. For that, levels and weights are made
// positive, and what this adds is taken off in the end.
//
// Three levels of one lane each times three weights meet in five lanes, like
// the coefficients of polynomials. With 128 levels the middle one reaches
// 3·128·511·255 < 2^26; the last one 128·511·255 < 2^24, which is what is left
// of 128 bits above four lanes.
const (
	laneBits = 26
	laneMask = 1<<laneBits - 1
)

// LaneScratch holds the buffers of Matrix.Add and Window.Add.
type LaneScratch struct {
	packed []uint64
	sums   []int32
}

// packed is a matrix with several columns in one number.
type packed struct {
	rows int
	w    []uint64
	zero []int32 // what to take off each column
}

// of returns the j-th group of columns.
func (p *packed) of(j int) []uint64 { return p.w[j*p.rows : j*p.rows+p.rows] }

// pack packs groups of columns of a rows×cols matrix, each into one of lanes.
func pack(w []int8, rows, cols int, lanes []int) *packed {
	n := len(lanes)
	p := &packed{rows, make([]uint64, (cols+n-1)/n*rows), make([]int32, cols)}
	for i := range rows {
		for j, v := range w[i*cols : i*cols+cols] {
			p.zero[j] += int32(v) * zeroLevel
			p.w[j/n*rows+i] |= uint64(int(v)+zeroWeight) << (lanes[j%n] * laneBits)
		}
	}
	return p
}

// packLevels adds levels in a lane to x and returns what to take off their sums
// of products.
func packLevels(x []uint64, levels []int16, lane int) int32 {
	sum := int32(0)
	for i, v := range levels[:len(x)] {
		u := int32(v) + zeroLevel
		sum += u
		x[i] |= uint64(u) << (lane * laneBits)
	}
	return sum * zeroWeight
}

// dotLanes returns the sum of the products of w and x, whose length is a
// multiple of 4.
func dotLanes(w, x []uint64) (hi, lo uint64) {
	x = x[:len(w)]
	for i := 0; i+4 <= len(w) && i+4 <= len(x); i += 4 {
		a, b := w[i:i+4:i+4], x[i:i+4:i+4]
		h, l := bits.Mul64(a[0], b[0])
		var carry uint64
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		h, l = bits.Mul64(a[1], b[1])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		h, l = bits.Mul64(a[2], b[2])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		h, l = bits.Mul64(a[3], b[3])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
	}
	return hi, lo
}
