package export

import (
	"io"

	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/timex"
)

type seriesLine struct {
	Measure    record.Measure `json:"measure"`
	Unit       *string        `json:"unit"`
	Group      *string        `json:"group"`
	Country    *string        `json:"country"`
	Place      *string        `json:"place"`
	Cumulative bool           `json:"cumulative"`
	Event      *record.ID     `json:"event"`
	Article    *record.ID     `json:"article"`
	Rows       []seriesRow    `json:"rows"`
	Links      []seriesLink   `json:"links"`
}

type seriesRow struct {
	ID        record.ID        `json:"id"`
	Day       *timex.Date      `json:"day"`
	Stated    bool             `json:"day_stated"`
	Who       seriesWho        `json:"who"`
	Status    *string          `json:"status"`
	Low       *float64         `json:"low"`
	High      *float64         `json:"high"`
	Qualifier record.Qualifier `json:"qualifier"`
	Words     string           `json:"words"`
	Since     *timex.Date      `json:"since"`
	Earlier   bool             `json:"earlier"`
	PlaceTold bool             `json:"place_told"`
	Tellings  []seriesTelling  `json:"tellings"`
	Flags     []seriesFlag     `json:"flags"`
}

type seriesWho struct {
	Actor   *string `json:"actor"` // null for the outlet itself
	Name    string  `json:"name"`
	Country *string `json:"country"`
	Own     bool    `json:"own_voice"`
}

type seriesTelling struct {
	Figure   record.ID `json:"figure"`
	Article  record.ID `json:"article"`
	Outlet   string    `json:"outlet"`
	Exact    string    `json:"exact"`
	Via      []string  `json:"via"`
	Carriers []string  `json:"carriers"`
}

type seriesFlag struct {
	Kind  string    `json:"kind"`
	Words string    `json:"words"`
	Row   record.ID `json:"row"`
}

type seriesLink struct {
	A        record.ID       `json:"a"`
	B        record.ID       `json:"b"`
	Relation series.Relation `json:"relation"`
	Because  string          `json:"because"`
}

// Series writes a series as a line of JSON.
func Series(w io.Writer, s *series.Series) error {
	out := seriesLine{Measure: s.Measure, Unit: known(s.Unit), Group: known(s.Group), Country: known(s.Country), Place: known(s.Place),
		Cumulative: s.Cumulative, Event: known(s.Event), Article: known(s.Key.Article), Links: []seriesLink{}}
	for i := range s.Rows {
		out.Rows = append(out.Rows, newSeriesRow(&s.Rows[i]))
	}
	for _, l := range s.Links {
		out.Links = append(out.Links, seriesLink(l))
	}
	return writeLine(w, out)
}

func newSeriesRow(r *series.Row) seriesRow {
	out := seriesRow{ID: r.ID, Day: known(r.Day), Stated: r.Stated, Who: seriesWho{Name: r.Who.Name, Country: known(r.Who.Country), Own: r.Who.Own},
		Status: known(r.Status), Low: r.Low, High: r.High, Qualifier: r.Qualifier, Words: r.Wording, Since: known(r.Since),
		Earlier: r.Earlier, PlaceTold: !r.Unplaced, Flags: []seriesFlag{}}
	if !r.Who.Own {
		out.Who.Actor = known(r.Who.ID)
	}
	for _, t := range r.Tellings {
		out.Tellings = append(out.Tellings, seriesTelling{t.Figure, t.Article, t.By, t.Exact, list(t.Via), list(t.Carriers)})
	}
	for _, f := range r.Flags {
		out.Flags = append(out.Flags, seriesFlag(f))
	}
	return out
}
