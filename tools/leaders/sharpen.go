package main

import (
	"fmt"
	"strings"

	"readout/internal/actor"
	"readout/internal/timex"
)

// sharpen gives the rows the days of the data where those lie within what the
// hand says, and returns the facts that nobody in the rows answers.
func sharpen(rows []*row, facts []actor.Fact) []string {
	var notes []string
	byOffice := map[[2]string][]*row{}
	for _, r := range rows {
		byOffice[[2]string{r.country, r.office}] = append(byOffice[[2]string{r.country, r.office}], r)
	}
	for _, f := range facts {
		found := false
		for _, office := range f.Offices {
			list := byOffice[[2]string{f.Country, office}]
			for i, r := range list {
				if actor.SameName(r.name[strings.Index(r.name, "/")+1:], f.Name) < actor.Medium {
					continue
				}
				found = true
				if finer(r.from, f.From) {
					if i > 0 && list[i-1].to == r.from {
						list[i-1].to = string(f.From)
					}
					r.from = string(f.From)
				}
			}
		}
		if !found && f.From > "2000" {
			notes = append(notes, fmt.Sprintf("%s\t%s\t%s\t%s..%s\t%s", f.File, f.Country, f.Offices[0], f.From, f.To, f.Name))
		}
	}
	return notes
}

// finer reports whether the data's date lies within the hand's and says more.
func finer(hand string, data timex.Date) bool {
	return hand != "" && len(data) > len(hand) && string(data[:len(hand)]) == hand
}
