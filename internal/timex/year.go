package timex

import "strings"

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
