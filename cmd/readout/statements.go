package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/query"
	"readout/internal/store"
)

func newStatements() *cobra.Command {
	a := &asking{Filter: query.Filter{Kind: store.KindStatement}}
	cmd := &cobra.Command{
		Use:   "statements",
		Short: "List the statements in the record",
		Long: `List the statements in the record, one line each: short id, day, kind, who says
it to whom and about whom, who tells it, and the words.

A flag may be given again: one of its values is enough. Different flags must all
hold.`,
		Example: `  readout statements --speaker Fidan --kind demand
  readout statements --about Israel --kind condemn --kind accuse --csv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.list(cmd) },
	}
	a.statementFlags(cmd.Flags())
	a.listing(cmd.Flags())
	return cmd
}

// statementFlags adds the conditions of a question for statements.
func (a *asking) statementFlags(fl *pflag.FlagSet) {
	fl.StringArrayVar(&a.Types, "kind", nil, "a `KIND`: demand, accuse, praise, condemn, warn, hope, claim, announce,\nreject, thank, offer or other")
	fl.StringArrayVar(&a.Speakers, "speaker", nil, "`WHO` says it, by any name or id")
	fl.StringArrayVar(&a.Addressees, "addressee", nil, "to `WHOM`")
	fl.StringArrayVar(&a.About, "about", nil, "about `WHOM`")
	a.flags(fl)
}
