package depparse

import "readout/internal/learn"

// The slots of a view: three words of the stack, three of the queue, and
// dependents.
const (
	stacked = 3
	queued  = 3
)

// Decode reads a parser from its section.
func Decode(r *learn.Reader) (*Parser, error) {
	p := &Parser{}
	p.words = learn.DecodeWords(r)
	for range r.Uint() {
		p.tags = append(p.tags, tagKey{r.String(), r.String()})
		if r.Err() != nil {
			return nil, r.Err()
		}
	}
	p.labels = r.Lines()
	p.index()
	p.hidden, p.outs = r.Uint(), outputs(len(p.labels))
	rows := p.rows()
	p.enc = learn.DecodeEncoder(r, rows[:])
	if r.Err() != nil {
		return nil, r.Err()
	}
	p.decodeSlots(r)
	o := learn.DecodeQuant(r, p.hidden, p.outs)
	p.out, p.outFactor = learn.NewMatrix(o.W, p.hidden, p.outs), o.Factors(learn.HiddenShift)
	p.outBias = o.Sums(r.Floats(p.outs), learn.HiddenShift)
	return p, r.Err()
}

// decodeSlots reads what a decision looks at. Words that are not there add
// something, too: that is put into the bias, and taken off where there is one.
func (p *Parser) decodeSlots(r *learn.Reader) {
	d, h, shift := p.enc.Width, p.hidden, p.enc.Shift()
	q := learn.DecodeQuant(r, slots*d, h)
	slot := func(s int) []int8 { return q.W[s*d*h : (s+1)*d*h] }
	p.factor = q.Factors(shift)
	p.bias = q.Sums(r.Floats(h), shift)
	p.rels = q.Sums(learn.DecodeQuant(r, kinds*(len(p.labels)+1), h).Floats(), shift)
	p.counts = q.Sums(learn.DecodeQuant(r, countRows, h).Floats(), shift)
	p.queue = learn.NewWindow(q.W[stacked*d*h:(stacked+queued)*d*h], d, h)
	p.stack = learn.NewMatrix(beside(slot(0), slot(1), slot(2), h), d, stacked*h)
	none := p.enc.Alone(noneInput[:])
	p.end = append(append(p.enc.Alone(rootInput[:]), none...), none...)
	p.none = make([]int32, stacked*h)
	for k := range stacked {
		p.without(p.none[k*h:k*h+h], slot(k), none)
	}
	for k := range kinds {
		p.child[k] = learn.NewMatrix(slot(stacked+queued+k), d, h)
		absent := p.rels[k*(len(p.labels)+1)*h:][:h]
		off := make([]int32, h)
		p.without(off, slot(stacked+queued+k), none)
		for j := range absent {
			p.bias[j] += absent[j]
			off[j] -= absent[j]
			absent[j] = 0
		}
		for l := 1; l <= len(p.labels); l++ {
			learn.AddI32(p.rels[(k*(len(p.labels)+1)+l)*h:][:h], off)
		}
	}
}

// without adds what a missing word adds in a slot to the bias and subtracts it
// from off.
func (p *Parser) without(off []int32, slot []int8, none []int16) {
	h := p.hidden
	for i, x := range none {
		for j, w := range slot[i*h : i*h+h] {
			p.bias[j] += int32(x) * int32(w)
			off[j] -= int32(x) * int32(w)
		}
	}
}

// beside returns three matrices of h columns as one.
func beside(a, b, c []int8, h int) []int8 {
	out := make([]int8, 0, 3*len(a))
	for i := 0; i < len(a); i += h {
		out = append(append(append(out, a[i:i+h]...), b[i:i+h]...), c[i:i+h]...)
	}
	return out
}
