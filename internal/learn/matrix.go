package learn

import "sync"

// A Matrix is weights that levels are multiplied with, laid out as the
// processor's kernels want it.
type Matrix struct {
	rows, cols int
	used       int            // the columns that are looked at: see First
	pairs      func() []int16 // as Pairs makes them
	two, three func() *packed // for two rows of levels and for one
	joined     func() []int64 // see join
}

// maxDepth is the largest number of rows of a Matrix given to Add, or of a tap
// of a Window, for which no sum of products leaves its lane.
const maxDepth = 128

// NewMatrix returns the rows×cols matrix w; rows is a multiple of 8, cols of
// Lanes.
func NewMatrix(w []int8, rows, cols int) *Matrix {
	return &Matrix{rows, cols, cols,
		sync.OnceValue(func() []int16 { return Pairs(w, rows, cols) }),
		sync.OnceValue(func() *packed { return pack(w, rows, cols, []int{0, 2}) }),
		sync.OnceValue(func() *packed { return pack(w, rows, cols, []int{0, 1, 2}) }),
		sync.OnceValue(func() []int64 { return join(w) })}
}

// First says that of the sums only those of the first n columns are looked at,
// and returns m. What is added to the others is not defined.
func (m *Matrix) First(n int) *Matrix {
	m.used = n
	return m
}

// Add adds n rows of levels times the matrix, which has at most maxDepth rows,
// to the rows of c, which are cs apart.
func (m *Matrix) Add(n int, x []int16, c []int32, cs int, sc *LaneScratch) {
	if isPlain() {
		m.plain(n, x, c, cs, sc)
		return
	}
	GemmI16(n, m.cols, m.rows/2, x, m.rows, m.pairs(), c, cs)
}

// AddOne adds one row of levels that are not negative, many of them zero, times
// the matrix to c.
func (m *Matrix) AddOne(x []int16, c []int32) {
	if isPlain() {
		m.plainOne(x, c)
		return
	}
	GemmI16(1, m.cols, m.rows/2, x, m.rows, m.pairs(), c, m.cols)
}

// plain is Add in plain Go. Two rows of levels, one lane apart, times two
// columns of weights, two lanes apart, are four products; one row times three
// columns are three.
func (m *Matrix) plain(n int, x []int16, c []int32, cs int, sc *LaneScratch) {
	d := m.rows
	sc.packed = Reserve(sc.packed, d/8)
	for i := 0; i+2 <= n; i += 2 {
		clear(sc.packed)
		a := packLevels(sc.packed, x[i*d:i*d+d], 0)
		b := packLevels(sc.packed, x[i*d+d:i*d+2*d], 1)
		m.two().times(sc.packed, [2][]int32{c[i*cs : i*cs+m.cols], c[i*cs+cs : i*cs+cs+m.cols]}, [2]int32{a, b}, m.used)
	}
	if n%2 == 1 {
		clear(sc.packed)
		a := packLevels(sc.packed, x[(n-1)*d:n*d], 0)
		m.three().timesOne(sc.packed, c[(n-1)*cs:(n-1)*cs+m.cols], a, m.used)
	}
}

// times adds the products of two rows of levels and the first columns to the
// rows c; sums are what packLevels said of them.
func (p *packed) times(x []block, c [2][]int32, sums [2]int32, cols int) {
	a, b, off := c[0], c[1], own(x)
	for j := 0; j < cols; j += 2 {
		s := dotLanes(p.of(j/2), x).plus(off).plus(p.own[j/2])
		hi, lo := s.hi, s.lo
		a[j] += int32(lo&laneMask) - p.zero[j] - sums[0]
		b[j] += int32(lo>>laneBits&laneMask) - p.zero[j] - sums[1]
		lo = lo>>(2*laneBits) | hi<<(64-2*laneBits)
		a[j+1] += int32(lo&laneMask) - p.zero[j+1] - sums[0]
		b[j+1] += int32(hi>>(3*laneBits-64)&laneMask) - p.zero[j+1] - sums[1]
	}
}

// timesOne adds the products of one row of levels and the first columns to c.
func (p *packed) timesOne(x []block, c []int32, sum int32, cols int) {
	off := own(x)
	for j := 0; j < cols; j += 3 {
		s := dotLanes(p.of(j/3), x).plus(off).plus(p.own[j/3])
		for k := j; k < min(j+3, len(p.zero)); k++ {
			c[k] += int32(s.lo&laneMask) - p.zero[k] - sum
			s.lo = s.lo>>laneBits | s.hi<<(64-laneBits)
			s.hi >>= laneBits
		}
	}
}

// join puts neighbouring columns into one number, 32 bits apart: its product
// with a level holds both products, and sums of those both sums.
func join(w []int8) []int64 {
	out := make([]int64, len(w)/2)
	for i := range out {
		out[i] = int64(w[2*i]) + int64(w[2*i+1])<<32
	}
	return out
}

// plainOne is AddOne in plain Go.
func (m *Matrix) plainOne(x []int16, c []int32) {
	const most = 256
	var sums [most]int64
	w, half := m.joined(), m.cols/2
	s := sums[:(m.used+1)/2]
	for i, v := range x[:m.rows] {
		if v == 0 {
			continue
		}
		row := w[i*half : i*half+len(s)]
		for p := range s {
			s[p] += row[p] * int64(v)
		}
	}
	for p, v := range s {
		low := int32(v) // a negative lower half borrows one from the upper
		c[2*p] += low
		c[2*p+1] += int32((v - int64(low)) >> 32)
	}
}
