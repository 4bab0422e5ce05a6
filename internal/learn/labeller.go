package learn

import "math"

// A Labeller scores classes for every word of a sentence: an Encoder and a
// matrix from its vectors to the classes, in whole numbers. It is safe for many
// goroutines.
type Labeller struct {
	Classes int
	enc     *FastEncoder
	outs    int
	out     *Matrix
	bias    []int32
	factor  []int32
}

// outputs returns n filled up for the kernels.
func outputs(n int) int { return (n + Lanes - 1) / Lanes * Lanes }

// DecodeLabeller reads what TrainLabeller made; rows are the sizes of the
// tables.
func DecodeLabeller(r *Reader, rows []int, classes int) *Labeller {
	l := &Labeller{Classes: classes, enc: DecodeEncoder(r, rows), outs: outputs(classes)}
	if r.err != nil {
		return l
	}
	q := DecodeQuant(r, l.enc.Width, l.outs)
	l.out, l.factor, l.bias = NewMatrix(q.W, l.enc.Width, l.outs).First(classes), q.Factors(l.enc.Shift()), q.Sums(r.Floats(l.outs), l.enc.Shift())
	return l
}

// LabelScratch holds the buffers of one call of Scores.
type LabelScratch struct {
	enc    FastEncoding
	scores []int32
	lanes  LaneScratch
}

// Scores returns the scores of the classes of n words, one row of Classes after
// the other; they are good until the next call. ids holds for each word a row
// of every table, -1 for none.
func (l *Labeller) Scores(ids []int32, n int, sc *LabelScratch) []int32 {
	l.enc.Forward(&sc.enc, ids, n)
	sc.scores = Repeat(sc.scores, l.bias, n)
	l.out.Add(n, sc.enc.Words(l.enc.Width), sc.scores, l.outs, &sc.lanes)
	for i := range n {
		to, from := sc.scores[i*l.Classes:], sc.scores[i*l.outs:]
		for k, f := range l.factor[:l.Classes] {
			to[k] = Narrow(from[k], f)
		}
	}
	return sc.scores[:n*l.Classes]
}

// DecodeFollow reads what TrainLabeller wrote behind a Labeller whose sequences
// were learnt: for each class the score of each class after it.
func DecodeFollow(r *Reader, classes int) []int32 {
	out := make([]int32, classes*classes)
	for i, x := range r.Floats(len(out)) {
		out[i] = int32(math.Round(float64(x) * One))
	}
	return out
}
