package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"readout/internal/record"
)

// Judgement returns what the program judges of two mentions, with all that
// speaks for and against. What a person has judged is not asked.
func (x *Index) Judgement(a, b record.ID) (record.Judgement, error) {
	f, g := x.mention(a), x.mention(b)
	switch {
	case f == nil || g == nil:
		return record.Judgement{}, fmt.Errorf("%s and %s: one of them is no mention in the record", a, b)
	case f.kind != g.kind:
		return record.Judgement{}, fmt.Errorf("%s is %s %s, %s is %s %s: they cannot be the same", a, article1(f.kind), f.kind, b, article1(g.kind), g.kind)
	}
	s := sheet{x: x, floor: math.MinInt, ample: math.MaxInt}
	s.compare(f, g)
	j := record.Judgement{Verdict: verdictOf(s.score), Score: s.score, Because: s.reasons()}
	j.A, j.B = record.Pair(a, b)
	j.ID = j.Hash()
	return j, nil
}

func article1(k kind) string {
	if k == anEvent {
		return "an"
	}
	return "a"
}

func verdictOf(score int) record.Verdict {
	switch {
	case score >= sameFrom:
		return record.Same
	case score <= differentTo:
		return record.Different
	}
	return record.Unsure
}

// reasons lists the features of a pair, the heaviest first.
func (s *sheet) reasons() (out []record.Reason) {
	for i, w := range weights() {
		n := int(s.times[i])
		switch {
		case n == 0:
		case w.Scaled:
			out = append(out, record.Reason{Name: w.Name, Weight: w.Points * n / 100, Words: fmt.Sprintf("%d %%", n)})
		case n > 1:
			out = append(out, record.Reason{Name: w.Name, Weight: w.Points * n, Words: fmt.Sprintf("%d times", n)})
		default:
			out = append(out, record.Reason{Name: w.Name, Weight: w.Points})
		}
	}
	slices.SortStableFunc(out, func(a, b record.Reason) int { return cmp.Compare(abs(b.Weight), abs(a.Weight)) })
	return out
}

func abs(n int) int { return max(n, -n) }
