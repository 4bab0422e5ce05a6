package pdf

import (
	"bytes"
	"math"
	"strings"
)

// A piece is letters in one line without a wide gap.
type piece struct {
	x0, x1, y, size float64
	raw             []byte // the letters, with gaps still to be told
	letters         string // without, in the end
}

// Gaps between letters in parts of their size. Blanks are a quarter, in tight lines
// a fifth, and kerning is below a tenth, but some programs set letters at any
// distance: a gap that may be one between words is noted as maybe, and told when
// it is known whether the page has blanks of its own.
const (
	gap     = 0.16
	sureGap = 0.35
	maybe   = "\x01"
)

// settled returns the pieces with their gaps told: where there is one blank for a
// dozen letters, there is one at every gap between words.
func settled(pieces []piece) []piece {
	letters, blanks := 0, 0
	for _, p := range pieces {
		letters += len(p.raw)
		blanks += bytes.Count(p.raw, []byte(" "))
	}
	word := " "
	if blanks*12 > letters {
		word = ""
	}
	for i := range pieces {
		pieces[i].letters = strings.ReplaceAll(string(pieces[i].raw), maybe, word)
		pieces[i].raw = nil
	}
	return pieces
}

// takes appends a glyph that stands right behind.
func (a *piece) takes(g piece, letters string) bool {
	between := g.x0 - a.x1
	if math.Abs(g.y-a.y) > 0.1*a.size || math.Abs(g.size-a.size) > 0.2*a.size || between > a.size || between < -0.6*a.size {
		return false
	}
	if a.raw[len(a.raw)-1] != ' ' && letters != " " {
		switch {
		case between > sureGap*a.size:
			a.raw = append(a.raw, ' ')
		case between > gap*a.size:
			a.raw = append(a.raw, maybe...)
		}
	}
	a.raw = append(a.raw, letters...)
	a.x1 = max(a.x1, g.x1)
	return true
}
