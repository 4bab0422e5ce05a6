package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A row is the pieces that stand in one line.
type row struct {
	x0, x1, y, size float64
	letters         string
}

func (p piece) top() float64    { return p.y + 0.75*p.size }
func (p piece) bottom() float64 { return p.y - 0.22*p.size }

// mostLaid is the number of pieces on a page above which no columns are looked
// for: it is no page of an article.
const mostLaid = 5000

// columns cuts the pieces of a page into areas in the order in which they are read
// (the XY cut of Nagy and Seth): at a blank stripe from top to bottom, or else at
// one from side to side above or below which such a stripe is found.
func columns(pieces []piece, work *int) [][]piece {
	if len(pieces) > mostLaid {
		return [][]piece{pieces}
	}
	return cut(pieces, 0, work)
}

// mostWork bounds what looking for columns may cost, in pieces looked at.
const mostWork = 100_000_000

func cut(pieces []piece, depth int, work *int) [][]piece {
	if depth > 20 || len(pieces) < 6 || *work < 0 {
		return [][]piece{pieces}
	}
	if x, ok := gutter(pieces); ok {
		left, right := split(pieces, func(p piece) bool { return p.x0 < x })
		return append(cut(left, depth+1, work), cut(right, depth+1, work)...)
	}
	best, most := 0.0, 0
	for _, y := range blanks(pieces) {
		if *work -= len(pieces); *work < 0 {
			break
		}
		above, below := split(pieces, func(p piece) bool { return p.y > y })
		for _, part := range [][]piece{above, below} {
			if _, ok := gutter(part); ok && len(part) > most {
				best, most = y, len(part)
			}
		}
	}
	if most == 0 {
		return [][]piece{pieces}
	}
	above, below := split(pieces, func(p piece) bool { return p.y > best })
	return append(cut(above, depth+1, work), cut(below, depth+1, work)...)
}

func split(pieces []piece, first func(piece) bool) (a, b []piece) {
	for _, p := range pieces {
		if first(p) {
			a = append(a, p)
		} else {
			b = append(b, p)
		}
	}
	return a, b
}

// gutter returns the middle of the widest stripe between two columns: as wide as a
// letter is high, with three lines or more and a sixth of the width on both sides.
func gutter(pieces []piece) (float64, bool) {
	if len(pieces) < 6 {
		return 0, false
	}
	byX := slices.Clone(pieces)
	slices.SortStableFunc(byX, func(a, b piece) int { return cmp.Compare(a.x0, b.x0) })
	size := middle(pieces, func(p piece) float64 { return p.size })
	left, right := byX[0].x0, byX[0].x1
	for _, p := range byX {
		right = max(right, p.x1)
	}
	best, wide, until := 0.0, 0.9*size, byX[0].x1
	for i, p := range byX {
		if p.x0-until > wide && until-left > (right-left)/6 && right-p.x0 > (right-left)/6 && baselines(byX[:i]) >= 3 && baselines(byX[i:]) >= 3 {
			best, wide = (p.x0+until)/2, p.x0-until
		}
		until = max(until, p.x1)
	}
	return best, wide > 0.9*size
}

// baselines counts the lines, up to three.
func baselines(pieces []piece) int {
	var ys []float64
	for _, p := range pieces {
		if !slices.ContainsFunc(ys, func(y float64) bool { return math.Abs(y-p.y) < 0.5*p.size }) {
			if ys = append(ys, p.y); len(ys) == 3 {
				break
			}
		}
	}
	return len(ys)
}

// blanks returns the heights at which no piece stands.
func blanks(pieces []piece) (out []float64) {
	byY := slices.Clone(pieces)
	slices.SortStableFunc(byY, func(a, b piece) int { return -cmp.Compare(a.top(), b.top()) })
	until := byY[0].bottom()
	for _, p := range byY {
		if p.top() < until {
			out = append(out, (p.top()+until)/2)
		}
		until = min(until, p.bottom())
	}
	return out
}

// middle returns the median.
func middle[T any](list []T, of func(T) float64) float64 {
	if len(list) == 0 {
		return 0
	}
	all := make([]float64, len(list))
	for i, p := range list {
		all[i] = of(p)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// lines puts the pieces of an area into lines, from top to bottom.
func lines(pieces []piece) (out []row) {
	sorted := slices.Clone(pieces)
	slices.SortStableFunc(sorted, func(a, b piece) int { return -cmp.Compare(a.y, b.y) })
	for len(sorted) > 0 {
		first, n := sorted[0], 1
		for n < len(sorted) && first.y-sorted[n].y < 0.45*max(first.size, sorted[n].size) {
			n++
		}
		out = append(out, line(sorted[:n]))
		sorted = sorted[n:]
	}
	return out
}

func line(pieces []piece) row {
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.x0, b.x0) })
	r := row{x0: pieces[0].x0, x1: pieces[0].x1, y: pieces[0].y}
	var b strings.Builder
	last := ""
	for i, p := range pieces {
		if i > 0 && p.letters == last && p.x0 < r.x1-0.5*p.size {
			continue // the same, printed over itself to look bold
		}
		if i > 0 && p.x0-r.x1 > gap*p.size {
			b.WriteByte(' ')
		}
		b.WriteString(p.letters)
		r.x1, r.size, last = max(r.x1, p.x1), max(r.size, p.size), p.letters
	}
	r.letters = clean(b.String())
	return r
}

// ligatures are letters that a font joins.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// clean folds blanks, parts joined letters, and leaves out what is no letter.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < ' ' || r == 0x7f || r == '\ufffe' || r == '\uffff' || r == '\ufeff' || r >= 0xe000 && r < 0xf900 || r >= 0x80 && r < 0xa0:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.FieldsFunc(ligatures.Replace(s), func(r rune) bool { return r == ' ' }), " ")
}
