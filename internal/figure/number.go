package figure

import (
	"strconv"
	"strings"

	"readout/internal/ud"
)

// A number is a numeral as it stands in a text.
type number struct {
	first, last int // words [first, last)
	value       float64
	vague       string // "dozens", "hundreds of thousands": no value
	share       bool   // "a third": a part, not a count
	scaled      bool   // ends in a scale word: "1.5 million"
	digits      bool   // written with digits only
}

// numberAt reads the longest numeral that starts at word i and ends before end.
//
//	18,205 · 1 200 · 1,20,000 · 1.5 million · two dozen · a hundred and five ·
//	half a million · hundreds of thousands · several hundred · two-thirds
func numberAt(ws []ud.Word, i, end int) (number, bool) {
	p := numeral{ws: ws, at: i, end: end}
	for _, read := range []func() (number, bool){p.digits, p.vague, p.share, p.words} {
		p.at = i
		if n, ok := read(); ok {
			n.first, n.last = i, p.at
			return n, true
		}
	}
	return number{}, false
}

// A numeral reads one number from left to right.
type numeral struct {
	ws  []ud.Word
	at  int
	end int
}

func (p *numeral) word(k int) string {
	if k < p.at || k >= p.end {
		return ""
	}
	return lower(p.ws[k].Form)
}

// class returns the class and value of word k in numbers.tsv.
func (p *numeral) class(k int) (string, float64) {
	e := known().numbers[p.word(k)]
	return e.class, e.value
}

// glued reports whether no space stands between words k and k+1.
func (p *numeral) glued(k int) bool {
	return k+1 < p.end && p.ws[k].Span.End == p.ws[k+1].Span.Start
}

// digits reads a number written with digits, with the scale that follows.
//
//	"8,800" · "12 000" · "1.5 million" · "15k"
func (p *numeral) digits() (number, bool) {
	letters, suffix := p.suffix(p.word(p.at))
	v, ok := digitsValue(letters, suffix != 0 || p.scaleAt(p.at+1) != 0)
	if !ok {
		return number{}, false
	}
	n := number{value: v, digits: true}
	p.at++
	if suffix != 0 {
		n.value, n.scaled = round(v*suffix), true
		return n, true
	}
	for p.spacedGroup(n.value) {
		g, _ := strconv.Atoi(p.ws[p.at].Form)
		n.value = n.value*1000 + float64(g)
		p.at++
	}
	p.half(&n)
	for s := p.scaleAt(p.at); s != 0; s = p.scaleAt(p.at) {
		n.value, n.scaled, n.digits = round(n.value*s), true, false
		p.at++
	}
	return n, true
}

// half adds "and a half": "two and a half million", "2½".
func (p *numeral) half(n *number) {
	if p.word(p.at) == "and" && p.word(p.at+1) == "a" && p.word(p.at+2) == "half" {
		n.value += 0.5
		p.at += 3
	}
}

// suffix parts "15k" and "1.5m" into digits and factor.
func (p *numeral) suffix(w string) (string, float64) {
	cut := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	if cut == w || cut == "" {
		return w, 0
	}
	if e := known().numbers[w[len(cut):]]; e.class == "scale" {
		return cut, e.value
	}
	return w, 0
}

// scaleAt returns the factor of the scale word at k, 0 if there is none. The
// short "m" and "k" must touch their number; "dozen" counts too ("20 dozen").
func (p *numeral) scaleAt(k int) float64 {
	c, v := p.class(k)
	switch {
	case c != "scale" && c != "dozen":
		return 0
	case len(p.word(k)) == 1 && !p.glued(k-1):
		return 0
	}
	return v
}

// spacedGroup reports whether a group of three digits continues the number:
// "18 205". An ordinary space is taken only where the date "October 7 200
// people" cannot be meant.
func (p *numeral) spacedGroup(v float64) bool {
	if p.at >= p.end || v < 1 || v > 999_999 {
		return false
	}
	w := p.ws[p.at].Form
	if len(w) != 3 || !allDigits(w) {
		return false
	}
	before := p.ws[p.at-1]
	if before.Span.End >= p.ws[p.at].Span.Start || len(before.Form) > 3 {
		return false
	}
	narrow := p.ws[p.at].Span.Start-before.Span.End > 1 // every other space has two bytes or more
	return narrow || p.at < 2 || !known().months[lower(p.ws[p.at-2].Form)]
}
