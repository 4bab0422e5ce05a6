package report

import (
	"fmt"
	"strings"

	"readout/internal/contact"
	"readout/internal/timex"
)

// most is how many parties a matrix shows: as many as fit on a screen.
const most = 12

// Contacts writes who was in contact with whom: a matrix of the parties with
// the most contacts, the pairs with their days, and the months.
func (p Page) Contacts(t *contact.Table) {
	p.line("", "%s between %s", count(t.Events, "contact"), parts(len(t.Parties)))
	if len(t.Parties) == 0 {
		return
	}
	p.line("", "")
	p.matrix(t)
	p.line("", "")
	for i := range t.Pairs {
		p.pair(t, &t.Pairs[i])
	}
	p.months(t)
}

func parts(n int) string {
	if n == 1 {
		return "1 party"
	}
	return number(float64(n)) + " parties"
}

// matrix writes who (lines) turned to whom (columns); a contact without a
// direction stands on both sides.
func (p Page) matrix(t *contact.Table) {
	n := min(len(t.Parties), most)
	label := min(36, p.width()-4*n-6)
	head := strings.Repeat(" ", label+6)
	for j := range n {
		head += fmt.Sprintf("%4s", letterOf(j))
	}
	p.line(faint, "%s", strings.TrimRight(head, " "))
	for i := range n {
		line := fmt.Sprintf("  %s  %s", letterOf(i), cut(party(t, i), label))
		line += strings.Repeat(" ", max(label+6-wide(line), 1))
		for j := range n {
			cell := "·"
			if i == j {
				cell = ""
			} else if v := t.From(i, j); v > 0 {
				cell = number(float64(v))
			}
			line += strings.Repeat(" ", max(4-wide(cell), 1)) + cell
		}
		p.line("", "%s", strings.TrimRight(line, " "))
	}
	if more := len(t.Parties) - n; more > 0 {
		p.line(faint, "  and %s more; --json has all", parts(more))
	}
}

func party(t *contact.Table, i int) string {
	x := &t.Parties[i]
	name := clean(x.Name)
	if x.Country != "" && x.Country != x.ID {
		name += " (" + x.Country + ")"
	}
	return name
}

func (p Page) pair(t *contact.Table, x *contact.Pair) {
	words := party(t, x.A) + " – " + party(t, x.B) + ": " + number(float64(x.All()))
	if x.AtoB > 0 {
		words += fmt.Sprintf(", %d from %s", x.AtoB, clean(t.Parties[x.A].Name))
	}
	if x.BtoA > 0 {
		words += fmt.Sprintf(", %d from %s", x.BtoA, clean(t.Parties[x.B].Name))
	}
	switch {
	case x.First == "":
		words += ", no day told"
	case x.First == x.Last:
		words += ", " + day(x.First)
	default:
		words += ", " + day(x.First) + " to " + day(x.Last)
	}
	p.block(4, "", "", words, "")
}

// months writes a line per month with a mark for each contact.
func (p Page) months(t *contact.Table) {
	if len(t.Months) < 2 {
		return
	}
	all := map[timex.Date]int{}
	top := 0
	for i := range t.Pairs {
		for m, n := range t.Pairs[i].Months {
			all[m] += n
			top = max(top, all[m])
		}
	}
	p.line("", "")
	for _, m := range t.Months {
		n := all[m]
		bar := n
		if room := p.width() - 20; top > room {
			bar = max(n*room/top, 1)
		}
		p.line("", "  %-8s %4s  %s", m, number(float64(n)), strings.Repeat("▪", bar))
	}
}
