// Package timex holds dates with a precision and the expressions that name them.
//
// It must never read a clock: every relative expression is resolved against a
// date that the caller gives.
package timex

import (
	"fmt"
	"time"
)

// A Date is a calendar date known to a precision, told by its length: "2023",
// "2023-11" or "2023-11-25". The zero Date is unknown. Dates agree as far as
// their common prefix.
type Date string

// A Precision says how much of a date is known.
type Precision int

// The precisions.
const (
	Unknown Precision = iota
	Year
	Month
	Day
)

// Precision returns how much of d is known.
func (d Date) Precision() Precision {
	switch len(d) {
	case 4:
		return Year
	case 7:
		return Month
	case 10:
		return Day
	}
	return Unknown
}

var layouts = [...]string{Year: "2006", Month: "2006-01", Day: "2006-01-02"}

// Valid reports whether d is a date of the Gregorian calendar in one of the
// three forms. The zero Date is not valid.
func (d Date) Valid() bool {
	p := d.Precision()
	if p == Unknown {
		return false
	}
	_, err := time.Parse(layouts[p], string(d))
	return err == nil
}

// NewDate returns a date of the given year, and month and day if they are not
// 0. It returns the zero Date for days that the calendar does not have.
func NewDate(year, month, day int) Date {
	var d Date
	switch {
	case year < 0 || year > 9999 || month < 0 || month > 12 || day < 0 || month == 0 && day > 0:
	case month == 0:
		d = Date(fmt.Sprintf("%04d", year))
	case day == 0:
		d = Date(fmt.Sprintf("%04d-%02d", year, month))
	default:
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if t.Day() == day {
			d = Date(t.Format(layouts[Day]))
		}
	}
	return d
}

// First returns the first day that d may mean, zero if d is not valid.
func (d Date) First() Date {
	if t, ok := d.time(); ok {
		return Date(t.Format(layouts[Day]))
	}
	return ""
}

// Last returns the last day that d may mean, zero if d is not valid.
func (d Date) Last() Date {
	t, ok := d.time()
	if !ok {
		return ""
	}
	switch d.Precision() {
	case Year:
		t = t.AddDate(1, 0, -1)
	case Month:
		t = t.AddDate(0, 1, -1)
	}
	return Date(t.Format(layouts[Day]))
}

// AddDays returns the day n days after d, zero unless d is known to the day.
func (d Date) AddDays(n int) Date {
	t, ok := d.time()
	if !ok || d.Precision() != Day {
		return ""
	}
	return Date(t.AddDate(0, 0, n).Format(layouts[Day]))
}

// AddMonths returns the month n months after the month of d, zero if d has
// none.
func (d Date) AddMonths(n int) Date {
	t, ok := d.time()
	if !ok || d.Precision() < Month {
		return ""
	}
	return Date(time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0).Format(layouts[Month]))
}

// AddYears returns the year n years after the year of d, zero if d is not
// valid.
func (d Date) AddYears(n int) Date {
	t, ok := d.time()
	if !ok {
		return ""
	}
	return NewDate(t.Year()+n, 0, 0)
}

// Weekday returns the day of the week; ok is false unless d is known to the
// day.
func (d Date) Weekday() (w time.Weekday, ok bool) {
	t, ok := d.time()
	return t.Weekday(), ok && d.Precision() == Day
}

// Days returns the days from a to b, both known to the day.
func Days(a, b Date) (n int, ok bool) {
	x, okx := a.time()
	y, oky := b.time()
	if !okx || !oky || a.Precision() != Day || b.Precision() != Day {
		return 0, false
	}
	return int(y.Sub(x).Hours() / 24), true
}

// Trim returns d to a precision, d itself if it is known no better.
func (d Date) Trim(p Precision) Date {
	if d.Precision() <= p {
		return d
	}
	return d[:len(layouts[p])]
}

// Compare returns -1 if a is certainly before b, 1 if certainly after, and 0
// if they agree as far as their common prefix.
func Compare(a, b Date) int {
	n := min(len(a), len(b))
	switch {
	case a[:n] < b[:n]:
		return -1
	case a[:n] > b[:n]:
		return 1
	}
	return 0
}

func (d Date) time() (time.Time, bool) {
	p := d.Precision()
	if p == Unknown {
		return time.Time{}, false
	}
	t, err := time.Parse(layouts[p], string(d))
	return t, err == nil
}
