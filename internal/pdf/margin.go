package pdf

import (
	"math"
	"regexp"
)

// number is a line that tells the page: "3", "- 3 -", "Page 3 of 9", "3/9", "iv".
var number = regexp.MustCompile(`^(?i:[-–—|\[( ]*(?:page|p\.?|seite|página|стр\.?)? ?(?:\d{1,4}|[ivxlc]{1,6})(?: ?(?:/|of|de|von|sur|из) ?\d{1,4})?[-–—|\]) ]*)$`)

// digits are what differs between the heads of two pages.
var digits = regexp.MustCompile(`\d+`)

// A spot is where a line stands on its page, and what it says but for numbers.
type spot struct {
	y     int // in thirds of a point
	words string
}

// takeMargins takes out of the pages the lines at the head and the foot that stand
// in the same place on several, and those that only tell the page; and returns
// them in order.
func takeMargins(pages [][]piece) (out []string) {
	edges := make([][]row, len(pages))
	seen := map[spot]int{}
	for i, pieces := range pages {
		edges[i] = rim(lines(pieces))
		for _, r := range edges[i] {
			for _, s := range spots(r) {
				seen[s]++
			}
		}
	}
	need := max(2, len(pages)/4)
	for i := range pages {
		for _, r := range edges[i] {
			if len(pages) > 1 && number.MatchString(r.letters) || repeated(r, seen) >= need {
				pages[i], _ = split(pages[i], func(p piece) bool { return math.Abs(p.y-r.y) >= 0.5*max(min(p.size, r.size), 1) })
				out = append(out, r.letters)
			}
		}
	}
	return out
}

// rim returns the first two and the last two lines of a page.
func rim(rows []row) []row {
	if len(rows) <= 4 {
		return rows
	}
	return append(rows[:2:2], rows[len(rows)-2:]...)
}

// spots are where a line is looked for: a little above and below too.
func spots(r row) []spot {
	y := int(math.Round(r.y / 3))
	words := digits.ReplaceAllString(r.letters, "#")
	return []spot{{y - 1, words}, {y, words}, {y + 1, words}}
}

func repeated(r row, seen map[spot]int) int { return seen[spots(r)[1]] }
