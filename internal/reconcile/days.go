package reconcile

import "readout/internal/timex"

// LookBack is how many days apart two articles can be for the rules still to ask
// how far: beyond it they are just apart, and only what has no days (a war), or
// tells a day that both tell, brings them together.
const LookBack = 60

// days is a range of days, both ends within it, counted from 1970; the zero
// value is not known.
type days struct{ first, last int32 }

func daysOf(d, end timex.Date) days {
	if !d.Valid() {
		return days{}
	}
	if !end.Valid() {
		end = d
	}
	const epoch = timex.Date("1970-01-01")
	first, _ := timex.Days(epoch, d.First())
	last, _ := timex.Days(epoch, end.Last())
	return days{int32(first), int32(max(first, last))}
}

func (d days) known() bool { return d != days{} }

// oneDay reports whether the day itself is known.
func (d days) oneDay() bool { return d.known() && d.first == d.last }

// apart returns how many days lie between two ranges, 0 if they meet.
func apart(a, b days) int32 { return max(0, a.first-b.last, b.first-a.last) }

// about returns the days in which something told may have happened: its own,
// else those before the article.
func (f *facts) about() days {
	if f.when.known() {
		return f.when
	}
	if t := f.told; t.known() {
		return days{t.first - 2, t.last}
	}
	return days{}
}

// days compares when two mentions tell that something was.
func (s *sheet) days(a, b *facts) {
	switch {
	case a.when.known() && b.when.known():
		s.dated(a.when, b.when)
	case a.when.known():
		s.halfDated(a.when, b.told)
	case b.when.known():
		s.halfDated(b.when, a.told)
	default:
		s.told(a.told, b.told)
	}
}

func (s *sheet) dated(a, b days) {
	switch n := apart(a, b); {
	case n == 0 && a.oneDay() && b.oneDay():
		s.add(daySame)
	case n == 0:
		s.add(dayWithin)
	case n == 1:
		s.add(dayNext)
	case n <= 3:
		s.add(dayNear)
	default:
		s.add(dayApart)
	}
}

// halfDated compares a day with the day of an article that tells none: what is
// not dated is news, from the days before.
func (s *sheet) halfDated(when, told days) {
	if !told.known() {
		return
	}
	switch n := apart(when, told); {
	case n <= 2:
		s.add(toldSoon)
	case n <= 7:
		s.add(toldNear)
	case when.first > told.last, n > LookBack:
		s.add(toldApart)
	default:
		s.add(toldLater)
	}
}

func (s *sheet) told(a, b days) {
	if !a.known() || !b.known() {
		return
	}
	switch n := apart(a, b); {
	case n <= 2:
		s.add(toldSoon)
	case n <= 7:
		s.add(toldNear)
	case n <= LookBack:
		s.add(toldLater)
	default:
		s.add(toldApart)
	}
}
