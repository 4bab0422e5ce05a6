package web

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/report"
	"readout/internal/series"
	"readout/internal/store"
)

// Figures are series of figures that count the same.
type Figures struct {
	Fields []Field
	Series []Series
	Cut    bool // only the newest figures were looked at
}

// A Series is figures side by side: a plot, and a row for each claim.
type Series struct {
	Title string
	Plot  template.HTML // SVG; empty if there are too few days
	Rows  []Row
}

// A Row is one claim.
type Row struct {
	*series.Row
	Day, Amount, Who string
	Tellings         []Quotation
	Links            []string
	Differs          bool
}

func figures(a *asking) (*answer, error) {
	f := a.filter(store.KindFigure)
	in := f.Places
	f.Places = nil // figures without a place may belong to it
	if len(in) > 1 {
		return nil, problem{400, "a series is of one place: give place once"}
	}
	w, err := a.where(f)
	if err != nil {
		return nil, err
	}
	var area *series.Area
	if len(in) == 1 {
		r, err := a.reader()
		if err != nil {
			return nil, err
		}
		if area, err = r.Area(a, in[0]); err != nil {
			return nil, a.unasked(err)
		}
	}
	all, cut, err := a.series(w, area)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b series.Series) int { return cmp.Compare(len(b.Rows), len(a.Rows)) })
	all, more := pageOf(a, all)
	p := &Figures{Fields: a.fields(), Cut: cut}
	for i := range all {
		s, err := seriesOf(&all[i])
		if err != nil {
			return nil, err
		}
		p.Series = append(p.Series, s)
	}
	x := &answer{Title: "Figures", page: "figures", Data: p, More: more, Command: a.command("series")}
	x.json = eachLine(all, export.Series)
	x.csv = seriesGrid(all).csv
	return x, nil
}

func seriesOf(s *series.Series) (Series, error) {
	out := Series{Title: titleOf(s)}
	var b bytes.Buffer
	n, err := report.SeriesSVG(&b, []series.Series{*s})
	if err != nil {
		return out, err
	}
	if n > 0 {
		out.Plot = template.HTML(b.String()) // package report escapes all letters of articles
	}
	links := report.Links(s)
	differs := map[record.ID]bool{}
	for _, l := range s.Links {
		if l.Relation == series.Contradicts {
			differs[l.A], differs[l.B] = true, true
		}
	}
	for i := range s.Rows {
		r := &s.Rows[i]
		row := Row{Row: r, Day: report.Day(r), Amount: report.Amount(r), Who: report.Whose(&r.Who), Links: links[r.ID], Differs: differs[r.ID]}
		for _, t := range r.Tellings {
			words := t.By
			if len(t.Carriers) > 0 {
				words += " (carried by " + strings.Join(t.Carriers, ", ") + ")"
			}
			row.Tellings = append(row.Tellings, Quotation{words, mentionLink(t.Figure)})
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

func seriesGrid(all []series.Series) *grid {
	g := &grid{columns: []string{"series", "id", "day", "day_stated", "low", "high", "qualifier", "words", "who", "who_country", "own_voice", "status", "outlets", "flags"}}
	for i := range all {
		for _, r := range all[i].Rows {
			var outlets, flags []string
			for _, t := range r.Tellings {
				outlets = append(outlets, t.By)
			}
			for _, f := range r.Flags {
				flags = append(flags, f.Kind)
			}
			g.add(titleOf(&all[i]), string(r.ID), string(r.Day), strconv.FormatBool(r.Stated), bound(r.Low), bound(r.High), string(r.Qualifier),
				r.Wording, r.Who.Name, r.Who.Country, strconv.FormatBool(r.Who.Own), r.Status, strings.Join(outlets, "; "), strings.Join(flags, "; "))
		}
	}
	return g
}

func bound(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}
