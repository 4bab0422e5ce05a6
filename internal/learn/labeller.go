package learn

// A Labeller scores classes for every word of a sentence: an Encoder and a
// matrix from its vectors to the classes, in whole numbers. It is safe for many
// goroutines.
type Labeller struct {
	Classes int
	enc     *FastEncoder
	outs    int
	out     []int16 // as Pairs lays it out
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
	l.out, l.factor, l.bias = Pairs(q.W, l.enc.Width, l.outs), q.Factors(), q.Sums(r.Floats(l.outs))
	return l
}

// LabelScratch holds the buffers of one call of Scores.
type LabelScratch struct {
	enc    FastEncoding
	scores []int32
}

// Scores returns the scores of the classes of n words, one row of Classes after
// the other; they are good until the next call. ids holds for each word a row
// of every table, -1 for none.
func (l *Labeller) Scores(ids []int32, n int, sc *LabelScratch) []int32 {
	l.enc.Forward(&sc.enc, ids, n)
	sc.scores = sc.scores[:0]
	for range n {
		sc.scores = append(sc.scores, l.bias...)
	}
	d := l.enc.Width
	GemmI16(n, l.outs, d/2, sc.enc.Out[Pad*d:], d, l.out, sc.scores, l.outs)
	for i := range n {
		to, from := sc.scores[i*l.Classes:], sc.scores[i*l.outs:]
		for k, f := range l.factor[:l.Classes] {
			to[k] = Narrow(from[k], f)
		}
	}
	return sc.scores[:n*l.Classes]
}
