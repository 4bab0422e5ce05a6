package depparse

import "readout/internal/learn"

// The slots of a view: three words of the stack, three of the queue, and
// dependents.
const (
	stacked = 3
	queued  = 3
	rare    = stacked - 1 + kinds // slots that most words never come to
)

// slotOf returns the slot of the k-th of the rare ones.
func slotOf(k int) int {
	if k < stacked-1 {
		return k + 1
	}
	return k + 1 + queued
}

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
	p.out, p.outFactor = learn.NewMatrix(o.W, p.hidden, p.outs).First(1+2*len(p.labels)), o.Factors(learn.HiddenShift)
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
	none := p.enc.Alone(noneInput[:])
	p.end = append(append(p.enc.Alone(rootInput[:]), none...), none...)
	p.top = learn.NewMatrix(slot(0), d, h)
	p.none[0] = p.without(slot(0), none)
	for k := range p.seldom {
		p.seldom[k] = learn.NewMatrix(slot(slotOf(k)), d, h)
		p.none[1+k] = p.without(slot(slotOf(k)), none)
	}
	for k := range kinds {
		absent := p.rels[k*(len(p.labels)+1)*h:][:h]
		for j, x := range absent {
			p.bias[j] += x
			p.none[stacked+k][j] -= x
		}
	}
}

// without adds what a missing word adds in a slot to the bias and returns what
// is to be taken off where there is one.
func (p *Parser) without(slot []int8, none []int16) []int32 {
	h := p.hidden
	off := make([]int32, h)
	for i, x := range none {
		for j, w := range slot[i*h : i*h+h] {
			p.bias[j] += int32(x) * int32(w)
			off[j] -= int32(x) * int32(w)
		}
	}
	return off
}
