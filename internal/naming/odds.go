package naming

import "math"

// prior is how many uses the prior is worth: as if each outlet had that many
// more, spread over the wordings as all outlets together use them.
const prior = 10

// logOdds returns how much more likely a wording is with one outlet than with
// all others: the log-odds-ratio with an informative Dirichlet prior, and the
// same in standard deviations. The prior draws rare wordings to nothing, so
// that one use of an odd word does not come first.
//
// here and there are the uses of the wording by the outlet and by the others,
// of n and m uses of any wording; all of total are those by everybody.
//
// Method: B. Monroe, M. Colaresi, K. Quinn, Fightin' Words, Political Analysis
// 16 (2008), equations 15, 16, 19, 20 and 22.
func logOdds(here, n, there, m, all, total int) (odds, z float64) {
	a := prior * float64(all) / float64(total)
	y, x := float64(here)+a, float64(there)+a
	restY, restX := float64(n)+prior-y, float64(m)+prior-x
	if restY <= 0 || restX <= 0 {
		return 0, 0 // everybody uses nothing else
	}
	odds = math.Log(y/restY) - math.Log(x/restX)
	return odds, odds / math.Sqrt(1/y+1/x)
}
