package reconcile

import "slices"

// event compares two tellings of events, what is cheap first.
func (s *sheet) event(a, b *facts) {
	if !s.types(a, b) {
		return
	}
	s.modes(a, b)
	if a.status == b.status {
		s.add(statusSame)
	}
	switch {
	case s.times[verbal] > 0 || a.lasting == 0 && b.lasting == 0:
		s.days(a, b)
	case a.lasting == b.lasting && a.typ == b.typ:
		s.add(lasting)
	}
	s.places(a.place, b.place)
	if a.some != &nothing && b.some != &nothing {
		s.numbers(a.some.numbers, b.some.numbers)
	}
	s.letters(a, b)
	w := &s.x.weight
	rest := s.wordsAtMost(a, b) + w[articleAlike]
	if s.hopeless(rest + w[host] + w[partySame]*int(min(a.sides, b.sides))) {
		return
	}
	s.sides(a, b)
	loss := s.articlesAtLeast(a, b)
	if s.hopeless(rest) || s.certain(loss+s.wordsAtLeast()) {
		return
	}
	s.words(a, b)
	if s.hopeless(w[articleAlike]) || s.certain(loss) {
		return
	}
	s.articles(a, b)
}

// wordsAtMost returns what the words of two spans may add; none in common is
// cheap to see.
func (s *sheet) wordsAtMost(a, b *facts) int {
	switch {
	case a.words.bits&b.words.bits == 0:
		return max(0, s.x.weight[claimNone])
	case s.times[verbal] == 0:
		return s.x.weight[wordsShared]
	}
	return max(s.x.weight[claimShared], s.x.weight[claimNone])
}

// wordsAtLeast returns what the words of two spans may take away.
func (s *sheet) wordsAtLeast() int {
	if s.times[verbal] == 0 {
		return min(0, s.x.weight[wordsShared])
	}
	return min(0, s.x.weight[claimShared], s.x.weight[claimNone])
}

// words compares the words of two spans. Acts of speech are told apart by
// nothing else.
func (s *sheet) words(a, b *facts) {
	percent, weight := shared(&a.words, &b.words)
	switch {
	case s.times[verbal] == 0:
		s.scaled(wordsShared, min(percent, 3*weight))
	case weight == 0:
		s.add(claimNone)
	default:
		s.scaled(claimShared, min(percent, 3*weight))
	}
}

// types compares what was done; nothing else counts if it cannot be one act.
func (s *sheet) types(a, b *facts) bool {
	switch {
	case a.typ == b.typ:
		s.add(typeSame)
	case a.families&b.families != 0:
		s.add(typeNear)
	default:
		s.add(typeFar)
		return false
	}
	if a.verbal || b.verbal {
		s.add(verbal)
	}
	return true
}

// modes compares how it was done. Talks by telephone and in person are two.
func (s *sheet) modes(a, b *facts) {
	switch {
	case a.modes == 0 || b.modes == 0:
		return
	case a.modes&b.modes != 0:
		s.add(modeSame)
	case !a.talks:
		s.add(modeOther)
	case a.phone || b.phone:
		s.add(modeApart)
	}
}

// numbers compares what the articles count in the event: a toll grows, but
// seldom tenfold.
func (s *sheet) numbers(a, b []number) {
	alike, far := false, false
	for _, p := range a {
		for _, q := range b {
			if p.measure == q.measure {
				alike = alike || p.low == q.low
				far = far || max(p.low, q.low) > 10*min(p.low, q.low)
			}
		}
	}
	switch {
	case alike:
		s.add(numberSame)
	case far:
		s.add(numberApart)
	}
}

// sides compares the parties. Talks have no direction; for all else actor is
// compared with actor, recipient with recipient.
func (s *sheet) sides(a, b *facts) {
	if a.talks && b.talks {
		s.talks(a, b)
		return
	}
	s.parties(a, b, true)
}

// talks compares those who meet, whoever is host.
func (s *sheet) talks(a, b *facts) {
	s.parties(a, b, false)
	if s.times[partySame]+s.times[partyOffice]+s.times[partyState]+s.times[partyMetonym]+s.times[partyPart]+s.times[host] < 2 {
		s.add(talksOne)
	}
	if wholeVisit(a, b) || wholeVisit(b, a) {
		s.add(visitWhole)
	}
}

// wholeVisit reports whether one telling has a state for a host where the other
// has a person of it: "landed in Ankara", and "was received by Erdogan".
func wholeVisit(a, b *facts) bool {
	return a.visit && slices.ContainsFunc(a.parties(), func(p party) bool {
		return p.part == asRecipient && p.kind == aState && slices.ContainsFunc(b.parties(), func(q party) bool {
			return q.kind == aPerson && q.country == p.country
		})
	})
}
