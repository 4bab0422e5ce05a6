package series

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// A builder collects the rows of one series.
type builder struct {
	Series
	rows  map[rowKey]*Row
	given map[record.ID]string // who published an article that others copy
	later []keyedFigure        // copies, until all originals are there
}

// A rowKey is what tellings of one row share.
type rowKey struct {
	day                 timex.Date
	who, status, amount string
	stated, earlier     bool
}

func (b *builder) add(k keyedFigure) {
	if k.CopyOf != "" {
		b.later = append(b.later, k)
		return
	}
	b.given[k.Article] = k.By
	row, via := b.row(&k, k.By)
	for _, t := range row.Tellings {
		if t.Article == k.Article {
			return // the article tells it again
		}
	}
	row.Tellings = append(row.Tellings, Telling{Figure: k.ID, Article: k.Article, By: k.By, Exact: k.Exact, Via: via})
}

// row returns the row to which a figure belongs that was published by somebody.
func (b *builder) row(k *keyedFigure, by string) (*Row, []string) {
	day, stated := k.AsOf, true
	if day == "" {
		day, stated = k.Published, false
	}
	if k.Superseded {
		day = "" // of some day before
	}
	who, via := k.who(by)
	key := rowKey{day, who.ID, k.Status, amountKey(k), stated, k.Superseded}
	row := b.rows[key]
	if row == nil {
		row = &Row{ID: k.ID, Day: day, Stated: stated && day != "", Who: who, Status: k.Status, Low: k.Low, High: k.High,
			Qualifier: k.Qualifier, Wording: strings.Join(strings.Fields(k.Wording), " "), Since: k.Since, Earlier: k.Superseded, Unplaced: k.unplaced,
			figure: k.FigureMention, part: k.PartOf}
		b.rows[key] = row
	}
	row.Unplaced = row.Unplaced && k.unplaced
	return row, via
}

// amountKey is the same for the same number with the same hedge; of what is no
// number, for the same words.
func amountKey(k *keyedFigure) string {
	if k.Low == nil && k.High == nil {
		return strings.ToLower(strings.Join(strings.Fields(k.Wording), " "))
	}
	part := func(v *float64) string {
		if v == nil {
			return ""
		}
		return Number(*v)
	}
	return part(k.Low) + "|" + part(k.High) + "|" + string(k.Qualifier)
}

// carry adds an article that carries another one's wording to that one's
// telling. If the original is not among the figures, the copy stands for it.
func (b *builder) carry(k *keyedFigure) {
	by, ok := b.given[k.CopyOf]
	if !ok {
		by, b.given[k.CopyOf] = k.By, k.By
	}
	row, via := b.row(k, by)
	for i := range row.Tellings {
		t := &row.Tellings[i]
		if t.Article == k.CopyOf {
			if !slices.Contains(t.Carriers, k.By) {
				t.Carriers = append(t.Carriers, k.By)
			}
			return
		}
	}
	row.Tellings = append(row.Tellings, Telling{Figure: k.ID, Article: k.CopyOf, By: by, Exact: k.Exact, Via: via, Carriers: []string{k.By}})
}

// spells returns the series, cut in two where figures of no told event are
// more than a month apart: they are of another one.
func (b *builder) spells() []Series {
	for i := range b.later {
		b.carry(&b.later[i])
	}
	for _, r := range b.rows {
		slices.SortFunc(r.Tellings, func(x, y Telling) int {
			return cmp.Or(strings.Compare(x.By, y.By), strings.Compare(string(x.Article), string(y.Article)))
		})
		b.Rows = append(b.Rows, *r)
	}
	slices.SortFunc(b.Rows, compareRows)
	if b.Cumulative || b.Event != "" {
		return []Series{b.Series}
	}
	var out []Series
	at := 0
	for i := 1; i < len(b.Rows); i++ {
		if n, ok := timex.Days(b.Rows[i-1].Day, b.Rows[i].Day); ok && n > spell {
			out = append(out, Series{Key: b.Key, Rows: b.Rows[at:i:i]})
			at = i
		}
	}
	return append(out, Series{Key: b.Key, Rows: b.Rows[at:]})
}

const spell = 31 // days
