package report

import (
	"readout/internal/record"
	"readout/internal/series"
)

// Day writes the day of a row; in brackets that of publishing, where none is
// stated.
func Day(r *series.Row) string { return dayOf(r) }

// Amount says how many, with the hedge folded to its few forms: "nearly 8,800",
// "200 to 250"; in the article's own words where they are no number.
func Amount(r *series.Row) string { return amountOf(r) }

// Whose names who makes a claim.
func Whose(w *series.Who) string { return whose(w) }

// Links says for each row of a series how it stands to others, each link once.
func Links(s *series.Series) map[record.ID][]string { return linksOf(s) }
