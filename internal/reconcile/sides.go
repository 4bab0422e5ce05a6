package reconcile

import "readout/internal/record"

// A pairing compares two lists of parties.
type pairing struct {
	a, b         []party
	ties         []tie // of a[i] and b[j] at i*len(b)+j
	usedA, usedB uint64
}

// parties compares two lists of parties. fits says which may stand for each
// other. Each takes the closest one that is free, the closest pairs first.
func (s *sheet) parties(f, g *facts, fits func(p, q *party) bool) {
	const most = 64 // lists are short; those beyond do not count
	var room [64]tie
	m := pairing{a: f.parties[:min(most, len(f.parties))], b: g.parties[:min(most, len(g.parties))], ties: room[:0]}
	for i := range m.a {
		for j := range m.b {
			t := unfit
			if fits(&m.a[i], &m.b[j]) {
				t = s.x.tieOf(&m.a[i], &m.b[j])
			}
			m.ties = append(m.ties, t)
		}
	}
	for want := same; want > other; want-- {
		m.each(func(i, j int, t tie) {
			if t == want {
				m.use(i, j)
				s.add(tieFeature[want])
			}
		})
	}
	m.cover()
	if m.host(f, g) {
		s.add(host)
	}
	m.each(func(i, j int, t tie) {
		if t == other {
			m.use(i, j)
			s.add(partyOther)
		}
	})
	m.each(func(i, j int, t tie) {
		if t == noTie && !m.a[i].vague() && !m.b[j].vague() {
			m.use(i, j)
			s.add(partyApart)
		}
	})
	for range m.free() {
		s.add(partyMore)
	}
}

// each calls do for every two that are free.
func (m *pairing) each(do func(i, j int, t tie)) {
	for i := range m.a {
		for j := range m.b {
			if m.usedA>>i&1 == 0 && m.usedB>>j&1 == 0 {
				do(i, j, m.ties[i*len(m.b)+j])
			}
		}
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
		if m.usedA>>i&1 == 0 && p.kind == record.KindState && p.country == g.place.country {
			m.usedA, found = m.usedA|1<<i, true
		}
	}
	for j, p := range m.b {
		if m.usedB>>j&1 == 0 && p.kind == record.KindState && p.country == f.place.country {
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
