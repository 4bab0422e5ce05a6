package timex

import "time"

// weekday reads "Saturday", "last Monday", "Saturday, 25 November 2023",
// "Saturday (November 25)", "Monday of last week".
func (s *scan) weekday(i int) (Expr, int) {
	at, step := i, 0
	stepped := s.at(i).class == "step"
	if stepped {
		step, at = s.at(i).n, i+1
	}
	l := s.at(at)
	if !l.upper || l.class != "weekday" && l.class != "weekday-short" {
		return Expr{}, 0
	}
	at++
	if e, n := s.weekdayDate(at, time.Weekday(l.n)); n > 0 {
		return e, at + n - i
	}
	if l.class != "weekday" || s.is(i-1, "black", "good", "bloody", "easter", "palm", "holy", "ash", "super", "red") ||
		s.is(at, "prayer", "prayers", "sermon", "sermons", "times", "mail", "telegraph", "herald") {
		return Expr{}, 0
	}
	e := Expr{Kind: Weekday, Value: s.nearest(l.n, step, stepped), Ahead: s.nearest(l.n, 1, true)}
	if s.is(at, "of") && s.at(at+1).class == "step" && s.is(at+2, "week") {
		monday := s.monday(s.at(at + 1).n)
		return Expr{Kind: Weekday, Value: monday.AddDays((l.n + 6) % 7)}, at + 3 - i
	}
	if s.at(at).class == "step" && s.is(at+1, "week") && !s.is(at, "past", "previous") {
		return Expr{Kind: Weekday, Value: s.monday(s.at(at).n).AddDays((l.n + 6) % 7)}, at + 2 - i
	}
	return e, at - i
}

// weekdayDate reads the date behind a weekday: ", 25 November", "(Nov. 25)".
func (s *scan) weekdayDate(i int, day time.Weekday) (Expr, int) {
	at := i
	if s.is(at, ".") && s.at(at).glued {
		at++
	}
	open := s.is(at, "(")
	if open || s.is(at, ",") {
		at++
	}
	e, n := s.dayMonth(at)
	if n == 0 {
		e, n = s.monthDay(at)
	}
	if n == 0 {
		return Expr{}, 0
	}
	at += n
	if open && s.is(at, ")") {
		at++
	}
	if w, ok := e.Value.Weekday(); e.Kind == Yearless && ok && w != day {
		e.Value = agree(e, day)
	}
	return e, at - i
}

// agree settles the year of a date without one by its weekday. Where no reading
// agrees the article is at odds with itself, and the date stands as it was.
func agree(e Expr, day time.Weekday) Date {
	if w, ok := e.Ahead.Weekday(); ok && w == day {
		return e.Ahead
	}
	return e.Value
}

// nearest returns a weekday counted from the published date: the last one on
// or before it; with a step the last before ("last Saturday"), the next on or
// after ("this Saturday") or after it ("next Saturday").
func (s *scan) nearest(day, step int, stepped bool) Date {
	w, ok := s.published.Weekday()
	if !ok {
		return ""
	}
	back := (int(w) - day + 7) % 7
	switch {
	case !stepped, step < 0 && back > 0:
		return s.published.AddDays(-back)
	case step < 0:
		return s.published.AddDays(-7)
	case step > 0 || back > 0:
		return s.published.AddDays(7 - back)
	}
	return s.published
}

// monday returns the Monday of the week that lies a number of weeks from the
// published date.
func (s *scan) monday(weeks int) Date {
	w, ok := s.published.Weekday()
	if !ok {
		return ""
	}
	return s.published.AddDays(-(int(w)+6)%7 + 7*weeks)
}
