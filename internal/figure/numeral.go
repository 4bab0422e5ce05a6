package figure

import (
	"math"
	"strings"
)

// vague reads a plural that names no number.
//
//	"dozens" · "hundreds of thousands" · "several hundred" · "a few dozen"
func (p *numeral) vague() (number, bool) {
	first := p.at
	if p.word(p.at) == "a" {
		p.at++
	}
	switch c, _ := p.class(p.at); c {
	case "vague":
		if p.at > first { // "a hundreds" is nothing
			return number{}, false
		}
	case "few":
		next := p.at + 1
		if p.word(next) == "of" { // "a couple of hundred"
			next++
		}
		if c, _ := p.class(next); c != "scale" && c != "dozen" && c != "vague" || len(p.word(next)) < 3 {
			return number{}, false
		}
		p.at = next
	default:
		return number{}, false
	}
	p.at++
	for {
		next := p.at
		if p.word(next) == "of" {
			next++
		}
		if c, _ := p.class(next); c != "vague" && c != "scale" || len(p.word(next)) < 3 {
			break
		}
		p.at = next + 1
	}
	return number{vague: p.phrase(first)}, true
}

// phrase returns the words from first to here in lower case.
func (p *numeral) phrase(first int) string {
	var b strings.Builder
	for k := first; k < p.at; k++ {
		if k > first {
			b.WriteByte(' ')
		}
		b.WriteString(lower(p.ws[k].Form))
	}
	return b.String()
}

// share reads a part of a whole.
//
//	"a third of" · "two-thirds" · "half of" · "half the"
func (p *numeral) share() (number, bool) {
	v := 1.0
	if c, u := p.class(p.at); c == "unit" {
		v = u
		p.at++
		if p.word(p.at) == "-" {
			p.at++
		}
	} else if w := p.word(p.at); w == "a" || w == "an" {
		p.at++
	} else if w != "half" {
		return number{}, false
	}
	c, u := p.class(p.at)
	if c != "share" {
		return number{}, false
	}
	p.at++
	if w := p.word(p.at); w == "a" || w == "-" || w == "of" && p.word(p.at+1) == "a" { // "half a million", "half-hour"
		return number{}, false
	}
	return number{value: v * u, share: true}, true
}

// words reads a number written with words.
//
//	"twelve" · "twenty-five" · "a hundred and five" · "half a dozen" · "two
//	dozen" · "one and a half million"
func (p *numeral) words() (number, bool) {
	var n number
	var total, part float64
	seen := p.start(&part, &n)
	for p.at < p.end {
		c, v := p.class(p.at)
		switch {
		case c == "unit" && (!seen || p.adds(part, v)), c == "ten" && (!seen || p.adds(part, v)):
			part += v
		case (c == "scale" || c == "dozen") && seen && len(p.word(p.at)) > 1:
			n.scaled = true
			if v == 100 || c == "dozen" {
				part *= v
			} else {
				total += part * v
				part = 0
			}
		case seen && (p.word(p.at) == "-" || p.word(p.at) == "and") && p.joins(part):
		case seen && p.word(p.at) == "and" && p.word(p.at+1) == "a" && p.word(p.at+2) == "half":
			part += 0.5
			p.at += 2
		default:
			n.value = round(total + part)
			return n, seen
		}
		seen = true
		p.at++
	}
	n.value = round(total + part)
	return n, seen
}

// start reads the article or "half a" before a scale.
func (p *numeral) start(part *float64, n *number) bool {
	*part = 1
	k := p.at
	switch p.word(k) {
	case "half": // "half a million"
		*part = 0.5
		if p.word(k+1) == "a" {
			k++
		}
	case "quarter":
		*part = 0.25
		if p.word(k+1) == "of" && p.word(k+2) == "a" {
			k += 2
		}
	case "a":
		if w := p.word(k + 1); w == "quarter" && p.word(k+2) == "of" && p.word(k+3) == "a" { // "a quarter of a million"
			*part = 0.25
			k += 3
		}
	default:
		*part = 0
		return false
	}
	if c, _ := p.class(k + 1); c != "scale" && c != "dozen" || len(p.word(k+1)) < 3 {
		*part = 0
		return false
	}
	p.at = k + 1
	return true
}

// adds reports whether a unit or ten may follow what was read: "twenty five",
// "a hundred five", never "five six".
func (p *numeral) adds(part, v float64) bool {
	low := math.Mod(part, 100)
	return low == 0 && (part == 0 || part >= 100) || low >= 20 && math.Mod(low, 10) == 0 && v < 10
}

// joins reports whether a hyphen or "and" stands inside of the number: "twenty
// - five", "hundred and five"; not "two and three".
func (p *numeral) joins(part float64) bool {
	c, v := p.class(p.at + 1)
	if c != "unit" && c != "ten" && !(p.word(p.at) == "-" && (c == "scale" || c == "dozen")) {
		return false
	}
	if c == "scale" || c == "dozen" {
		return len(p.word(p.at+1)) > 1
	}
	if p.word(p.at) == "and" && part != 0 && part < 100 {
		return false
	}
	return p.adds(part, v)
}

func round(v float64) float64 { return math.Round(v*1e6) / 1e6 }
