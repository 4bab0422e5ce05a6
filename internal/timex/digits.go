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
