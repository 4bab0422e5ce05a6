package reconcile

import "slices"

// statement compares two reports of something said.
func (s *sheet) statement(a, b *facts) {
	s.add(saying)
	if a.sides == 0 || b.sides == 0 {
		s.add(speakerNone)
	} else {
		s.parties(a, b, false)
	}
	if percent, weight := shared(&a.words, &b.words); weight == 0 {
		s.add(saidNone)
	} else {
		s.scaled(saidShared, min(percent, 3*weight))
	}
	if p, q := a.some.digits, b.some.digits; len(p) > 0 && len(q) > 0 && !slices.ContainsFunc(p, func(n uint32) bool { return slices.Contains(q, n) }) {
		s.add(saidNumber)
	}
	if a.typ == b.typ {
		s.add(kindSame)
	}
	s.days(a, b)
	s.letters(a, b)
	s.articles(a, b)
}
