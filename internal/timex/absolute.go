package timex

import "strconv"

// dayNumber reads the day of a month: "25", "25th", "first".
func (s *scan) dayNumber(i int) (int, int) {
	l := s.at(i)
	switch {
	case l.class == "ordinal":
		return l.n, 1
	case l.num >= 1 && l.num <= 31 && len(l.word) <= 4:
		return l.num, 1
	}
	return 0, 0
}

// days reads a day or a range of days: "3", "3-5", "3 to 5", "3 and 4".
func (s *scan) days(i int) (from, to, n int) {
	from, n = s.dayNumber(i)
	if n == 0 {
		return 0, 0, 0
	}
	if s.dash(i+1) || s.is(i+1, "to", "and", "until", "/") {
		if to, m := s.dayNumber(i + 2); m > 0 && to > from && s.at(i+2).class != "ordinal" {
			return from, to, n + 1 + m
		}
	}
	return from, 0, n
}

// monthName reads the name of a month with a capital: "November", "Nov.".
func (s *scan) monthName(i int) (month, n int) {
	l := s.at(i)
	switch {
	case !l.upper:
		return 0, 0
	case l.class == "month":
		return l.n, 1
	case l.class == "month-short" && s.is(i+1, ".") && s.at(i+1).glued:
		return l.n, 2
	case l.class == "month-short":
		return l.n, 1
	}
	return 0, 0
}

// yearNumber reads the year behind a day or month: "2023", ", 2023",
// "of last year"; 0 for the last if the published year is not known.
func (s *scan) yearNumber(i int) (year, n int) {
	at := i
	if s.is(at, ",", "of") {
		at++
	}
	l := s.at(at)
	if isYear(l) {
		return l.num, at + 1 - i
	}
	if l.class == "step" && s.is(at+1, "year") {
		y, _ := strconv.Atoi(string(s.published.AddYears(l.n)))
		return y, at + 2 - i
	}
	return 0, 0
}

func isYear(l *lexeme) bool { return len(l.word) == 4 && l.num >= 1500 && l.num <= 2100 && !l.ord }

// absolute returns a date with its year, without a value for the year 0.
func absolute(year, month, day int) Expr {
	if year == 0 {
		return Expr{Kind: Relative}
	}
	return Expr{Kind: Absolute, Value: NewDate(year, month, day)}
}

// dayMonth reads "25 November 2023", "the 25th of November", "3 to 5 May".
func (s *scan) dayMonth(i int) (Expr, int) {
	at := i
	if s.is(at, "the") {
		at++
	}
	from, to, n := s.days(at)
	if n == 0 {
		return Expr{}, 0
	}
	at += n
	if s.is(at, "of") {
		at++
	}
	m, n := s.monthName(at)
	if n == 0 {
		return Expr{}, 0
	}
	return s.withYear(i, at+n, m, from, to)
}

// monthDay reads "November 25, 2023", "Nov. 25", "May 3-5".
func (s *scan) monthDay(i int) (Expr, int) {
	m, n := s.monthName(i)
	if n == 0 {
		return Expr{}, 0
	}
	at := i + n
	if s.is(at, "the") {
		at++
	}
	from, to, n := s.days(at)
	if n == 0 || s.at(at).class == "ordinal" && !s.is(at-1, "the") || s.is(at+n, "%", "percent", "million", "billion") {
		return Expr{}, 0
	}
	return s.withYear(i, at+n, m, from, to)
}

// withYear ends a day and month that began at i and reached to at.
func (s *scan) withYear(i, at, month, from, to int) (Expr, int) {
	if y, n := s.yearNumber(at); n > 0 {
		e := absolute(y, month, from)
		if to > 0 && e.Value != "" {
			e.End = NewDate(y, month, to)
		}
		return e, at + n - i
	}
	e := s.yearless(month, from)
	if to > 0 && e.Value != "" {
		e.End = NewDate(e.Value.year(), month, to)
	}
	return e, at - i
}
