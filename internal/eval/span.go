package eval

import "encoding/json"

// A Span is a half-open range of code points with its letters.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// A pair is a span as gold writes it: [start, end].
type pair struct{ Start, End int }

func (p *pair) UnmarshalJSON(b []byte) error {
	var two [2]int
	if err := json.Unmarshal(b, &two); err != nil {
		return err
	}
	p.Start, p.End = two[0], two[1]
	return nil
}

// gap returns how many code points lie between a and b, 0 if they touch.
func gap(a pair, b Span) int {
	return max(0, max(a.Start, b.Start)-min(a.End, b.End))
}

// overlap returns the share of a and b that is common to both.
func overlap(a pair, b Span) float64 {
	common := max(0, min(a.End, b.End)-max(a.Start, b.Start))
	all := max(a.End, b.End) - min(a.Start, b.Start)
	if all == 0 {
		return 0
	}
	return float64(common) / float64(all)
}
