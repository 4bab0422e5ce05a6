package main

import (
	"github.com/spf13/cobra"

	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/stance"
	"readout/internal/store"
)

func newPositions() *cobra.Command {
	a := &asking{Filter: query.Filter{Kind: store.KindStatement}}
	cmd := &cobra.Command{
		Use:   "positions SPEAKER...",
		Short: "Show what somebody says about whom over time",
		Long: `Show what somebody says about whom over time: each utterance with its day, its
side and kind, and the outlets that tell it; several tellings of one are one. A
line with ! stands on the other side than the one before it: who was praised is
condemned. "alone" marks what one outlet carries and no other.`,
		Example: `  readout positions Fidan
  readout positions "Justin Trudeau" --about India --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			a.Speakers = args
			return a.positions(cmd)
		},
	}
	fl := cmd.Flags()
	fl.StringArrayVar(&a.About, "about", nil, "about `WHOM`, by any name or id")
	a.flags(fl)
	fl.BoolVar(&a.json, "json", false, "one JSON object per speaker and whom it is about")
	return cmd
}

func (a *asking) positions(cmd *cobra.Command) error {
	s, w, err := a.open(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	d, err := desk(cmd, s)
	if err != nil {
		return err
	}
	all, err := d.Statements(cmd.Context(), w)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	p := newPage(out)
	threads := stance.Build(all)
	for i := range threads {
		if !a.json {
			p.Positions(&threads[i])
			continue
		}
		if err := export.Positions(out, &threads[i]); err != nil {
			return err
		}
	}
	if !a.json {
		p.Listed(len(all), "statement", false)
	}
	return nil
}
