package main

import (
	"bufio"
	"slices"

	"github.com/spf13/cobra"

	"readout/internal/export"
	"readout/internal/store"
)

// actorsList are the flags of 'readout actors list'.
type actorsList struct {
	asking
	names []string
}

func newActorsList(files *[]string) *cobra.Command {
	a := &actorsList{}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the actors in the record",
		Long: `List the actors in the record, one line each: country, name, the office last
seen, from when to when, and in how many mentions; last the id, by which every
question knows them.`,
		Example: `  readout actors list --country Iran
  readout actors list --name Fidan --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.actors = *files
			return a.run(cmd)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&a.store, "store", storeFile, "ask the record in `FILE`")
	fl.StringArrayVar(&a.Countries, "country", nil, "actors of this `COUNTRY`; may be given again")
	fl.StringArrayVar(&a.names, "name", nil, "actors of this `NAME`, in any known spelling; may be given again")
	fl.BoolVar(&a.json, "json", false, "one JSON object per line")
	fl.BoolVar(&a.csv, "csv", false, "a table with a line of columns")
	return cmd
}

func (a *actorsList) run(cmd *cobra.Command) error {
	s, _, err := a.open(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := a.reader(s)
	if err != nil {
		return err
	}
	codes, err := r.Countries(a.Countries)
	if err != nil {
		return err
	}
	var ids []string
	if len(a.names) > 0 {
		if ids, err = r.Actors(cmd.Context(), a.names); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	show := a.shower(cmd, out)
	for seen, err := range s.Seen(cmd.Context(), codes) {
		if err != nil {
			return err
		}
		if len(ids) > 0 && !slices.Contains(ids, seen.ID) {
			continue
		}
		if err := show(&seen); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (a *actorsList) shower(cmd *cobra.Command, out *bufio.Writer) func(*store.Seen) error {
	switch {
	case a.json:
		return func(s *store.Seen) error { return export.Seen(out, s) }
	case a.csv:
		return export.NewSeenTable(out)
	}
	p := newListPage(cmd.OutOrStdout())
	p.W = out
	return func(s *store.Seen) error { p.Seen(s); return nil }
}
