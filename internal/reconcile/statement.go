package reconcile

import "slices"

// statement compares two reports of something said.
func (s *sheet) statement(a, b *facts) {
	s.add(saying)
	if len(a.parties) == 0 || len(b.parties) == 0 {
		s.add(speakerNone)
	} else {
		s.parties(a, b, false)
	}
	if percent, weight := shared(&a.words, &b.words); weight == 0 {
		s.add(saidNone)
	} else {
		s.scaled(saidShared, min(percent, 3*weight))
	}
	if len(a.digits) > 0 && len(b.digits) > 0 && !slices.ContainsFunc(a.digits, func(n uint32) bool { return slices.Contains(b.digits, n) }) {
		s.add(saidNumber)
	}
	if a.typ == b.typ {
		s.add(kindSame)
	}
	s.days(a, b)
	s.letters(a, b)
	s.articles(a, b)
}
