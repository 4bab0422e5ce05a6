package names

// A path finds the best sequence of classes: each has its score and one for
// following the class before it, and a name has a first word (Viterbi).
type path struct {
	score [2][classes]int64
	from  [][classes]uint8
	out   []uint8
	after []int32 // score of class after class
}

// best returns the sequence with the highest sum of scores, one row of classes
// for each word; after holds the scores of class after class. It is good until
// the next call.
func (p *path) best(scores, after []int32) []uint8 {
	p.after = after
	n := len(scores) / classes
	p.from, p.out = p.from[:0], p.out[:0]
	for i := range n {
		p.step(i, scores[i*classes:(i+1)*classes])
	}
	if n == 0 {
		return nil
	}
	last := 0
	for c, s := range p.score[(n-1)%2] {
		if s > p.score[(n-1)%2][last] {
			last = c
		}
	}
	for range n {
		p.out = append(p.out, 0)
	}
	for i := n - 1; i >= 0; i-- {
		p.out[i] = uint8(last)
		last = int(p.from[i][last])
	}
	return p.out
}

// step adds the scores of word i to the best ways to each class.
func (p *path) step(i int, scores []int32) {
	var from [classes]uint8
	prev, next := &p.score[(i+1)%2], &p.score[i%2]
	for c, s := range scores {
		top := int64(-1 << 60)
		for b := range classes {
			before := prev[b]
			if i == 0 {
				before = 0
				if b > 0 {
					break
				}
			}
			if before += int64(p.after[b*classes+c]); follows(b, c) && before > top {
				top, from[c] = before, uint8(b)
			}
		}
		next[c] = top + int64(s)
	}
	p.from = append(p.from, from)
}
