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
//
// One multiplication does for two numbers x and y and two weights v and w
// (Winograd 1968): (x+w)·(y+v) = x·v + y·w + x·y + w·v, where the last two
// belong to the numbers alone or to the weights alone and are taken off as one
// sum. All sums are modulo 2^128: only what is left in the end must fit.
const (
	laneBits = 26
	laneMask = 1<<laneBits - 1
)

// A block is eight neighbouring levels or weights in lanes.
type block [8]uint64

// A wide is a number of 128 bits.
type wide struct{ hi, lo uint64 }

func (a wide) plus(b wide) wide {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	return wide{a.hi + b.hi + carry, lo}
}

// LaneScratch holds the buffers of Matrix.Add and Window.Add.
type LaneScratch struct {
	packed []block
	sums   []int32
	spare  []int32 // where goes what belongs to no word
}

// packed is a matrix with several columns in one number.
type packed struct {
	rows int // in blocks
	w    []block
	own  []wide  // of each group of columns: see own
	zero []int32 // what to take off each column
}

// of returns the j-th group of columns.
func (p *packed) of(j int) []block { return p.w[j*p.rows : j*p.rows+p.rows] }

// pack packs groups of columns of a rows×cols matrix, each into one of lanes;
// rows is a multiple of 8.
func pack(w []int8, rows, cols int, lanes []int) *packed {
	n := len(lanes)
	p := &packed{rows: rows / 8, w: make([]block, (cols+n-1)/n*rows/8), zero: make([]int32, cols)}
	for i := range rows {
		for j, v := range w[i*cols : i*cols+cols] {
			p.zero[j] += int32(v) * zeroLevel
			p.w[j/n*p.rows+i/8][i%8] |= uint64(int(v)+zeroWeight) << (lanes[j%n] * laneBits)
		}
	}
	p.settle()
	return p
}

// settle sets own once w is complete.
func (p *packed) settle() {
	p.own = p.own[:0]
	for j := range len(p.w) / p.rows {
		p.own = append(p.own, own(p.of(j)))
	}
}

// packLevels adds levels in a lane to x and returns what to take off their sums
// of products.
func packLevels(x []block, levels []int16, lane int) int32 {
	sum, by := int32(0), uint(lane*laneBits)&63
	for i := range x {
		to, from := &x[i], (*[8]int16)(levels[8*i:])
		for k, v := range from {
			u := int32(v) + zeroLevel
			sum += u
			to[k] |= uint64(u) << by
		}
	}
	return sum * zeroWeight
}

// own returns what is to be taken off the sums of dotLanes for the numbers of
// x, as the negative of a sum.
func own(x []block) wide {
	var sum wide
	for i := range x {
		for k := 0; k < 8; k += 2 {
			h, l := bits.Mul64(x[i][k], x[i][k+1])
			sum = sum.plus(wide{h, l})
		}
	}
	lo, carry := bits.Add64(^sum.lo, 1, 0)
	return wide{^sum.hi + carry, lo}
}

// dotLanes returns the sum of the products of w and x and what own says of
// either.
func dotLanes(w, x []block) wide {
	var hi, lo, carry uint64
	x = x[:len(w)]
	for i := range w {
		a, b := &w[i], &x[i]
		h, l := bits.Mul64(a[1]+b[0], a[0]+b[1])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		h, l = bits.Mul64(a[3]+b[2], a[2]+b[3])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		h, l = bits.Mul64(a[5]+b[4], a[4]+b[5])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
		h, l = bits.Mul64(a[7]+b[6], a[6]+b[7])
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
	}
	return wide{hi, lo}
}
