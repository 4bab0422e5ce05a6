package timex

import "time"

// soon is how many days ahead of the published date a day without a year may
// lie before it is read as a day of the past. News leaves the year away within
// the year: on 25 November "December 5" is to come, "March 15" is over.
const soon = 65

// yearless returns a day or month without a year: the last one not after the
// published date, or one that comes soon.
func (s *scan) yearless(month, day int) Expr {
	e := Expr{Kind: Yearless, Month: month, Day: day}
	p := s.published.First()
	if p == "" || s.published.Precision() != Day {
		return e
	}
	var past, ahead Date
	for y := p.year() - 4; y <= p.year()+4; y++ { // four years: 29 February
		d := NewDate(y, month, day)
		switch {
		case d == "":
		case Compare(d, p) <= 0:
			past = d
		case ahead == "":
			ahead = d
		}
	}
	e.Value, e.Ahead = past, ahead
	if n, ok := Days(p, ahead.First()); ok && n <= soon && Compare(past, p) != 0 {
		e.Value = ahead
	}
	return e
}

// year returns the year of a valid date.
func (d Date) year() int {
	t, _ := d.time()
	return t.Year()
}

// stepMonth returns "last November", "this March", "next March".
func (s *scan) stepMonth(month, step int) Expr {
	e := Expr{Kind: Relative}
	p := s.published.Trim(Month)
	if p.Precision() != Month {
		return e
	}
	d := NewDate(p.year(), month, 0)
	switch c := Compare(d, p); {
	case step < 0 && c >= 0:
		d = NewDate(p.year()-1, month, 0)
	case step > 0 && c <= 0:
		d = NewDate(p.year()+1, month, 0)
	}
	e.Value = d
	return e
}

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

// day reads "today", "yesterday", "tomorrow", "last night", "this morning",
// "the day before yesterday".
func (s *scan) day(i int) (Expr, int) {
	l := s.at(i)
	switch {
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
