package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/report"
	"readout/internal/series"
	"readout/internal/store"
)

// seriesFlags are the flags of 'readout series'.
type seriesFlags struct {
	asking
	svg string
}

func newSeries() *cobra.Command {
	a := &seriesFlags{asking: asking{Filter: query.Filter{Kind: store.KindFigure}}}
	cmd := &cobra.Command{
		Use:   "series [MEASURE...]",
		Short: "Set figures that count the same side by side",
		Long: `Set figures that count the same side by side: the same measure, of the same
people, in the same place, since the same beginning or in the same event. Each
row names whoever claims it; a letter stands for each source in the plot. Links
tell which say the same, which update an earlier one of the same source, which
differ, and which are a part of another. A line with ! is odd: a toll that sinks,
a part larger than its whole. A change of source is never taken for a rise or a
fall, and articles with the wording of another count once.

With --place, figures without a place are taken too, and marked, where they count
the people of that country or stand beside others of the place.`,
		Example: `  readout series killed --place Gaza
  readout series killed wounded --place Derna --svg derna.svg
  readout series --attributed "Gaza Health Ministry" --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			a.Types = args
			return a.run(cmd)
		},
	}
	fl := cmd.Flags()
	fl.StringArrayVar(&a.Places, "place", nil, "at this `PLACE` or at one that lies in it")
	a.flags(fl)
	fl.StringVar(&a.svg, "svg", "", "draw the plots into `FILE` too")
	fl.BoolVar(&a.json, "json", false, "one JSON object per series")
	return cmd
}

func (a *seriesFlags) run(cmd *cobra.Command) error {
	if len(a.Places) > 1 {
		return usagef("a series is of one place: give --place once")
	}
	in := a.Places
	a.Places = nil // figures without a place may belong to it
	s, w, err := a.open(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	o := series.Options{}
	if len(in) == 1 {
		r, err := a.reader(s)
		if err != nil {
			return err
		}
		if o.Area, err = r.Area(cmd.Context(), in[0]); err != nil {
			return err
		}
	}
	d, err := desk(cmd, s)
	if err != nil {
		return err
	}
	var figures []series.Figure
	if figures, o.EventOf, err = d.Figures(cmd.Context(), w); err != nil {
		return err
	}
	return a.show(cmd, series.Build(figures, o))
}

func (a *seriesFlags) show(cmd *cobra.Command, all []series.Series) error {
	out := cmd.OutOrStdout()
	if a.svg != "" {
		var b bytes.Buffer
		n, err := report.SeriesSVG(&b, all)
		if err != nil {
			return err
		}
		if n == 0 {
			return fmt.Errorf("nothing to draw: no series has numbers of two days or more")
		}
		if err := os.WriteFile(a.svg, b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	p := newPage(out)
	for i := range all {
		if a.json {
			if err := export.Series(out, &all[i]); err != nil {
				return err
			}
			continue
		}
		p.Series(&all[i])
	}
	if len(all) == 0 && !a.json {
		p.Listed(0, "figure", false)
	}
	return nil
}
