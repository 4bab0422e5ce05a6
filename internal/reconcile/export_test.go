package reconcile

import (
	"math"

	"readout/internal/record"
)

// Scores returns the score of two mentions, and what it is where it need not be
// exact up to floor and from ample on.
func (x *Index) Scores(a, b record.ID, floor, ample int) (exact, rough int) {
	f, g := x.mention(a), x.mention(b)
	return x.score(f, g, math.MinInt, math.MaxInt), x.score(f, g, floor, ample)
}
