package reconcile_test

import (
	"testing"

	"readout/internal/record"
)

// A score that need not be exact is on the right side of both bounds, exact
// between them, and never more than it is above.
func TestScoreInBounds(t *testing.T) {
	var ids []record.ID
	read := append(articles(5, 400), crowd(40)...)
	for _, r := range read {
		for i := range r.Events {
			ids = append(ids, r.Events[i].ID)
		}
	}
	x := build(read, nil)
	const floor, ample = 45, 75
	spared := 0
	for i, a := range ids {
		for _, b := range ids[:i] {
			exact, rough := x.Scores(a, b, floor, ample)
			switch {
			case exact <= floor && rough <= floor, exact == rough:
			case exact >= ample && rough >= ample && rough < exact:
				spared++
			default:
				t.Fatalf("%s and %s: %d, not %d", a, b, rough, exact)
			}
		}
	}
	if spared < 100 {
		t.Errorf("only %d comparisons were spared anything", spared)
	}
}
