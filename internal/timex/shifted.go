package timex

// shifted reads times that count from another one in the text: "the next day",
// "two days later", "the same month", "the day before", "later that year".
func (s *scan) shifted(i int) (Expr, int) {
	if count, n, vague := s.count(i); n > 0 && s.at(i+n).class == "unit" && s.is(i+n+1, "later", "earlier", "before", "after") {
		e := Expr{Kind: Vague}
		if !vague && calendar(s.at(i+n).value) {
			e = Expr{Kind: Shifted, Shift: count, Unit: s.at(i + n).value}
		}
		if s.is(i+n+1, "earlier", "before") {
			e.Shift = -e.Shift
		}
		return e, n + 2
	}
	if !s.is(i, "the", "that", "this") {
		return Expr{}, 0
	}
	if s.is(i, "that") {
		return unitAfter(0, s.at(i+1), 2)
	}
	switch {
	case s.is(i+1, "same"):
		return unitAfter(0, s.at(i+2), 3)
	case s.is(i+1, "next", "following"):
		return unitAfter(1, s.at(i+2), 3)
	case s.is(i+1, "previous"):
		return unitAfter(-1, s.at(i+2), 3)
	case s.is(i+2, "before", "after") && s.at(i+3).class == "":
		return unitAfter(1-2*b2i(s.is(i+2, "before")), s.at(i+1), 3)
	}
	return Expr{}, 0
}

// unitAfter ends a shifted time with its unit: day, week, month or year, or a
// part of the day.
func unitAfter(shift int, unit *lexeme, n int) (Expr, int) {
	switch {
	case unit.class == "part":
		return Expr{Kind: Shifted, Shift: shift, Unit: "day"}, n
	case unit.class == "unit" && calendar(unit.value) && unit.word == unit.value:
		return Expr{Kind: Shifted, Shift: shift, Unit: unit.value}, n
	}
	return Expr{}, 0
}

func calendar(unit string) bool {
	return unit == "day" || unit == "week" || unit == "month" || unit == "year"
}
