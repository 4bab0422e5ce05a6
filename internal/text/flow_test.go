package text

import "testing"

func TestFlow(t *testing.T) {
	var f Flow
	for _, r := range " a b|c#d#" {
		switch r {
		case ' ':
			f.Space = true
		case '|':
			f.Break, f.Space = true, true
		case '#':
			f.Gap = true
		default:
			f.Letter(r)
		}
	}
	if f.String() != "a b\nc\n\nd" || f.From(5) != (Span{7, 8}) || f.From(0) != (Span{0, 8}) || f.Len() != 8 {
		t.Errorf("%q %v %v", f.String(), f.From(5), f.From(0))
	}
}
