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
	queue        *learn.Window       // the next word and the two behind it
	top          *learn.Matrix       // the word on top of the stack
	seldom       [rare]*learn.Matrix // the two below it and the dependents
	end          []int16             // levels of the root and of two words that are not there
	bias         []int32             // in the units of the sums, as rels and counts
	none         [1 + rare][]int32   // what is taken off a word in these slots: see decodeSlots
	rels, counts []int32
	factor       []int32
	out          *learn.Matrix
	outBias      []int32
	outFactor    []int32
}

// Scratch holds the buffers of one call of Parse.
type Scratch struct {
	ids    []int32
	enc    learn.FastEncoding
	levels []int16
	lanes  learn.LaneScratch
	queue  []int32 // hidden sums for each next word
	top    []int32 // what each word adds to them on top of the stack
	seldom []int32 // and in each of the slots that most words never come to, once known
	known  []bool
	state  state
	view   view
	sums   []int32
	hidden []int16
	scores []int32
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

// project computes what every word adds to the hidden values as the next one and
// on the stack.
func (p *Parser) project(words []ud.Word, forms []learn.Form, sc *Scratch) {
	sc.ids = sc.ids[:0]
	for i := range words {
		in := p.input(&words[i], &forms[i])
		sc.ids = append(sc.ids, in[:]...)
	}
	n, d, h := len(words), p.enc.Width, p.hidden
	p.enc.Forward(&sc.enc, sc.ids, n)
	sc.levels = append(append(sc.levels[:0], sc.enc.Levels[:(n+1)*d]...), p.end...)
	sc.queue = learn.Repeat(sc.queue, p.bias, n+1)
	p.queue.Add(sc.levels, n+queued, 1, n+2, sc.queue, &sc.lanes)
	sc.top = learn.Repeat(sc.top, p.none[0], n)
	p.top.Add(n, sc.levels[d:], sc.top, h, &sc.lanes)
	sc.seldom = learn.Reserve(sc.seldom, n*rare*h)
	sc.known = learn.Fill(sc.known, n*rare)
}

// rarely returns what word c adds in slot k of those that most words never come
// to.
func (p *Parser) rarely(sc *Scratch, k int, c int32) []int32 {
	h, d, at := p.hidden, p.enc.Width, int(c)*rare+k
	sum := sc.seldom[at*h : at*h+h]
	if !sc.known[at] {
		sc.known[at] = true
		copy(sum, p.none[1+k])
		if kind := k - (stacked - 1); kind >= 0 {
			row := kind*(len(p.labels)+1) + int(sc.state.rel[c]) + 1
			learn.AddI32(sum, p.rels[row*h:row*h+h])
		}
		p.seldom[k].Add(1, sc.levels[int(c+1)*d:int(c+2)*d], sum, h, &sc.lanes)
	}
	return sum
}

// choose returns the best action and its relation.
func (p *Parser) choose(sc *Scratch) (kind int, rel int32) {
	h, s, v := p.hidden, &sc.state, &sc.view
	v.look(s, len(p.labels))
	sc.sums = append(sc.sums[:0], sc.queue[int(s.next)*h:int(s.next+1)*h]...)
	if w := v.words[0]; w < s.n {
		learn.AddI32(sc.sums, sc.top[int(w)*h:int(w+1)*h])
	}
	for k := range rare {
		if w := v.words[slotOf(k)]; w < s.n {
			learn.AddI32(sc.sums, p.rarely(sc, k, w))
		}
	}
	for _, c := range v.counts {
		learn.AddI32(sc.sums, p.counts[int(c)*h:int(c+1)*h])
	}
	sc.hidden = learn.Reserve(sc.hidden, h)
	learn.Hidden(sc.hidden, sc.sums, p.factor)
	sc.scores = append(sc.scores[:0], p.outBias...)
	p.out.AddOne(sc.hidden, sc.scores)
	return p.best(s.legal(), sc.scores)
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
