package learn

import "math"

// A chain learns which class follows which, together with the scores of a
// sentence's words: the probability of a sequence of classes is that of a
// linear-chain conditional random field (Lafferty et al. 2001). Before the
// first word stands class 0.
type chain struct {
	n       int
	follows func(prev, class int) bool
	weight  *Dense // n×n: class after class

	before, after [][]float64 // logarithms of the sums of all ways to and from a class
	terms         []float64
}

// gradient turns the scores of a sentence, stride apart, into their gradient
// and returns the loss.
func (c *chain) gradient(scores []float32, stride int, gold []int32, g *Gradient) float64 {
	c.ways(scores, stride, len(gold))
	total := logSum(c.before[len(gold)-1])
	loss, grad, prev := total, g.Of(c.weight), 0
	for i, class := range gold {
		row := scores[i*stride : (i+1)*stride]
		k := prev*c.n + int(class)
		loss -= float64(row[class]) + float64(c.weight.W[k])
		grad[k]--
		for to := range c.n {
			c.pairs(i, to, float64(row[to])-total, grad)
		}
		prev = int(class)
	}
	for i, class := range gold {
		row := scores[i*stride : (i+1)*stride]
		clear(row)
		for to := range c.n {
			row[to] = float32(math.Exp(c.before[i][to] + c.after[i][to] - total))
		}
		row[class]--
	}
	return loss
}

// pairs adds the probabilities of the classes before class to of word i; score
// is that of the class less that of all sequences.
func (c *chain) pairs(i, to int, score float64, grad []float32) {
	for prev := range c.n {
		if p := c.reach(i, prev, to); p > never {
			grad[prev*c.n+to] += float32(math.Exp(p + score + c.after[i][to]))
		}
	}
}

// never is the logarithm of what cannot be.
const never = -1e9

// reach returns the sum of all ways to class to of word i through class prev,
// without the score of to.
func (c *chain) reach(i, prev, to int) float64 {
	switch {
	case !c.follows(prev, to):
		return never
	case i > 0:
		return c.before[i-1][prev] + float64(c.weight.W[prev*c.n+to])
	case prev == 0:
		return float64(c.weight.W[to])
	}
	return never
}

func (c *chain) ways(scores []float32, stride, words int) {
	for len(c.before) < words {
		c.before, c.after = append(c.before, make([]float64, c.n)), append(c.after, make([]float64, c.n))
	}
	c.terms = Fill(c.terms, c.n)
	for i := range words {
		for to := range c.n {
			for prev := range c.n {
				c.terms[prev] = c.reach(i, prev, to)
			}
			c.before[i][to] = logSum(c.terms) + float64(scores[i*stride+to])
		}
	}
	clear(c.after[words-1])
	for i := words - 2; i >= 0; i-- {
		for prev := range c.n {
			for to := range c.n {
				c.terms[to] = never
				if c.follows(prev, to) {
					c.terms[to] = c.after[i+1][to] + float64(c.weight.W[prev*c.n+to]) + float64(scores[(i+1)*stride+to])
				}
			}
			c.after[i][prev] = logSum(c.terms)
		}
	}
}

// logSum returns the logarithm of the sum of what xs are the logarithms of.
func logSum(xs []float64) float64 {
	top := xs[0]
	for _, x := range xs {
		top = max(top, x)
	}
	sum := 0.0
	for _, x := range xs {
		sum += math.Exp(x - top)
	}
	return top + math.Log(sum)
}
