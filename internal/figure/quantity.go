package figure

import (
	"strings"

	"readout/internal/record"
	"readout/internal/ud"
)

// A quantity is a number or range of numbers with its hedge: "nearly 8,800",
// "between 200 and 250", "dozens".
type quantity struct {
	first, last int // words [first, last), hedge included
	num, end    int // words [num, end) of the numerals alone
	low, high   *float64
	qualifier   record.Qualifier
	vague       bool // no number is given: "dozens"
	share       bool // "a third"
	digits      bool // digits only, nothing before or after: may be a year, an age, a label
	more        bool // "another 12", "12 more": adds to a number told before
}

// quantities returns the quantities of a sentence from left to right.
func quantities(d *ud.Doc, s ud.Sentence) []quantity {
	var out []quantity
	for i := s.First; i < s.Last; {
		n, ok := numberAt(d.Words, i, s.Last)
		if !ok {
			i++
			continue
		}
		q := quantityOf(d.Words, n, s)
		out = append(out, q)
		i = max(q.end, i+1)
	}
	return out
}

// quantityOf adds range and hedges to a number.
func quantityOf(ws []ud.Word, n number, s ud.Sentence) quantity {
	q := quantity{num: n.first, end: n.last, share: n.share, vague: n.vague != ""}
	lo, hi, isRange := n.value, 0.0, false
	if !q.vague && !q.share {
		if m, ok := rangeEnd(ws, n, s.Last); ok {
			lo, hi, isRange = n.value, m.value, true
			if m.scaled && !n.scaled && lo < 1000 { // "10 to 15 million"
				lo = round(lo * scaleOf(m.value))
			}
			isRange = hi > lo
			if isRange {
				q.end = m.last
			}
		}
	}
	q.first, q.last = q.num, q.end
	before := q.hedgesBefore(ws, s.First)
	after := q.hedgesAfter(ws, s.Last)
	if h := q.setMore(ws, s); h != nil {
		before = h
	}
	q.digits = n.digits && !isRange && before == nil && after == nil
	q.setValues(n, lo, hi, isRange, before, after)
	if isRange && q.first > s.First && lower(ws[q.first-1].Form) == "between" {
		q.first--
	}
	return q
}

// setValues files the numbers under low and high as the hedge wants it.
func (q *quantity) setValues(n number, lo, hi float64, isRange bool, before, after *hedge) {
	q.qualifier = record.Exact
	switch {
	case before != nil && (!before.soft || after == nil):
		q.qualifier = before.qualifier
	case after != nil:
		q.qualifier = after.qualifier
	case q.vague:
		q.qualifier = known().numbers[n.vague[strings.LastIndexByte(n.vague, ' ')+1:]].qualifier
		if q.qualifier == "" {
			q.qualifier = record.About // "several hundred"
		}
	}
	switch {
	case q.vague || q.share:
	case isRange:
		q.qualifier, q.low, q.high = record.Between, &lo, &hi
	case q.qualifier == record.UpTo:
		q.high = &lo
	default:
		q.low = &lo
	}
}

// rangeEnd returns the second number of a range.
//
//	"200 to 250" · "200-250" · "two or three" · "between at least 200 and 250"
func rangeEnd(ws []ud.Word, n number, end int) (number, bool) {
	k := n.last
	if k+1 >= end || n.first > 0 && risesFrom[lower(ws[n.first-1].Form)] {
		return number{}, false
	}
	and := false
	switch w := lower(ws[k].Form); w {
	case "to", "-", "–", "—", "or":
	case "and":
		and = true
	default:
		return number{}, false
	}
	if and && !afterBetween(ws, n.first) {
		return number{}, false
	}
	k++
	for j := k; and && j < end && j < k+3; j++ { // "between 12 and at least 14"
		if m, ok := numberAt(ws, j, end); ok {
			return m, m.vague == "" && !m.share
		}
	}
	m, ok := numberAt(ws, k, end)
	return m, ok && m.vague == "" && !m.share
}

// risesFrom holds the words before a number from which another one moves: "rose
// from 12 to 20", "rose by 5 to 20".
var risesFrom = map[string]bool{"from": true, "by": true}

// afterBetween reports whether "between" stands before the number, hedges
// apart.
func afterBetween(ws []ud.Word, i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if lower(ws[k].Form) == "between" {
			return true
		}
	}
	return false
}

// scaleOf returns the last scale of a value: 1e6 for 15 million.
func scaleOf(v float64) float64 {
	switch {
	case v >= 1e9:
		return 1e9
	case v >= 1e6:
		return 1e6
	case v >= 1e3:
		return 1e3
	}
	return 1
}

// hedgesBefore widens q over the hedges before it and returns the one that
// rules: the outermost, unless that is soft.
func (q *quantity) hedgesBefore(ws []ud.Word, floor int) *hedge {
	var out *hedge
	for {
		h, n := hedgeEnding(ws, q.first, floor)
		if n == 0 {
			return out
		}
		q.first -= n
		if out == nil || !h.soft || out.soft {
			out = h
		}
	}
}

// longest hedge, in words
const longest = 5

// hedgeEnding returns the longest hedge that ends before word i.
func hedgeEnding(ws []ud.Word, i, floor int) (*hedge, int) {
	x := known()
	for n := min(longest, i-floor); n > 0; n-- {
		if h, ok := x.before[joined(ws, i-n, i)]; ok && !blocked(ws, i-n, floor) {
			return &h, n
		}
	}
	return nil, 0
}

// blocked reports whether a word of many uses is no hedge where it stands.
//
//	"took over 12 posts" · "came under 40 shells": the verb's particle
func blocked(ws []ud.Word, i, floor int) bool {
	if i == floor {
		return false
	}
	return lower(ws[i].Form) == "over" && takesOver[lower(ws[i-1].Form)]
}

// takesOver holds the words that "over" belongs to when it hedges no number.
var takesOver = set("all take takes took taken taking hand hands handed handing turn turned turning run runs ran running give gives gave given")

// hedgesAfter widens q over a hedge behind it.
//
//	"107 or more" · "a dozen or so" · "forty-odd"
func (q *quantity) hedgesAfter(ws []ud.Word, end int) *hedge {
	x := known()
	for n := min(3, end-q.last); n > 0; n-- {
		if h, ok := x.after[joined(ws, q.last, q.last+n)]; ok {
			q.last += n
			return &h
		}
	}
	return nil
}

// setMore notes that a number adds to another. It returns the hedge that
// stands before "another", if any.
//
//	"another 12" · "a further 10,000" · "200 more" · "49,645 others"
func (q *quantity) setMore(ws []ud.Word, s ud.Sentence) *hedge {
	for k := q.last; k < s.Last && k < q.last+2; k++ {
		switch lower(ws[k].Form) {
		case "more", "others", "other", "additional":
			q.more = true
		}
	}
	k := q.first - 1
	if k < s.First {
		return nil
	}
	switch lower(ws[k].Form) {
	case "another", "further", "additional", "other":
		q.more = true
	default:
		return nil
	}
	if k > s.First && (lower(ws[k-1].Form) == "a" || lower(ws[k-1].Form) == "an") {
		k--
	}
	h, n := hedgeEnding(ws, k, s.First)
	if n > 0 { // "at least another 12"
		q.first = k - n
	}
	return h
}

// joined returns the words [i, j) in lower case with one space between.
func joined(ws []ud.Word, i, j int) string {
	if j == i+1 {
		return lower(ws[i].Form)
	}
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i {
			b.WriteByte(' ')
		}
		b.WriteString(lower(ws[k].Form))
	}
	return b.String()
}
