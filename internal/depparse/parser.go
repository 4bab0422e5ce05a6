// Package depparse gives words their heads and relations after Universal
// Dependencies.
//
// The parser is greedy: arc-hybrid transitions, chosen by a small net that sees
// each word with what stands around it. One pass from left to right, so the
// time grows with the number of words, whatever the tree.
//
// It must never know what the words mean for the record.
package depparse

import (
	"readout/internal/learn"
	"readout/internal/ud"
)

// A Parser gives words their heads. It is safe for many goroutines.
type Parser struct {
	vocabulary
	enc          *learn.FastEncoder
	hidden, outs int
	slot         [slots][]int16 // as learn.Pairs lays them out
	bias         []int32        // in the units of the slots' sums, as rels and counts
	rels, counts []int32
	factor       []int32
	out          []int16
	outBias      []int32
	outFactor    []int32
}

// Scratch holds the buffers of one call of Parse.
type Scratch struct {
	ids    []int32
	enc    learn.FastEncoding
	proj   []int32 // for each row of the encoding, slot and hidden value
	state  state
	view   view
	sums   []int32
	hidden []int16
	scores []int32
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
	d, h := p.enc.Width, p.hidden
	q := learn.DecodeQuant(r, slots*d, h)
	for s := range slots {
		p.slot[s] = learn.Pairs(q.W[s*d*h:(s+1)*d*h], d, h)
	}
	p.factor = q.Factors()
	p.bias = q.Sums(r.Floats(h))
	p.rels = q.Sums(learn.DecodeQuant(r, kinds*(len(p.labels)+1), h).Floats())
	p.counts = q.Sums(learn.DecodeQuant(r, countRows, h).Floats())
	o := learn.DecodeQuant(r, h, p.outs)
	p.out, p.outFactor = learn.Pairs(o.W, h, p.outs), o.Factors()
	p.outBias = o.Sums(r.Floats(p.outs))
	return p, r.Err()
}

// Parse sets Head and Deprel of the tagged words of one sentence; base is the
// index in the Doc of the first of them, forms are theirs.
func (p *Parser) Parse(words []ud.Word, base int, forms []learn.Form, sc *Scratch) {
	n := len(words)
	p.project(words, forms, sc)
	s := &sc.state
	s.reset(n)
	for !s.done() {
		if kind, ok := s.forced(); ok {
			s.apply(kind, int32(len(p.labels)))
			continue
		}
		s.apply(p.choose(sc))
	}
	for i := range words {
		w := &words[i]
		if s.head[i] == s.n {
			w.Head, w.Deprel = -1, "root"
			continue
		}
		w.Head, w.Deprel = base+int(s.head[i]), p.labels[s.rel[i]]
	}
}

// project computes what every word adds to the hidden values in every slot.
func (p *Parser) project(words []ud.Word, forms []learn.Form, sc *Scratch) {
	sc.ids = sc.ids[:0]
	for i := range words {
		in := p.input(&words[i], &forms[i])
		sc.ids = append(sc.ids, in[:]...)
	}
	sc.ids = append(append(sc.ids, rootInput[:]...), noneInput[:]...)
	p.enc.Forward(&sc.enc, sc.ids, len(words))
	d, h := p.enc.Width, p.hidden
	rows := len(sc.enc.Out) / d
	sc.proj = learn.Fill(sc.proj, rows*slots*h)
	for s := range slots {
		learn.GemmI16(rows, h, d/2, sc.enc.Out, d, p.slot[s], sc.proj[s*h:], slots*h)
	}
}

// choose returns the best action and its relation.
func (p *Parser) choose(sc *Scratch) (kind int, rel int32) {
	h := p.hidden
	v := &sc.view
	v.look(&sc.state, len(p.labels))
	sc.sums = append(sc.sums[:0], p.bias...)
	for s, w := range v.words {
		at := (int(sc.enc.Row(w))*slots + s) * h
		learn.AddI32(sc.sums, sc.proj[at:at+h])
	}
	for _, r := range v.rels {
		learn.AddI32(sc.sums, p.rels[int(r)*h:int(r+1)*h])
	}
	for _, c := range v.counts {
		learn.AddI32(sc.sums, p.counts[int(c)*h:int(c+1)*h])
	}
	sc.hidden = learn.Fill(sc.hidden, h)
	for j, x := range sc.sums {
		if x > 0 {
			sc.hidden[j] = int16(min(learn.Narrow(x, p.factor[j]), 32767))
		}
	}
	sc.scores = append(sc.scores[:0], p.outBias...)
	learn.GemmI16(1, p.outs, h/2, sc.hidden, h, p.out, sc.scores, p.outs)
	return p.best(sc.state.legal(), sc.scores)
}

// best returns the legal action with the highest score.
func (p *Parser) best(ok [3]bool, scores []int32) (kind int, rel int32) {
	top := int64(-1 << 62)
	labels := len(p.labels)
	if ok[shift] {
		top = int64(scores[0]) * int64(p.outFactor[0])
	}
	for k := left; k <= right; k++ {
		if !ok[k] {
			continue
		}
		at := 1 + (k-left)*labels
		for l, s := range scores[at : at+labels] {
			if z := int64(s) * int64(p.outFactor[at+l]); z > top {
				top, kind, rel = z, k, int32(l)
			}
		}
	}
	return kind, rel
}
