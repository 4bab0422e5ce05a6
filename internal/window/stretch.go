package window

import (
	"fmt"
	"slices"

	"readout/internal/partition"
	"readout/internal/reconcile"
	"readout/internal/timex"
)

// An Order says into which windows days are cut.
type Order struct {
	Days    int        // in a window; at least one
	Overlap int        // days before and after that are looked at too
	From    timex.Date // windows that lie before it are left out; "": none
	Until   timex.Date // and those after it
}

// Default is how much is looked at where nobody says otherwise: as far as the
// rules look back, and half as many days in a window.
var Default = Order{Days: reconcile.LookBack / 2, Overlap: reconcile.LookBack}

// A Stretch is a window: the days whose mentions find their clusters in it, and
// how many days around them are looked at. Without days it is that of mentions
// of which nothing tells when they were.
type Stretch struct {
	First   timex.Date `json:"first"`
	Last    timex.Date `json:"last"`
	Overlap int        `json:"overlap"`
}

func (s Stretch) String() string {
	if s.First == "" {
		return "what has no day"
	}
	return fmt.Sprintf("%s to %s", s.First, s.Last)
}

// epoch is the day from which days, and so windows, are counted: the same
// windows whatever else is in the archive.
const epoch = timex.Date("1970-01-01")

// number counts days; what is known by its month alone stands at its first day.
func number(d timex.Date) int {
	n, _ := timex.Days(epoch, d.First())
	return n
}

func date(n int) timex.Date { return epoch.AddDays(n) }

// Stretches returns the windows in which mentions can stand, that of those
// without a day first.
func Stretches(a *partition.Archive, o Order) (out []Stretch) {
	limits := o.From != "" || o.Until != ""
	add := func(s Stretch) {
		outside := o.From != "" && s.Last < o.From.First() || o.Until != "" && s.First > o.Until.Last()
		if !(limits && (s.First == "" || outside)) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, d := range a.Days() {
		if d == "" {
			add(Stretch{})
			continue
		}
		for n := number(d) - partition.Near; n <= number(d)+partition.Near; n++ {
			add(o.around(n))
		}
	}
	for _, m := range a.Months() {
		for n := number(m); n <= number(m.Last()); n++ {
			add(o.around(n))
		}
	}
	slices.SortFunc(out, func(a, b Stretch) int { return number(a.First) - number(b.First) })
	return out
}

// around returns the window of a day.
func (o Order) around(n int) Stretch {
	first := n - ((n%o.Days)+o.Days)%o.Days
	return Stretch{First: date(first), Last: date(first + o.Days - 1), Overlap: o.Overlap}
}

// A reach is days from first to last.
type reach struct{ first, last int }

// reach returns the days that a window looks at.
func (s Stretch) reach() reach {
	return reach{number(s.First) - s.Overlap, number(s.Last) + s.Overlap}
}

func (r reach) has(n int) bool { return r.first <= n && n <= r.last }

// files returns the days of publication and the months under which mentions of
// these days lie.
func (r reach) files(a *partition.Archive) (days, months []timex.Date) {
	for _, d := range a.Days() {
		if n := number(d); d != "" && n >= r.first-partition.Near && n <= r.last+partition.Near {
			days = append(days, d)
		}
	}
	for _, m := range a.Months() {
		if number(m) <= r.last && number(m.Last()) >= r.first {
			months = append(months, m)
		}
	}
	return days, months
}
