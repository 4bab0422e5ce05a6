package reconcile

// A pairing compares two lists of parties.
type pairing struct {
	a, b         []party
	ties         []tie // of a[i] and b[j] at i*len(b)+j
	usedA, usedB uint64
	found        uint16 // which ties there are, a bit for each
}

// parties compares the parties of two mentions: actors with actors, recipients
// with recipients; of talks, which have no direction, all with all. Each takes
// the closest one that is free, the closest pairs first.
func (s *sheet) parties(f, g *facts, directed bool) {
	const most = 64 // lists are short; those beyond do not count
	var room [36]tie
	m := pairing{a: f.parties(), b: g.parties(), ties: room[:0]}
	m.a, m.b = m.a[:min(most, len(m.a))], m.b[:min(most, len(m.b))]
	for i := range m.a {
		for j := range m.b {
			t := unfit
			if !directed || m.a[i].part == m.b[j].part {
				t = s.x.tieOf(m.a[i].actorFacts, m.b[j].actorFacts)
			}
			if t == metonym && !directed && (m.b[j].named && onlyHost(m.a, i) || m.a[i].named && onlyHost(m.b, j)) {
				t = unfit
			}
			m.ties = append(m.ties, t)
			m.found |= 1 << t
		}
	}
	for want := same; want > other; want-- {
		s.times[tieFeature[want]] += m.take(want)
		s.score += int(s.times[tieFeature[want]]) * s.x.weight[tieFeature[want]]
	}
	m.cover()
	if m.host(f, g) {
		s.add(host)
	}
	for range m.take(other) {
		s.others()
	}
	for range m.take(noTie) {
		s.add(partyApart)
	}
	for range m.free() {
		s.add(partyMore)
	}
}

// onlyHost reports whether a state is where others talk: Qatar, between two
// ministers who are not its own. It stands for no minister of its own then.
func onlyHost(list []party, i int) bool {
	if list[i].kind != aState || list[i].part != asRecipient {
		return false
	}
	guests := 0
	for _, p := range list {
		if p.part == asActor && p.country != list[i].country {
			guests++
		}
	}
	return guests > 1
}

// take takes out the pairs of one tie that are free, and counts them. Where
// nothing ties two, it takes none of whom anybody may be meant.
func (m *pairing) take(want tie) (n int16) {
	if m.found>>want&1 == 0 {
		return 0
	}
	for i := range m.a {
		for j := range m.b {
			if m.ties[i*len(m.b)+j] != want || m.usedA>>i&1 == 1 || m.usedB>>j&1 == 1 {
				continue
			}
			if want == noTie && (m.a[i].vague() || m.b[j].vague()) {
				continue
			}
			m.use(i, j)
			n++
		}
	}
	return n
}

// others weighs two names of one country. Who meets whom is told by nothing
// else; what one says another of his government may say too.
func (s *sheet) others() {
	if s.times[verbal] > 0 {
		s.add(partyColleague)
	} else {
		s.add(partyOther)
	}
}

func (m *pairing) use(i, j int) { m.usedA, m.usedB = m.usedA|1<<i, m.usedB|1<<j }

// cover takes out those whose like stands on the other side already: the state
// beside its minister.
func (m *pairing) cover() {
	for i := range m.a {
		for j := range m.b {
			if m.ties[i*len(m.b)+j] > other {
				m.use(i, j)
			}
		}
	}
}

// host takes out a state in which the other telling takes place: "in Doha", and
// Qatar as host. It reports whether there is one.
func (m *pairing) host(f, g *facts) (found bool) {
	for i, p := range m.a {
		if m.usedA>>i&1 == 0 && p.kind == aState && p.country == g.place.country {
			m.usedA, found = m.usedA|1<<i, true
		}
	}
	for j, p := range m.b {
		if m.usedB>>j&1 == 0 && p.kind == aState && p.country == f.place.country {
			m.usedB, found = m.usedB|1<<j, true
		}
	}
	return found
}

// free returns how many are left without a counterpart.
func (m *pairing) free() (n int) {
	for i := range m.a {
		n += int(1 &^ (m.usedA >> i))
	}
	for j := range m.b {
		n += int(1 &^ (m.usedB >> j))
	}
	return n
}
