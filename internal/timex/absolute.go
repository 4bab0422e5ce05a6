package timex

import (
	"strconv"
	"strings"
)

// digits reads dates of digits alone: "2023-11-25", "2023/11/25", and
// "25/11/2023" or "11/25/2023" where only one reading is a date.
func (s *scan) digits(i int) (Expr, int) {
	if e := s.slashes(i); e.Value != "" {
		return e, 1
	}
	y, m, d := s.at(i), s.at(i+2), s.at(i+4)
	if !isYear(y) || !s.dash(i+1) || !s.dash(i+3) || !m.glued || !d.glued || m.num < 1 || d.num < 1 {
		return Expr{}, 0
	}
	if v := NewDate(y.num, m.num, d.num); v != "" {
		return Expr{Kind: Absolute, Value: v}, 5
	}
	return Expr{}, 0
}

// slashes reads one lexeme: "25/11/2023", "25.11.2023", "2023/11/25".
func (s *scan) slashes(i int) Expr {
	parts := strings.FieldsFunc(s.at(i).word, func(r rune) bool { return r == '/' || r == '.' })
	if len(parts) != 3 {
		return Expr{}
	}
	var n [3]int
	for k, p := range parts {
		n[k], _ = strconv.Atoi(p)
		if n[k] < 1 {
			return Expr{}
		}
	}
	var a, b Date
	switch {
	case len(parts[0]) == 4:
		a = NewDate(n[0], n[1], n[2])
	case len(parts[2]) == 4:
		a, b = NewDate(n[2], n[1], n[0]), NewDate(n[2], n[0], n[1])
	}
	switch {
	case a == "":
		a = b
	case b != "" && a != b:
		a = "" // 3/4/2023: April or March
	}
	return Expr{Kind: Absolute, Value: a}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

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

// absolute returns a date with its year, without a value for the year 0.
func absolute(year, month, day int) Expr {
	if year == 0 {
		return Expr{Kind: Relative}
	}
	return Expr{Kind: Absolute, Value: NewDate(year, month, day)}
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

// month reads a month by itself: "November 2023" anywhere, "November" only
// behind a word that leads in a time, for people are called April and August.
func (s *scan) month(i int) (Expr, int) {
	step, at := &noLexeme, i
	if s.at(i).class == "step" {
		step, at = s.at(i), i+1
	}
	m, n := s.monthName(at)
	if n == 0 {
		return Expr{}, 0
	}
	at += n
	if y, n := s.yearNumber(at); n > 0 && step.class == "" {
		return absolute(y, m, 0), at + n - i
	}
	before := s.at(i - 1)
	short := s.at(at-n).class == "month-short" && n == 1
	switch {
	case step.class != "":
		return s.stepMonth(m, step.n), at - i
	case short || before.class != "lead" && before.class != "edge" && !(s.dash(i-1) && s.at(i-2).class == "edge"):
		return Expr{}, 0
	}
	return s.yearless(m, 0), at - i
}

// year reads a year by itself: "in 2015", "the 2015 agreement", "(2015)".
func (s *scan) year(i int) (Expr, int) {
	l, before, next := s.at(i), s.at(i-1), s.at(i+1)
	if !isYear(l) || s.is(i+1, "bc", "bce", "b", "%", "people", "men", "women", "children") {
		return Expr{}, 0
	}
	led := before.class == "lead" || before.class == "edge" || s.is(i-1, "the", "and", "to", "year", "(") || s.dash(i-1)
	counts := s.is(i-1, "of", "by", "to", "around", "at", "and", "from", "between") && strings.HasSuffix(next.word, "s") && !next.upper
	if !led || counts || next.glued && next.class != "" {
		return Expr{}, 0
	}
	v := NewDate(l.num, 0, 0)
	// "2014-16", "1914–1918"
	if to := s.at(i + 2); s.dash(i+1) && to.glued && to.num > 0 && (len(to.word) == 2 || isYear(to)) && !s.dash(i+3) {
		end := to.num
		if len(to.word) == 2 {
			end += l.num / 100 * 100
		}
		if end > l.num {
			return Expr{Kind: Absolute, Value: v, End: NewDate(end, 0, 0)}, 3
		}
	}
	return Expr{Kind: Absolute, Value: v}, 1
}

// decade reads "the 1990s" and "the 20th century": recognised, without a date.
func (s *scan) decade(i int) (Expr, int) {
	w := s.at(i).word
	if len(w) == 5 && strings.HasSuffix(w, "0s") && digit(w[0]) && digit(w[1]) && digit(w[2]) {
		return Expr{Kind: Vague}, 1
	}
	if l := s.at(i); (l.ord || l.class == "ordinal") && s.is(i+1, "century") {
		return Expr{Kind: Vague}, 2
	}
	return Expr{}, 0
}

// season reads "summer 2014", "the summer of 2014": known to the year.
func (s *scan) season(i int) (Expr, int) {
	if s.at(i).class != "season" {
		return Expr{}, 0
	}
	if y, n := s.yearNumber(i + 1); n > 0 {
		return absolute(y, 0, 0), 1 + n
	}
	return Expr{}, 0
}

// foreign reads dates of the Iranian and the Islamic calendar: "12 Aban 1402",
// "Ramadan 15". They are never converted.
func (s *scan) foreign(i int) (Expr, int) {
	at := i
	_, n := s.dayNumber(at)
	at += n
	if s.is(at, "of") {
		at++
	}
	if l := s.at(at); l.class != "other-month" || !l.upper {
		return Expr{}, 0
	}
	at++
	if n == 0 {
		if _, m := s.dayNumber(at); m > 0 {
			at, n = at+m, m
		}
	}
	y := at
	if s.is(y, ",") {
		y++
	}
	if l := s.at(y); len(l.word) == 4 && l.num >= 1300 && l.num < 1500 {
		return Expr{Kind: Foreign}, y + 1 - i
	}
	if n == 0 {
		return Expr{}, 0
	}
	return Expr{Kind: Foreign}, at - i
}
