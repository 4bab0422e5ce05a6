package eval

import (
	"fmt"
	"strings"

	"readout/internal/ud"
)

// A NameScore compares marked names: one is right if its words and its kind
// are.
type NameScore [ud.Other + 1]UDCount

// ScoreNames compares the names of two annotations of the same words.
func ScoreNames(gold, reading *ud.Doc) (NameScore, error) {
	var s NameScore
	if len(gold.Words) != len(reading.Words) {
		return s, fmt.Errorf("%d words, want %d", len(reading.Words), len(gold.Words))
	}
	in := map[markedName]bool{}
	for _, n := range markedNames(gold) {
		in[n] = true
		s[n.kind].Gold++
	}
	for _, n := range markedNames(reading) {
		s[n.kind].Reading++
		if in[n] {
			s[n.kind].Correct++
		}
	}
	return s, nil
}

// Add adds the counts of another text.
func (s *NameScore) Add(t NameScore) {
	for k := range s {
		s[k].Gold += t[k].Gold
		s[k].Reading += t[k].Reading
		s[k].Correct += t[k].Correct
	}
}

// Of returns the counts of some kinds together.
func (s NameScore) Of(kinds ...ud.NameKind) UDCount {
	var c UDCount
	for _, k := range kinds {
		c.Gold += s[k].Gold
		c.Reading += s[k].Reading
		c.Correct += s[k].Correct
	}
	return c
}

// String returns the scores in one line.
func (s NameScore) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "PER LOC ORG %.2f", s.Of(ud.Person, ud.Place, ud.Organisation).F1())
	for k := ud.Person; k <= ud.Other; k++ {
		fmt.Fprintf(&b, " %v %.2f", k, s[k].F1())
	}
	return b.String()
}

type markedName struct {
	first, last int
	kind        ud.NameKind
}

// markedNames returns the names of d; the words of one stand in one sentence.
func markedNames(d *ud.Doc) []markedName {
	var out []markedName
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			n := d.Words[i].Name
			if !n.First {
				continue
			}
			last := i + 1
			for last < s.Last && d.Words[last].Name == (ud.Name{Kind: n.Kind}) {
				last++
			}
			out = append(out, markedName{i, last, n.Kind})
		}
	}
	return out
}
