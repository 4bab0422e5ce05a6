package timex

// day reads "today", "yesterday", "tomorrow", "last night", "this morning",
// "the day before yesterday".
func (s *scan) day(i int) (Expr, int) {
	l := s.at(i)
	switch {
	case l.class == "day" && l.upper && s.at(i-1).upper: // "India Today"
	case l.class == "day":
		return Expr{Kind: Relative, Value: s.published.AddDays(l.n)}, 1
	case l.class == "step" && s.at(i+1).class == "part" && s.is(i, "last", "this"):
		return Expr{Kind: Relative, Value: s.published.AddDays(l.n)}, 2
	case s.is(i, "the") && s.is(i+1, "day") && s.is(i+2, "before") && s.is(i+3, "yesterday"):
		return Expr{Kind: Relative, Value: s.published.AddDays(-2)}, 4
	case s.is(i, "the") && s.is(i+1, "day") && s.is(i+2, "after") && s.is(i+3, "tomorrow"):
		return Expr{Kind: Relative, Value: s.published.AddDays(2)}, 4
	}
	return Expr{}, 0
}

// count reads how many units: "three", "3", "a"; vague for "a few", "several".
func (s *scan) count(i int) (count, n int, vague bool) {
	at := i
	if (s.at(at).class == "about" || s.is(at, "around", "some")) && (s.at(at+1).num > 0 || s.at(at+1).class == "number") {
		at++
	}
	l := s.at(at)
	switch {
	case l.num > 0 && !l.ord:
		return l.num, at + 1 - i, false
	case l.class == "number" && (s.at(at+1).class == "vague"):
		if s.is(at+2, "of") {
			at++
		}
		return 0, at + 2 - i, true
	case l.class == "number":
		return l.n, at + 1 - i, false
	case l.class == "vague":
		return 0, at + 1 - i, true
	}
	return 0, 0, false
}

// ago reads "three days ago", "a week ago", "a few days ago", "months ago".
func (s *scan) ago(i int) (Expr, int) {
	count, n, vague := s.count(i)
	u := s.at(i + n)
	if u.class != "unit" || !s.is(i+n+1, "ago") {
		return Expr{}, 0
	}
	e := Expr{Kind: Relative}
	if vague || n == 0 {
		e.Kind = Vague
		return e, n + 2
	}
	e.Value, e.End = s.back(u.value, u.word, count)
	return e, n + 2
}

// back returns the time a number of units before the published date, no finer
// than the unit is.
func (s *scan) back(unit, word string, n int) (from, to Date) {
	p := s.published
	switch unit {
	case "minute":
		return p.AddDays(0), ""
	case "hour":
		return p.AddDays(-(n / 24)), ""
	case "day":
		return p.AddDays(-n), ""
	case "week":
		if word == "fortnight" {
			n *= 2
		}
		from = s.monday(-n)
		return from, from.AddDays(6)
	case "month":
		return p.AddMonths(-n), ""
	case "year":
		return p.AddYears(-n), ""
	}
	return "", ""
}
