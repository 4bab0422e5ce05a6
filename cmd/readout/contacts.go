package main

import (
	"github.com/spf13/cobra"

	"readout/internal/contact"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// contactsFlags are the flags of 'readout contacts'.
type contactsFlags struct {
	asking
	by       string
	separate bool
}

func newContacts() *cobra.Command {
	a := &contactsFlags{asking: asking{Filter: query.Filter{Kind: store.KindEvent}}}
	cmd := &cobra.Command{
		Use:   "contacts",
		Short: "Show who was in contact with whom, how often and when",
		Long: `Show who was in contact with whom, how often and when: a matrix, the pairs, and
the months. In the matrix a line turns to a column; meetings and calls have no
direction and stand on both sides, visits go from the visitor to the host.

Contacts are the events of type CONSULT that took place; --type takes others. What
several articles tell of one event counts once, as far as the program finds that
out; --separate counts every mention.`,
		Example: `  readout contacts --country Iran
  readout contacts --by country --since 2023 --csv
  readout contacts --party Fidan --type CONSULT --type AGREE`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.run(cmd) },
	}
	fl := cmd.Flags()
	fl.StringArrayVar(&a.Types, "type", []string{"CONSULT"}, "a PLOVER `TYPE`")
	fl.StringArrayVar(&a.Parties, "party", nil, "`WHO` took part, by any name or id")
	fl.StringArrayVar(&a.Places, "place", nil, "at this `PLACE` or at one that lies in it")
	a.flags(fl)
	fl.StringVar(&a.by, "by", "person", "count by `person` or by country")
	fl.BoolVar(&a.separate, "separate", false, "every mention is a contact of its own")
	fl.BoolVar(&a.json, "json", false, "one JSON object per pair")
	fl.BoolVar(&a.csv, "csv", false, "a table of pairs and months")
	return cmd
}

func (a *contactsFlags) run(cmd *cobra.Command) error {
	if a.by != "person" && a.by != "country" {
		return usagef("--by is person or country, not %q", a.by)
	}
	if err := a.oneFormat(); err != nil {
		return err
	}
	a.Statuses = []string{string(record.Actual)}
	s, w, err := a.open(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := desk(cmd, s)
	if err != nil {
		return err
	}
	d.Unreconciled = a.separate
	events, err := d.Contacts(cmd.Context(), w)
	if err != nil {
		return err
	}
	t := contact.Build(events, a.by == "country")
	out := cmd.OutOrStdout()
	switch {
	case a.json:
		return export.Contacts(out, t)
	case a.csv:
		return export.ContactsTable(out, t)
	}
	newPage(out).Contacts(t)
	return nil
}
