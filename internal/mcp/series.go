package mcp

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/report"
	"readout/internal/series"
)

// A FigureSeries asks for figures side by side.
type FigureSeries struct {
	Figures
	Page
}

func (s *Server) series(ctx context.Context, in *FigureSeries, a *answer) error {
	f := in.Figures.filter()
	f.Places = nil // figures without a place may belong to it
	w, err := s.reader().Where(ctx, &f)
	if err != nil {
		return err
	}
	var o series.Options
	switch len(in.Places) {
	case 0:
	case 1:
		if o.Area, err = s.reader().Area(ctx, in.Places[0]); err != nil {
			return err
		}
	default:
		return errors.New("a series is of one place: give one in places")
	}
	d, err := s.kept.desk(ctx)
	if err != nil {
		return err
	}
	figures, eventOf, err := d.Figures(ctx, bounded(w))
	if err != nil {
		return err
	}
	o.EventOf = eventOf
	all := series.Build(figures, o)
	slices.SortStableFunc(all, func(a, b series.Series) int { return cmp.Compare(len(b.Rows), len(a.Rows)) })
	page, next, err := turn(each(all), func(x *series.Series) string { return string(x.Rows[0].ID) }, &in.Page)
	if err != nil {
		return err
	}
	a.Next = next
	a.cutAt(len(figures))
	ids := map[record.ID]bool{}
	for _, x := range page {
		if err := a.add(func(w io.Writer) error { return export.Series(w, x) }); err != nil {
			return err
		}
		a.claims(x, ids)
	}
	return s.letters(ctx, bounded(w), ids, a)
}

// claims tells a series in words, and notes which mentions it rests on.
func (a *answer) claims(x *series.Series, ids map[record.ID]bool) {
	a.say("%s", report.Title(x))
	links := report.Links(x)
	for i := range x.Rows {
		r := &x.Rows[i]
		words := append([]string{report.Amount(r), report.Day(r), report.Whose(&r.Who)}, links[r.ID]...)
		a.say("  %s", strings.Join(words, "; "))
		for _, t := range r.Tellings {
			ids[t.Figure] = true
		}
	}
}
