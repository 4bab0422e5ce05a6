package across

import (
	"slices"
	"strings"

	"readout/internal/record"
)

// marked is the row that tells by whom the cells above it are said and not by
// the program alone: "Ada (status, date)". It reports false if nobody has said
// anything of these mentions.
func marked(columns [][]told) (Row, bool) {
	row, any := Row{Slot: "said by"}, false
	for _, mentions := range columns {
		var all []string
		for _, t := range mentions {
			for _, c := range t.corrected() {
				if s := saying(&c); !slices.Contains(all, s) {
					all = append(all, s)
				}
			}
		}
		cell := Cell{Says: join(all), Stands: Agree}
		if len(all) == 0 {
			cell.Stands = Silent
		}
		any = any || len(all) > 0
		row.Cells = append(row.Cells, cell)
	}
	return row, any
}

func (t told) corrected() []record.Correction {
	switch {
	case t.event != nil:
		return t.event.Corrected
	case t.statement != nil:
		return t.statement.Corrected
	}
	return t.figure.Corrected
}

func saying(c *record.Correction) string {
	what := string(c.Act)
	if len(c.Changes) > 0 {
		var fields []string
		for _, ch := range c.Changes {
			fields = append(fields, ch.Field)
		}
		what = join(fields)
	}
	return strings.TrimSpace(c.By + " (" + what + ")")
}
