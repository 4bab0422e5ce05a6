package learn

import "math"

// Best returns the index of the highest score, the first of equals.
func Best(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// Softmax turns scores into probabilities and returns them.
func Softmax(z []float32) []float32 {
	top, sum := z[0], float32(0)
	for _, x := range z {
		top = max(top, x)
	}
	for i, x := range z {
		z[i] = float32(math.Exp(float64(x - top)))
		sum += z[i]
	}
	for i := range z {
		z[i] /= sum
	}
	return z
}
