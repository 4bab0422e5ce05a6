package timex

// period reads "last week", "this month", "next year", "the weekend", and the
// time that ends now: "the past three days", "the last 24 hours".
func (s *scan) period(i int) (Expr, int) {
	at := i
	if s.is(at, "the") {
		at++
	}
	step := s.at(at)
	if step.class != "step" {
		return Expr{}, 0
	}
	if count, n, vague := s.count(at + 1); n > 0 && s.at(at+1+n).class == "unit" {
		return s.until(step, count, vague, s.at(at+1+n)), at + n + 2 - i
	}
	u := s.at(at + 1)
	if u.class != "unit" || at > i && step.word != "past" && step.word != "last" {
		return Expr{}, 0
	}
	e := Expr{Kind: Relative}
	switch u.word {
	case "week":
		e.Value = s.monday(step.n)
		e.End = e.Value.AddDays(6)
		if at > i && s.published != "" { // "the past week" ends now
			e.Value, e.End = s.published.AddDays(-7), s.published
		}
	case "weekend":
		e.Value = s.monday(step.n).AddDays(5)
		e.End = e.Value.AddDays(1)
	case "month":
		e.Value = s.published.AddMonths(step.n)
	case "year":
		e.Value = s.published.AddYears(step.n)
	default: // "this decade", "last days"
		e.Kind = Vague
	}
	return e, at + 2 - i
}

// until returns a period of some units that ends on the published date.
func (s *scan) until(step *lexeme, n int, vague bool, unit *lexeme) Expr {
	if vague || step.n >= 0 {
		return Expr{Kind: Vague}
	}
	e := Expr{Kind: Relative}
	switch unit.value {
	case "hour":
		e.Value = s.published.AddDays(-(n + 23) / 24)
	case "day":
		e.Value = s.published.AddDays(-n)
	case "week":
		e.Value = s.published.AddDays(-7 * n)
	case "month":
		e.Value = s.published.AddMonths(-n)
	case "year":
		e.Value = s.published.AddYears(-n)
	}
	if e.Value != "" {
		e.End = s.published.Trim(e.Value.Precision())
	}
	return e
}
