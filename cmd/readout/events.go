package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/query"
	"readout/internal/store"
)

func newEvents() *cobra.Command {
	a := &asking{Filter: query.Filter{Kind: store.KindEvent}}
	cmd := &cobra.Command{
		Use:   "events",
		Short: "List the events in the record",
		Long: `List the events in the record, one line each: short id, day, type, status unless
it is actual, who did it to whom, where, who tells it, and the words. Actors and
places may be given in any known spelling. An event without a day of its own is
listed under the day of its article.

A flag may be given again: one of its values is enough. Different flags must all
hold.`,
		Example: `  readout events --type CONSULT --party Fidan
  readout events --country Iran --since 2023-11 --until 2023-11 --csv > november.csv
  readout events --type ASSAULT --place Gaza --status denied --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.list(cmd) },
	}
	a.eventFlags(cmd.Flags())
	a.listing(cmd.Flags())
	return cmd
}

// eventFlags adds the conditions of a question for events.
func (a *asking) eventFlags(fl *pflag.FlagSet) {
	fl.StringArrayVar(&a.Types, "type", nil, "a PLOVER `TYPE`, as in CONSULT")
	fl.StringArrayVar(&a.Statuses, "status", nil, "actual, planned, cancelled, denied, negated or hypothetical, a `STATUS`")
	fl.StringArrayVar(&a.Actors, "actor", nil, "`WHO` did it, by any name or id")
	fl.StringArrayVar(&a.Recipients, "recipient", nil, "to `WHOM`")
	fl.StringArrayVar(&a.Parties, "party", nil, "`WHO` is on either side")
	fl.StringArrayVar(&a.Places, "place", nil, "at this `PLACE` or at one that lies in it")
	a.flags(fl)
}
