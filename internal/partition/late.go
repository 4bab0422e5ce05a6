package partition

import (
	"slices"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// late begins the names of tables that hold again, under the month that they
// tell of, mentions of days far from that of their article.
const late = "late_"

// Near is how many days a mention may stand before or after its article without
// being late: what is told of a day is mostly told within a week.
const Near = 7

// isLate reports whether a day is far from that of the article that tells it.
func isLate(day, published timex.Date) bool {
	if !day.Valid() {
		return false
	}
	n, ok := timex.Days(published.First(), day.First())
	return !ok || n < -Near || n > Near
}

// lateRows returns the rows of mentions that are late, by month; an event comes
// with its figures.
func lateRows(r *record.Reading, rows []kindRow) map[timex.Date][]kindRow {
	var out map[timex.Date][]kindRow
	add := func(month timex.Date, row kindRow) {
		if out == nil {
			out = map[timex.Date][]kindRow{}
		}
		if !slices.Contains(out[month], row) {
			out[month] = append(out[month], row)
		}
	}
	figures := map[record.ID]record.ID{} // of which event
	for i := range r.Figures {
		figures[r.Figures[i].ID] = r.Figures[i].Event
	}
	for _, row := range rows {
		day := timex.Date(row.Happened)
		if row.kind == store.KindOffice || !isLate(day, r.Article.Published) {
			continue
		}
		month := MonthOf(day)
		add(month, row)
		for _, f := range rows {
			if row.kind == store.KindEvent && string(figures[record.ID(f.ID)]) == row.ID {
				add(month, f)
			}
		}
	}
	return out
}

// MonthOf returns the month under which a late mention of a day lies.
func MonthOf(day timex.Date) timex.Date { return day.First().Trim(timex.Month) }
