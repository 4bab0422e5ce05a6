package learn

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestChainGradient holds the gradient to differences of the loss.
func TestChainGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var net Trainee
	c := chain{n: 3, follows: func(prev, class int) bool { return class != 2 || prev > 0 }, weight: net.Dense(9, 1, rng)}
	const stride = 4
	scores := floats(rng, 4*stride)
	gold := []int32{0, 1, 2, 2}
	loss := func() (float64, []float32, *Gradient) {
		z, g := append([]float32(nil), scores...), net.Gradient()
		l := c.gradient(z, stride, gold, g)
		return l, z, g
	}
	at, z, g := loss()
	const step = 1e-3
	for i := range scores {
		if i%stride == 3 {
			if z[i] != 0 {
				t.Errorf("a score that is no class has the gradient %v", z[i])
			}
			continue
		}
		scores[i] += step
		up, _, _ := loss()
		scores[i] -= step
		if got := (up - at) / step; math.Abs(got-float64(z[i])) > 2e-3 {
			t.Errorf("score %d: %v, want %v", i, z[i], got)
		}
	}
	for i := range c.weight.W {
		c.weight.W[i] += step
		up, _, _ := loss()
		c.weight.W[i] -= step
		if got, want := g.Of(c.weight)[i], (up-at)/step; math.Abs(want-float64(got)) > 2e-3 {
			t.Errorf("weight %d: %v, want %v", i, got, want)
		}
	}
}

func floats(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = rng.Float32()*2 - 1
	}
	return x
}
