package learn

import "unsafe"

//go:generate sh -c "cd ../../tools/kernels && go run . -out ../../internal/learn/kernel_amd64.s -stubs ../../internal/learn/kernel_stubs_amd64.go -pkg learn"

// Lanes divides the column counts of every matrix given to Gemm and GemmI16.
const Lanes = 32

// Gemm adds A·B to C: A is m×k with a(i,p) = a[i·rs+p·cs], B is k×n with rows
// ldb apart, C m×n with rows ldc apart; n is a multiple of Lanes. Every number
// of C is summed in the order of p, each product rounded before it is added:
// the result is the same on every processor.
func Gemm(m, n, k int, a []float32, rs, cs int, b []float32, ldb int, c []float32, ldc int) {
	if m == 0 || n == 0 || k == 0 {
		return
	}
	_, _, _ = a[(m-1)*rs+(k-1)*cs], b[(k-1)*ldb+n-1], c[(m-1)*ldc+n-1]
	gemmF32(m, n, k, a, rs, cs, b, ldb, c, ldc)
}

// GemmI16 adds A·B to C in whole numbers: A is m×2k with rows rs apart, B holds
// k rows of n pairs as Pairs makes them, C is m×n with rows ldc apart.
func GemmI16(m, n, k int, a []int16, rs int, b []int16, c []int32, ldc int) {
	if m == 0 || n == 0 || k == 0 {
		return
	}
	_, _, _ = a[(m-1)*rs+2*k-1], b[2*k*n-1], c[(m-1)*ldc+n-1]
	gemmI16(m, n, k, a, rs, b, c, ldc)
}

// Pairs lays the rows×n matrix w out for GemmI16: numbers of rows 2p and 2p+1
// stand side by side. rows is even.
func Pairs(w []int8, rows, n int) []int16 {
	out := make([]int16, rows*n)
	for p := 0; p < rows; p += 2 {
		for j := range n {
			out[p*n+2*j] = int16(w[p*n+j])
			out[p*n+2*j+1] = int16(w[(p+1)*n+j])
		}
	}
	return out
}

// Add adds x to y; both have the same length, a multiple of 8.
func Add(y, x []float32) {
	if len(y) > 0 {
		_ = x[len(y)-1]
		addF32(y, x)
	}
}

// AddI32 adds x to y; both have the same length, a multiple of 8.
func AddI32(y, x []int32) {
	if len(y) > 0 {
		_ = x[len(y)-1]
		addI32(y, x)
	}
}

// AddI16 adds x to y; both have the same length, a multiple of 16.
func AddI16(y, x []int16) {
	if len(y) > 0 {
		_ = x[len(y)-1]
		addI16(y, x)
	}
}

func plainF32(m, n, k int, a []float32, rs, cs int, b []float32, ldb int, c []float32, ldc int) {
	for i := range m {
		row := c[i*ldc : i*ldc+n]
		for p := range k {
			x := a[i*rs+p*cs]
			w := b[p*ldb : p*ldb+n]
			for j := range row {
				row[j] += float32(x * w[j])
			}
		}
	}
}

func plainI16(m, n, k int, a []int16, rs int, b []int16, c []int32, ldc int) {
	for i := range m {
		row := c[i*ldc : i*ldc+n]
		for p := range k {
			x, y := int32(a[i*rs+2*p]), int32(a[i*rs+2*p+1])
			if x == 0 && y == 0 {
				continue
			}
			w := b[2*p*n : 2*p*n+2*n]
			for j := range row {
				row[j] += x*int32(w[2*j]) + y*int32(w[2*j+1])
			}
		}
	}
}

func plainAdd[T float32 | int32](y, x []T) {
	x = x[:len(y)]
	for i := range y {
		y[i] += x[i]
	}
}

// plainAddI16 adds four numbers at a time: their upper bits apart, so that
// nothing is carried from one to the next.
func plainAddI16(y, x []int16) {
	const upper = 0x8000800080008000
	to, from := quads(y), quads(x)
	from = from[:len(to)]
	for i, a := range to {
		b := from[i]
		to[i] = (a&^upper + b&^upper) ^ (a^b)&upper
	}
}

// quads returns x, whose length is a multiple of 4, as numbers of 64 bits.
func quads(x []int16) []uint64 {
	return unsafe.Slice((*uint64)(unsafe.Pointer(unsafe.SliceData(x))), len(x)/4)
}
