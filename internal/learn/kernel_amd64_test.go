package learn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// levels runs f once with every set of instructions the processor has.
func levels(t testing.TB, f func(level int)) {
	best := kernel
	defer func() { kernel = best }()
	for k := plain; k <= best; k++ {
		kernel = k
		f(k)
	}
}

func TestKernelsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, s := range [][3]int{{1, 32, 1}, {3, 96, 6}, {4, 128, 96}, {9, 96, 288}, {7, 64, 5}, {13, 160, 48}} {
		m, n, k := s[0], s[1], s[2]
		a, b, c := floats(rng, m*k), floats(rng, k*n), floats(rng, m*n)
		p, q := shorts(rng, 2*m*k), shorts(rng, 2*k*n)
		var first []float32
		var firstI []int32
		levels(t, func(level int) {
			got, gotI := slices.Clone(c), make([]int32, m*n)
			Gemm(m, n, k, a, k, 1, b, n, got, n)
			GemmI16(m, n, k, p, 2*k, q, gotI, n)
			Add(got, c)
			AddI32(gotI, gotI)
			sum := slices.Clone(q[:32])
			AddI16(sum, q[len(q)-32:])
			for j := range sum {
				if want := q[j] + q[len(q)-32+j]; sum[j] != want {
					t.Errorf("kernel %d: sum %d, want %d", level, sum[j], want)
				}
			}
			if level == plain {
				first, firstI = got, gotI
			}
			if !slices.Equal(got, first) || !slices.Equal(gotI, firstI) {
				t.Errorf("%v: kernel %d differs from plain Go", s, level)
			}
		})
	}
}

// TestGemmTransposed holds strides against a product written out by hand.
func TestGemmTransposed(t *testing.T) {
	a := []float32{1, 2, 3, 4, 5, 6} // 3×2, read as its transpose
	b := make([]float32, 3*32)
	for i := range b {
		b[i] = float32(i/32 + 1)
	}
	levels(t, func(level int) {
		c := make([]float32, 2*32)
		Gemm(2, 32, 3, a, 1, 2, b, 32, c, 32)
		if c[0] != 1+3*2+5*3 || c[32+31] != 2+4*2+6*3 {
			t.Errorf("kernel %d: %v, %v", level, c[0], c[63])
		}
	})
}

func shorts(rng *rand.Rand, n int) []int16 {
	x := make([]int16, n)
	for i := range x {
		x[i] = int16(rng.IntN(255) - 127)
	}
	return x
}

func BenchmarkGemm(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	x, w, c := floats(rng, 20*96), floats(rng, 96*128), make([]float32, 20*128)
	xi, wi, ci := shorts(rng, 20*96), shorts(rng, 96*128), make([]int32, 20*128)
	best := kernel
	defer func() { kernel = best }()
	for kernel = plain; kernel <= best; kernel++ {
		name := []string{"plain", "avx2", "avx512", "vnni"}[kernel]
		b.Run("f32/"+name, func(b *testing.B) {
			for range b.N {
				Gemm(20, 128, 96, x, 96, 1, w, 128, c, 128)
			}
			b.ReportMetric(20*96*128*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
		b.Run("i16/"+name, func(b *testing.B) {
			for range b.N {
				GemmI16(20, 128, 48, xi, 96, wi, ci, 128)
			}
			b.ReportMetric(20*96*128*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

// BenchmarkWindow and BenchmarkMatrix measure what the models spend their time
// on, for a sentence of 17 words.
func BenchmarkWindow(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n, d = 17, 128
	w := NewWindow(bytes8(rng, 3*d*d), d, d)
	x, c := levelRows(rng, (n+2)*d), make([]int32, n*d)
	var sc LaneScratch
	products(b, n*3*d*d, func() { w.Add(x, n, 0, n, c, &sc) })
}

func BenchmarkMatrix(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n, d, cols = 17, 128, 192
	m := NewMatrix(bytes8(rng, d*cols), d, cols)
	x, c := levelRows(rng, n*d), make([]int32, n*cols)
	var sc LaneScratch
	products(b, n*d*cols, func() { m.Add(n, x, c, cols, &sc) })
}

// products measures f, which sums n products, with every kernel.
func products(b *testing.B, n int, f func()) {
	best := kernel
	defer func() { kernel = best }()
	for kernel = plain; kernel <= best; kernel++ {
		b.Run([]string{"plain", "avx2", "avx512", "vnni"}[kernel], func(b *testing.B) {
			for range b.N {
				f()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

func bytes8(rng *rand.Rand, n int) []int8 {
	w := make([]int8, n)
	for i := range w {
		w[i] = int8(rng.IntN(255) - 127)
	}
	return w
}

func levelRows(rng *rand.Rand, n int) []int16 {
	x := make([]int16, n)
	for i := range x {
		x[i] = int16(rng.IntN(2*top+1) - top)
	}
	return x
}

// TestProductsAgree holds matrices and windows on every processor to plain sums
// of products, with the largest and the smallest numbers there are.
func TestProductsAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := 1; n < 9; n++ {
		for _, d := range []int{32, 128} {
			const cols = 32
			w, x := bytes8(rng, 3*d*cols), levelRows(rng, (n+2)*d)
			clear(x[:d])
			clear(x[(n+1)*d:])
			if n%3 == 0 {
				fill(w, 127)
				fill(x[d:(n+1)*d], top)
			}
			window, matrix := NewWindow(w, d, cols), NewMatrix(w[:d*cols], d, cols)
			levels(t, func(level int) {
				var sc LaneScratch
				from, to := n/4, n-n/5
				a, b := make([]int32, (to-from)*cols), make([]int32, n*cols)
				window.Add(x, n, from, to, a, &sc)
				if want := sums(x[from*d:], w, to-from, d, 3*d, cols); !slices.Equal(a, want) {
					t.Errorf("kernel %d, %d words: window differs", level, n)
				}
				matrix.Add(n, x[d:], b, cols, &sc)
				if want := sums(x[d:], w, n, d, d, cols); !slices.Equal(b, want) {
					t.Errorf("kernel %d, %d words: matrix differs", level, n)
				}
				clear(b)
				NewMatrix(w[:d*cols], d, cols).First(9).Add(n, x[d:], b, cols, &sc)
				for i, want := range sums(x[d:], w, n, d, d, cols) {
					if i%cols < 9 && b[i] != want {
						t.Fatalf("kernel %d, %d words: matrix differs in one of its first columns", level, n)
					}
				}
				one := make([]int32, cols)
				matrix.AddOne(x[d:2*d], one)
				if want := sums(x[d:], w, 1, d, d, cols); !slices.Equal(one, want) {
					t.Errorf("kernel %d: row differs", level)
				}
			})
		}
	}
}

// sums multiplies n rows of k levels, d apart, with a k×cols matrix.
func sums(x []int16, w []int8, n, d, k, cols int) []int32 {
	out := make([]int32, n*cols)
	for i := range n {
		for p, v := range x[i*d : i*d+k] {
			for j := range cols {
				out[i*cols+j] += int32(v) * int32(w[p*cols+j])
			}
		}
	}
	return out
}

func fill[T any](x []T, v T) {
	for i := range x {
		x[i] = v
	}
}

// TestRoundingAgrees holds what is done with sums to plain Go.
func TestRoundingAgrees(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n = 64
	values, sums, factor := make([]int16, n), make([]int32, n), make([]int32, n)
	for range 200 {
		for i := range n {
			values[i] = int16(rng.Uint32())
			sums[i] = int32(rng.Uint32()) >> rng.IntN(32)
			factor[i] = int32(rng.Uint32() >> (1 + rng.IntN(20)))
		}
		var want [][]int16
		levels(t, func(level int) {
			var got [][]int16
			for shift := 1; shift < 8; shift++ {
				row := make([]int16, n)
				toLevels(row, values, shift)
				got = append(got, row)
			}
			row, hidden := slices.Clone(values), make([]int16, n)
			addNarrow(row, sums, factor)
			Hidden(hidden, sums, factor)
			got = append(got, row, hidden)
			if level == plain {
				want = got
			}
			for i := range got {
				if !slices.Equal(got[i], want[i]) {
					t.Fatalf("kernel %d differs: %v, want %v", level, got[i], want[i])
				}
			}
		})
	}
}

// TestValuesAgree holds the values of bytes, times steps of all sizes, to what
// real numbers round to.
func TestValuesAgree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n = 32
	q := Quant{255, n, make([]int8, 255*n), make([]float32, n)}
	for j := range q.Step {
		q.Step[j] = float32(math.Ldexp(0.5+rng.Float64()/2, rng.IntN(50)-40))
	}
	q.Step[5], q.Step[6] = 0, 1.0/2048 // nothing; halves
	for i := range q.W {
		q.W[i] = int8(i/n - 127)
	}
	levels(t, func(level int) {
		for i, got := range q.values() {
			real := math.Round(float64(q.W[i]) * float64(q.Step[i%n]) * One)
			if want := int16(max(-32768, min(32767, real))); got != want {
				t.Fatalf("kernel %d: %d steps of %g are %d, want %d", level, q.W[i], q.Step[i%n], got, want)
			}
		}
	})
}
