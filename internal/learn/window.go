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
	packed            // for each column its weights: after, itself, before
	zeros  [4][]int32 // what to take off each column, with hasBefore and hasAfter or without
}

const (
	hasBefore = 1
	hasAfter  = 2
)

func newTaps(w []int8, depth, cols int) *taps {
	var one [3]*packed
	for k := range one {
		one[k] = pack(w[k*depth*cols:(k+1)*depth*cols], depth, cols, []int{2 - k})
	}
	t := &taps{packed: *one[0]}
	for i := range t.w {
		for k := range t.w[i] {
			t.w[i][k] |= one[1].w[i][k] | one[2].w[i][k]
		}
	}
	t.settle()
	for m := range t.zeros {
		t.zeros[m] = append(t.zeros[m], one[1].zero...)
		if m&hasBefore != 0 {
			plainAdd(t.zeros[m], one[0].zero)
		}
		if m&hasAfter != 0 {
			plainAdd(t.zeros[m], one[2].zero)
		}
	}
	return t
}

// add is Window.Add; x begins with the first word.
func (p *taps) add(x []int16, n, from, to int, c []int32, sc *LaneScratch) {
	d, cols := p.rows, len(p.zero)
	sc.packed, sc.sums, sc.spare = Reserve(sc.packed, d), Fill(sc.sums, n), Reserve(sc.spare, cols)
	for g := 0; g < n; g += 3 {
		clear(sc.packed)
		for t := g; t < min(g+3, n); t++ {
			sc.sums[t] = packLevels(sc.packed, x[8*t*d:8*(t+1)*d], t-g)
		}
		var rows [5][]int32
		for k := range rows {
			rows[k] = sc.spare
			if t := g - 1 + k; t >= from && t < to {
				rows[k] = c[(t-from)*cols : (t-from+1)*cols]
			}
		}
		p.spread(sc.packed, rows)
	}
	for t := from; t < to; t++ {
		p.takeOff(t, n, c[(t-from)*cols:(t-from+1)*cols], sc.sums)
	}
}

// spread adds what three words add to the rows of the word before them, their
// own and that of the word after.
func (p *taps) spread(x []block, rows [5][]int32) {
	off, n := own(x), len(p.own)
	a, b, c, d, e := rows[0][:n], rows[1][:n], rows[2][:n], rows[3][:n], rows[4][:n]
	for j, mine := range p.own {
		s := dotLanes(p.of(j), x).plus(off).plus(mine)
		a[j] += int32(s.lo & laneMask)
		b[j] += int32(s.lo >> laneBits & laneMask)
		c[j] += int32((s.lo>>(2*laneBits) | s.hi<<(64-2*laneBits)) & laneMask)
		d[j] += int32(s.hi >> (3*laneBits - 64) & laneMask)
		e[j] += int32(s.hi >> (4*laneBits - 64))
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
	for j, z := range p.zeros[has] {
		c[j] -= z + off
	}
}
