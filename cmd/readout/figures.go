package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/query"
	"readout/internal/store"
)

func newFigures() *cobra.Command {
	a := &asking{Filter: query.Filter{Kind: store.KindFigure}}
	cmd := &cobra.Command{
		Use:   "figures",
		Short: "List the figures in the record",
		Long: `List the figures in the record, one line each: short id, day, measure, how many
of whom, where, whom the article cites, who tells it, and the words. 'readout
series' sets those that count the same side by side.

A flag may be given again: one of its values is enough. Different flags must all
hold.`,
		Example: `  readout figures --measure killed --place Gaza
  readout figures --attributed "Gaza Health Ministry" --csv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.list(cmd) },
	}
	a.figureFlags(cmd.Flags())
	a.listing(cmd.Flags())
	return cmd
}

// figureFlags adds the conditions of a question for figures.
func (a *asking) figureFlags(fl *pflag.FlagSet) {
	fl.StringArrayVar(&a.Types, "measure", nil, "a `MEASURE`: killed, wounded, missing, displaced, hostages, detained or other")
	fl.StringArrayVar(&a.Statuses, "status", nil, "a `STATUS` as worded: confirmed, feared …")
	fl.StringArrayVar(&a.Places, "place", nil, "at this `PLACE` or at one that lies in it")
	a.flags(fl)
}
