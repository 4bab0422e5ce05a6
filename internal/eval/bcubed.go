package eval

import (
	"fmt"
	"slices"
)

// BCubed is B³ for clusters that may overlap: precision and recall of each
// member's neighbours, averaged (Amigó, Gonzalo, Artiles and Verdejo, A
// comparison of extrinsic clustering evaluation metrics, 2009, multiplicity
// B³). Without overlap it is the B³ of Bagga and Baldwin (1998).
type BCubed struct {
	P, R float64
	N    int
}

// F1 is the harmonic mean of precision and recall.
func (b BCubed) F1() float64 {
	if b.P+b.R == 0 {
		return 0
	}
	return 2 * b.P * b.R / (b.P + b.R)
}

// String prints the measure on a line.
func (b BCubed) String() string {
	return fmt.Sprintf("B³ P=%.3f R=%.3f F1=%.3f  events=%d", b.P, b.R, b.F1(), b.N)
}

// bCubed compares two ways of clustering the same members.
func bCubed(members []string, want, got map[string][]string) BCubed {
	b := BCubed{N: len(members)}
	if b.N == 0 {
		return b
	}
	for _, e := range members {
		b.P += neighbours(e, members, got, want)
		b.R += neighbours(e, members, want, got)
	}
	b.P, b.R = b.P/float64(b.N), b.R/float64(b.N)
	return b
}

// neighbours returns how far those who are with e by one clustering are so by the
// other.
func neighbours(e string, members []string, by, other map[string][]string) float64 {
	sum, n := 0.0, 0
	for _, m := range members {
		if k := common(by[e], by[m]); k > 0 {
			n++
			sum += float64(min(k, common(other[e], other[m]))) / float64(k)
		}
	}
	if n == 0 {
		return 1 // in no cluster at all: alone
	}
	return sum / float64(n)
}

func common(a, b []string) (n int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}
