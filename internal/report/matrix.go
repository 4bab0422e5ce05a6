package report

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/across"
	"readout/internal/record"
)

const (
	slotWide = 9  // the longest name of a slot, and a space
	cellWide = 24 // columns that a cell needs at least
)

// stands are the colours of cells that do not agree.
var stands = map[across.Stand]string{across.Differs: yellow, across.Denies: red, across.Silent: faint}

// Matrix writes an event slot by slot, the outlets side by side, as many as the
// width holds; the others follow below.
func (p Page) Matrix(m *across.Matrix) {
	p.line(bold, "%s  %s, told by %s", m.ID, m.Type, count(len(m.Columns), "outlet"))
	fit := max(1, (p.width()-slotWide)/(cellWide+2))
	for from := 0; from < len(m.Columns); from += fit {
		p.panel(m, from, min(from+fit, len(m.Columns)))
	}
}

func (p Page) panel(m *across.Matrix, from, to int) {
	wideCell := (p.width()-slotWide)/(to-from) - 2
	var heads [][]string
	for _, c := range m.Columns[from:to] {
		head := wrap(clean(c.By), wideCell)
		if c.Published != "" {
			head = append(head, string(c.Published))
		}
		if len(c.Names) > 0 {
			head = append(head, wrap("carried by "+clean(strings.Join(c.Names, ", ")), wideCell)...)
		}
		heads = append(heads, head)
	}
	fmt.Fprintln(p.W)
	p.row("", heads, wideCell, func(int, int) string { return bold })
	for _, r := range m.Rows {
		if slices.ContainsFunc(r.Cells, func(c across.Cell) bool { return c.Stands != across.Silent }) {
			p.cells(r, r.Cells[from:to], wideCell)
		}
	}
}

// cells writes one slot: what each says and how that stands, and below it the
// letters.
func (p Page) cells(r across.Row, cells []across.Cell, width int) {
	var lines [][]string
	var said []int // lines of a cell before its letters
	for _, c := range cells {
		l := wrap(strings.TrimSpace(clean(c.Says)+" "+stood(c.Stands)), width)
		said = append(said, len(l))
		for _, q := range c.Quotes[:min(2, len(c.Quotes))] {
			l = append(l, wrap("“"+short(clean(q), 3*width)+"”", width)...)
		}
		lines = append(lines, l)
	}
	fmt.Fprintln(p.W)
	p.row(r.Slot, lines, width, func(i, line int) string {
		if line >= said[i] {
			return faint
		}
		return stands[cells[i].Stands]
	})
}

func stood(s across.Stand) string {
	if s == across.Agree {
		return ""
	}
	return "[" + string(s) + "]"
}

func short(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most*2/3])) + " … " + strings.TrimSpace(string(r[len(r)-most/4:]))
	}
	return s
}

// row writes cells side by side.
func (p Page) row(label string, cells [][]string, width int, style func(cell, line int) string) {
	deep := 0
	for _, c := range cells {
		deep = max(deep, len(c))
	}
	for n := range deep {
		out := p.style(bold, label) + strings.Repeat(" ", slotWide-wide(label))
		label = ""
		for i, c := range cells {
			text := ""
			if n < len(c) {
				text = cut(c[n], width)
			}
			out += p.style(style(i, n), text) + strings.Repeat(" ", max(0, width-wide(text))+2)
		}
		fmt.Fprintln(p.W, strings.TrimRight(out, " "))
	}
}

// Judgement writes a judgement: verdict, the two, and why.
func (p Page) Judgement(j *record.Judgement) {
	p.line(bold, "%s  %s and %s", j.Verdict, j.A, j.B)
	if j.By != "" {
		p.block(13, "  by", "", clean(j.By)+", "+j.At.UTC().Format("2 January 2006, 15:04"), "")
	}
	for _, r := range j.Because {
		if r.Name == "" {
			p.block(13, "  because", "", quoted(r.Words), "")
			continue
		}
		p.block(13, fmt.Sprintf("  %+d", r.Weight), "", r.Name, "")
	}
	if w := j.Withdrawn; w != nil {
		p.block(13, "  withdrawn", yellow, strings.TrimSpace(w.At.UTC().Format("2 January 2006")+" "+by(w.By)+" "+clean(w.Because)), "")
	}
	p.block(13, "  id", faint, string(j.ID), faint)
}

func by(name string) string {
	if name == "" {
		return ""
	}
	return "by " + clean(name)
}
