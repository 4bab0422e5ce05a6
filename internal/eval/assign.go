package eval

import (
	"cmp"
	"slices"
)

// assign pairs gold with readings, best score first, each used once. A score
// of 0 means that the two do not agree. byGold holds, for each gold, the index
// of its reading or -1; byReading the other way round.
func assign(golds, readings int, score func(g, r int) float64) (byGold, byReading []int) {
	type candidate struct {
		score float64
		g, r  int
	}
	var all []candidate
	for g := range golds {
		for r := range readings {
			if s := score(g, r); s > 0 {
				all = append(all, candidate{s, g, r})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.g, b.g), cmp.Compare(a.r, b.r))
	})
	byGold, byReading = none(golds), none(readings)
	for _, c := range all {
		if byGold[c.g] < 0 && byReading[c.r] < 0 {
			byGold[c.g], byReading[c.r] = c.r, c.g
		}
	}
	return byGold, byReading
}

func none(n int) []int { return slices.Repeat([]int{-1}, n) }
