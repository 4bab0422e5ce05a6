//go:build !amd64

package learn

func gemmF32(m, n, k int, a []float32, rs, cs int, b []float32, ldb int, c []float32, ldc int) {
	plainF32(m, n, k, a, rs, cs, b, ldb, c, ldc)
}

func gemmI16(m, n, k int, a []int16, rs int, b []int16, c []int32, ldc int) {
	plainI16(m, n, k, a, rs, b, c, ldc)
}

func addF32(y, x []float32) { plainAdd(y, x) }
func addI32(y, x []int32)   { plainAdd(y, x) }
func addI16(y, x []int16)   { plainAddI16(y, x) }

func toLevels(levels, values []int16, shift int)  { plainLevels(levels, values, shift) }
func addNarrow(row []int16, sums, factor []int32) { plainNarrow(row, sums, factor) }
func toHidden(row []int16, sums, factor []int32)  { plainHidden(row, sums, factor) }
func toValues(to []int16, w []int8, r *rounding)  { plainValues(to, w, r) }

// Portable does nothing: the kernels are plain Go already.
func Portable(on bool) {}

func isPlain() bool { return true }
