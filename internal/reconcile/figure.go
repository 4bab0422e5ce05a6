package reconcile

// figure compares two numbers that were told.
func (s *sheet) figure(a, b *facts) {
	s.add(counting)
	p, q := &a.some.figure, &b.some.figure
	if a.typ != b.typ || p.unit != q.unit || p.cumulative != q.cumulative {
		s.add(measureFar)
		return
	}
	s.number(p, q)
	s.counted(p, q)
	s.cited(a, b)
	s.days(a, b)
	s.places(a.place, b.place)
	s.letters(a, b)
	s.articles(a, b)
}

func (s *sheet) number(p, q *figure) {
	switch {
	case p.low != q.low || p.high != q.high:
		s.add(numberOther)
		return
	case p.low >= 0 || p.high >= 0:
		s.add(numberEqual)
	}
	if p.hedge == q.hedge {
		s.add(hedgeSame)
	}
}

// counted compares who was counted.
func (s *sheet) counted(p, q *figure) {
	switch {
	case p.group != q.group, p.country != q.country && p.country != 0 && q.country != 0:
		s.add(countedOther)
	case p.country == q.country && p.country != 0:
		s.add(countedSame)
	}
}

// cited compares who is cited at the end of the chain.
func (s *sheet) cited(a, b *facts) {
	if a.sides == 0 || b.sides == 0 {
		return
	}
	if s.x.tieOf(a.room[0].actorFacts, b.room[0].actorFacts) > other {
		s.add(citedSame)
	} else {
		s.add(citedOther)
	}
}
