package timex

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
