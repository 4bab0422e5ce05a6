package learn

import "sync"

// A Window is three matrices that a word, the one before and the one after are
// multiplied with.
type Window struct {
	depth, cols int
	pairs       func() []int16 // as Pairs makes them of the three, one below the other
	taps        func() *taps
}

// NewWindow returns the window of three depth×cols matrices, for the word
// before, the word itself and the word after.
func NewWindow(w []int8, depth, cols int) *Window {
	return &Window{depth, cols,
		sync.OnceValue(func() []int16 { return Pairs(w, 3*depth, cols) }),
		sync.OnceValue(func() *taps { return newTaps(w, depth, cols) })}
}

// Add adds to the rows of c what the window sees at the words from to to-1 of n
// words. x is their levels, between two rows of zeros.
func (w *Window) Add(x []int16, n, from, to int, c []int32, sc *LaneScratch) {
	if isPlain() {
		w.taps().add(x[w.depth:], n, from, to, c, sc)
		return
	}
	GemmI16(to-from, w.cols, 3*w.depth/2, x[from*w.depth:], w.depth, w.pairs(), c, w.cols)
}

// taps is a Window for plain Go. Three levels of three words one after the other
// times three weights are nine products, whose five lanes hold what the words
// add to five: the one before them, themselves, the one after.
type taps struct {
	depth, cols int
	w           []uint64   // for each column its weights: after, itself, before
	zero        [4][]int32 // what to take off each column, with hasBefore and hasAfter or without
}

const (
	hasBefore = 1
	hasAfter  = 2
)

func newTaps(w []int8, depth, cols int) *taps {
	t := &taps{depth: depth, cols: cols, w: make([]uint64, depth*cols)}
	var one [3]*packed
	for k := range one {
		one[k] = pack(w[k*depth*cols:(k+1)*depth*cols], depth, cols, []int{0})
		for i, v := range one[k].w {
			t.w[i] |= v << ((2 - k) * laneBits)
		}
	}
	for m := range t.zero {
		t.zero[m] = append(t.zero[m], one[1].zero...)
		if m&hasBefore != 0 {
			plainAdd(t.zero[m], one[0].zero)
		}
		if m&hasAfter != 0 {
			plainAdd(t.zero[m], one[2].zero)
		}
	}
	return t
}

// add is Window.Add; x begins with the first word.
func (p *taps) add(x []int16, n, from, to int, c []int32, sc *LaneScratch) {
	d, groups := p.depth, (n+2)/3
	sc.packed, sc.sums = Fill(sc.packed, groups*d), Fill(sc.sums, n)
	for t := range n {
		sc.sums[t] = packLevels(sc.packed[t/3*d:t/3*d+d], x[t*d:t*d+d], t%3)
	}
	for j := range p.cols {
		w := p.w[j*d : j*d+d]
		for g := range groups {
			hi, lo := dotLanes(w, sc.packed[g*d:g*d+d])
			p.spread(hi, lo, 3*g-1-from, to-from, c[j:])
		}
	}
	for t := from; t < to; t++ {
		p.takeOff(t, n, c[(t-from)*p.cols:(t-from+1)*p.cols], sc.sums)
	}
}

// spread adds five lanes to one column of the rows t to t+4 of c that are
// there.
func (p *taps) spread(hi, lo uint64, t, rows int, c []int32) {
	five := [5]uint64{lo, lo >> laneBits, lo>>(2*laneBits) | hi<<(64-2*laneBits), hi >> (3*laneBits - 64), hi >> (4*laneBits - 64)}
	if t >= 0 && t+5 <= rows {
		for k, v := range five {
			c[(t+k)*p.cols] += int32(v & laneMask)
		}
		return
	}
	for k, v := range five {
		if t+k >= 0 && t+k < rows {
			c[(t+k)*p.cols] += int32(v & laneMask)
		}
	}
}

// takeOff corrects the row of word t of n.
func (p *taps) takeOff(t, n int, c, sums []int32) {
	has, off := 0, sums[t]
	if t > 0 {
		has, off = hasBefore, off+sums[t-1]
	}
	if t+1 < n {
		has, off = has|hasAfter, off+sums[t+1]
	}
	for j, z := range p.zero[has] {
		c[j] -= z + off
	}
}
