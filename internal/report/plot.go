package report

import (
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/timex"
)

// A dot is a row of a series that has a day and a number. X and Y go from 0,
// the first day and nobody, to 1, the last day and the highest number.
type dot struct {
	x, y        float64
	row         *series.Row
	first, last float64 // counts
}

// marks show how a number is hedged, before the letter of its source.
var marks = map[record.Qualifier]string{
	record.Nearly: "<", record.About: "~", record.MoreThan: ">", record.AtLeast: "≥", record.UpTo: "≤", record.Between: "±",
}

const marksLegend = "> more than  ≥ at least  < nearly  ~ about  ≤ up to  ± between"

// A chart is the dots of a series with the ends of its axes.
type chart struct {
	dots       []dot
	since, end timex.Date
	top        float64
}

// newChart returns the chart of a series; without dots if there are fewer than
// two days to set side by side.
func newChart(s *series.Series) (c chart) {
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Day.First() == "" || r.Low == nil && r.High == nil {
			continue
		}
		d := dot{row: r}
		d.first, d.last = amountsOf(r)
		c.dots = append(c.dots, d)
		c.top = max(c.top, d.last)
		if c.since == "" || r.Day.First() < c.since {
			c.since = r.Day.First()
		}
		c.end = max(c.end, r.Day.First())
	}
	days, _ := timex.Days(c.since, c.end)
	if days == 0 || c.top <= 0 {
		return chart{}
	}
	for i := range c.dots {
		d := &c.dots[i]
		n, _ := timex.Days(c.since, d.row.Day.First())
		d.x, d.y = float64(n)/float64(days), d.last/c.top
	}
	return c
}

func amountsOf(r *series.Row) (low, high float64) {
	switch {
	case r.Low == nil:
		return *r.High, *r.High
	case r.High == nil:
		return *r.Low, *r.Low
	}
	return *r.Low, *r.High
}

// height returns how many lines a plot takes: more where there is more to tell
// apart.
func (c *chart) height() int { return min(max(2*len(c.dots)+1, 5), 11) }

// plot draws the rows that have a day and a number: days from left to right,
// counts upwards from nobody, a letter for each source and its hedge before it.
func (p Page) plot(s *series.Series, v *voices) {
	c := newChart(s)
	if len(c.dots) == 0 {
		return
	}
	label := wide(number(c.top))
	width := p.width() - label - 5
	high := c.height()
	grid := make([][]string, high)
	for y := range grid {
		grid[y] = make([]string, width)
	}
	for _, d := range c.dots {
		put(grid, int(d.x*float64(width-2)+.5), int((1-d.y)*float64(high-1)+.5), marks[d.row.Qualifier], v.letter[d.row.Who.ID])
	}
	p.line("", "")
	for y, line := range grid {
		tick := ""
		switch y {
		case 0:
			tick = number(c.top)
		case high - 1:
			tick = "0"
		}
		p.line("", "%s", strings.TrimRight(fmt.Sprintf("  %*s │%s", label, tick, cells(line)), " "))
	}
	p.line("", "  %*s └%s", label, "", strings.Repeat("─", width))
	p.line(faint, "  %*s  %s%s%s", label, "", c.since, strings.Repeat(" ", max(width-20, 1)), c.end)
	p.legend(c, v)
	if n := len(s.Rows) - len(c.dots); n > 0 {
		p.line(faint, "    %s without a day or a number: not in the plot", count(n, "row"))
	}
}

// put writes a mark and a letter into the grid, in a free place near y.
func put(grid [][]string, x, y int, mark, letter string) {
	for _, step := range []int{0, 1, -1, 2, -2, 3, -3} {
		at := y + step
		if at < 0 || at >= len(grid) || grid[at][x] != "" || grid[at][x+1] != "" {
			continue
		}
		if mark == "" {
			mark = " "
		}
		grid[at][x], grid[at][x+1] = mark, letter
		return
	}
	grid[min(max(y, 0), len(grid)-1)][x+1] = "*" // too many in one place
}

func cells(line []string) string {
	var b strings.Builder
	for _, c := range line {
		if c == "" {
			c = " "
		}
		b.WriteString(c)
	}
	return b.String()
}

// legend names the letters, and the marks if one is used.
func (p Page) legend(c chart, v *voices) {
	var words []string
	for i, name := range v.names {
		words = append(words, letterOf(i)+" "+name)
	}
	for _, l := range wrap(strings.Join(words, " · "), p.width()-4) {
		p.line(faint, "    %s", l)
	}
	for _, d := range c.dots {
		if marks[d.row.Qualifier] != "" {
			p.line(faint, "    %s", marksLegend)
			return
		}
	}
}
