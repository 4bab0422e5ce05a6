package timex

// Narrate returns the expressions of a text that tells of the past in order, a
// history, with each one counted from the time told before it instead of from
// the day of publishing: "On 1 September 1939 … Two days later … In May". from
// is where to begin, and may be zero. It is for texts without a date of their
// own; what follows from no date told stays without a value.
func Narrate(es []Expr, from Date) []Expr {
	out := make([]Expr, len(es))
	for i, e := range es {
		switch e.Kind {
		case Yearless:
			e.narrate(from)
		case Shifted:
			e.Value, e.End = shift(from, e.Shift, e.Unit), ""
		case Weekday, Relative:
			e.Value, e.End = "", ""
		}
		e.Ahead = ""
		if e.Value != "" {
			from = e.Value
		}
		out[i] = e
	}
	return out
}

// narrate gives a month or day the year in which the story has arrived. A month
// far back in the year belongs to the next: after November comes March.
func (e *Expr) narrate(from Date) {
	end := e.End
	e.Value, e.End = "", ""
	if !from.Valid() {
		return
	}
	year := from.year()
	if from.Precision() > Year {
		if t, _ := from.time(); int(t.Month())-e.Month >= back {
			year++
		}
	}
	e.Value = NewDate(year, e.Month, e.Day)
	if len(end) == len(e.Value) && len(end) > 4 {
		e.End = e.Value[:4] + end[4:]
	}
	if e.End != "" && (!e.End.Valid() || e.End < e.Value) {
		e.End = ""
	}
}

// back is how many months a story may go back without a new year.
const back = 8

// shift moves a date, known to the unit at best.
func shift(d Date, n int, unit string) Date {
	switch unit {
	case "day":
		return d.AddDays(n)
	case "week":
		return d.AddDays(7 * n)
	case "month":
		return d.AddMonths(n)
	}
	return d.AddYears(n)
}
