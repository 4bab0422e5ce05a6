package learn

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// kernel is the best set of instructions the processor has; tests lower it.
var kernel = bestKernel()

const (
	plain = iota
	avx2
	avx512
	vnni
)

func bestKernel() int {
	wide := cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512DQ
	switch {
	case wide && cpu.X86.HasAVX512VNNI:
		return vnni
	case wide:
		return avx512
	case cpu.X86.HasAVX2:
		return avx2
	}
	return plain
}

func gemmF32(m, n, k int, a []float32, rs, cs int, b []float32, ldb int, c []float32, ldc int) {
	quad, row, step := quadF32AVX512, rowF32AVX512, 32
	switch kernel {
	case plain:
		plainF32(m, n, k, a, rs, cs, b, ldb, c, ldc)
		return
	case avx2:
		quad, row, step = quadF32AVX2, rowF32AVX2, 16
	}
	i := 0
	for ; i+4 <= m; i += 4 {
		for j := 0; j < n; j += step {
			quad(k, &a[i*rs], 4*rs, 4*cs, &b[j], 4*ldb, &c[i*ldc+j], 4*ldc)
		}
	}
	for ; i < m; i++ {
		for j := 0; j < n; j += step {
			row(k, &a[i*rs], 4*rs, 4*cs, &b[j], 4*ldb, &c[i*ldc+j], 4*ldc)
		}
	}
}

// A tileI16 adds to a tile of C; see kernel_stubs_amd64.go.
type tileI16 func(k int, a *int32, rs, cs int, b *int32, ldb int, c *int32, ldc int)

func gemmI16(m, n, k int, a []int16, rs int, b []int16, c []int32, ldc int) {
	if kernel == plain {
		plainI16(m, n, k, a, rs, b, c, ldc)
		return
	}
	tiles := func(i, j, step int, f tileI16) int {
		for ; j+step <= n; j += step {
			f(k, pair(&a[i*rs]), 2*rs, 4, pair(&b[2*j]), 4*n, &c[i*ldc+j], 4*ldc)
		}
		return j
	}
	i := 0
	for ; i+8 <= m && kernel == vnni; i += 8 {
		tiles(i, 0, 32, tallI16VNNI)
	}
	for ; i+4 <= m; i += 4 {
		switch kernel {
		case avx2:
			tiles(i, 0, 16, quadI16AVX2)
		case avx512:
			tiles(i, 0, 32, quadI16AVX512)
		case vnni:
			tiles(i, tiles(i, 0, 64, squareI16VNNI), 32, quadI16VNNI)
		}
	}
	for ; i < m; i++ {
		if kernel == avx2 {
			tiles(i, 0, 32, wideI16AVX2)
			continue
		}
		tiles(i, tiles(i, 0, 64, wideI16AVX512), 32, rowI16AVX512)
	}
}

// pair takes two int16 for the 32 bits the kernels load at once.
func pair(p *int16) *int32 { return (*int32)(unsafe.Pointer(p)) }

func addF32(y, x []float32) {
	if kernel == plain {
		plainAdd(y, x)
		return
	}
	addF32AVX2(4*len(y), &y[0], &x[0])
}

func addI32(y, x []int32) {
	if kernel == plain {
		plainAdd(y, x)
		return
	}
	addI32AVX2(4*len(y), &y[0], &x[0])
}

func addI16(y, x []int16) {
	if kernel == plain {
		plainAddI16(y, x)
		return
	}
	addI16AVX2(2*len(y), &y[0], &x[0])
}

func toLevels(levels, values []int16, shift int) {
	if kernel == plain || len(values) == 0 {
		plainLevels(levels, values, shift)
		return
	}
	_ = levels[len(values)-1]
	levelsAVX2(len(values), &levels[0], &values[0], shift)
}

func addNarrow(row []int16, sums, factor []int32) {
	if kernel == plain {
		plainNarrow(row, sums, factor)
		return
	}
	_, _ = sums[len(row)-1], factor[len(row)-1]
	addNarrowAVX2(len(row), &row[0], &sums[0], &factor[0])
}

func toValues(to []int16, w []int8, r *rounding) {
	if kernel == plain || len(to) == 0 {
		plainValues(to, w, r)
		return
	}
	_, _ = w[len(to)-1], r.shift[len(to)-1]
	valuesAVX2(len(to), &to[0], &w[0], &r.factor[0], &r.half[0], &r.shift[0])
}

func toHidden(row []int16, sums, factor []int32) {
	if kernel == plain {
		plainHidden(row, sums, factor)
		return
	}
	_, _ = sums[len(row)-1], factor[len(row)-1]
	hiddenAVX2(len(row), &row[0], &sums[0], &factor[0])
}

// Portable makes the kernels plain Go, or the best ones again. Tests use it to
// hold both to the same output; nobody may be computing meanwhile.
func Portable(on bool) {
	kernel = bestKernel()
	if on {
		kernel = plain
	}
}

func isPlain() bool { return kernel == plain }
