package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/naming"
	"readout/internal/query"
	"readout/internal/store"
)

// wordingFlags are the flags of 'readout wording'.
type wordingFlags struct {
	asking
	options naming.Options
	top     int
	events  []string
}

func newWording() *cobra.Command {
	a := &wordingFlags{}
	cmd := &cobra.Command{
		Use:   "wording [NAME...]",
		Short: "Show how each outlet names somebody, or an act",
		Long: `Show how each outlet names somebody: the words in which it mentions an actor, how
often, and how much more likely each is there than with the other outlets. Last
come namings in quotation marks that are part of nobody's statement.

NAME is any name of the actor, or the id; more names are more actors, taken
together. --event takes the words for an act instead: those of all that tell of
one event, by the id that 'readout events' or 'readout show' prints. Pronouns are not counted, nor articles with the wording of another.
z is the log-odds-ratio with an informative Dirichlet prior in standard
deviations (Monroe, Colaresi, Quinn, Fightin' Words, 2008): beyond 2 or -2 it is
hardly chance. It counts words, and says nothing of what they are worth.`,
		Example: `  readout wording "State Administration Council"
  readout wording Israel --heads --since 2023-10 --csv
  readout wording --event 3f0a91c2`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if (len(args) == 0) == (len(a.events) == 0) {
				return usagef("name an actor, or an event with --event")
			}
			return a.run(cmd, args)
		},
	}
	fl := cmd.Flags()
	a.flags(fl)
	fl.StringArrayVar(&a.events, "event", nil, "the words for the act in this `EVENT`; may be given again")
	fl.BoolVar(&a.options.Heads, "heads", false, "count by the head of a phrase: \"regime\" for \"Zionist regime\"")
	fl.IntVar(&a.options.Least, "least", 3, "compare wordings with `N` uses or more in all")
	fl.IntVar(&a.top, "top", 8, "at most `N` wordings of each outlet; 0 for all")
	fl.BoolVar(&a.json, "json", false, "one JSON object per outlet")
	fl.BoolVar(&a.csv, "csv", false, "a table, with the columns of docs/asking.md")
	return cmd
}

func (a *wordingFlags) run(cmd *cobra.Command, names []string) error {
	if err := a.oneFormat(); err != nil {
		return err
	}
	s, w, err := a.open(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	n, err := a.namings(cmd, s, w, names)
	if err != nil {
		return err
	}
	all := naming.Compare(n.Uses, a.options)
	out := cmd.OutOrStdout()
	switch {
	case a.json:
		return export.Wording(out, all)
	case a.csv:
		return export.WordingTable(out, all)
	}
	p := newPage(out)
	p.Wording(all, a.top)
	p.Scares(n.Scares)
	if len(all) == 0 {
		p.Listed(0, "naming", false)
	}
	return nil
}

// namings returns the words for actors by name, or for the acts of events.
func (a *wordingFlags) namings(cmd *cobra.Command, s store.Store, w store.Where, names []string) (*query.Namings, error) {
	if len(a.events) > 0 {
		return a.acts(cmd, s)
	}
	r, err := a.reader(s)
	if err != nil {
		return nil, err
	}
	ids, err := r.Actors(cmd.Context(), names)
	if err != nil {
		return nil, err
	}
	d, err := desk(cmd, s)
	if err != nil {
		return nil, err
	}
	return d.Namings(cmd.Context(), w, ids)
}

func (a *wordingFlags) acts(cmd *cobra.Command, s store.Store) (*query.Namings, error) {
	r, err := across.Load(cmd.Context(), s)
	if err != nil {
		return nil, err
	}
	all := &query.Namings{}
	for _, name := range a.events {
		id, err := r.Named(name)
		if err != nil {
			return nil, err
		}
		c, ok := r.Cluster(r.Heir(id))
		if !ok || c.Kind != store.KindEvent {
			return nil, fmt.Errorf("%s is no event that stands; 'readout events' lists those", id)
		}
		n, err := r.Acts(cmd.Context(), c)
		if err != nil {
			return nil, err
		}
		all.Uses, all.Scares = append(all.Uses, n.Uses...), append(all.Scares, n.Scares...)
	}
	return all, nil
}
