package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/eval"
)

func newScoreActors() *cobra.Command {
	var actors []string
	var misses bool
	cmd := &cobra.Command{
		Use:   "actors DIR",
		Short: "Count who is given the right office in pages of current events",
		Long: `Count who is given the right office of the right country in pages of current
events: of everybody whom a page names right beside an office and a country, and
of those whose country only a link tells. DIR is a folder with one Markdown file
per day.`,
		Example: `  readout score actors current-events --misses`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return scoreActors(cmd, args[0], actors, misses) },
	}
	cmd.Flags().BoolVar(&misses, "misses", false, "list what was missed and what was read wrongly")
	cmd.Flags().StringArrayVar(&actors, "actors", nil, ownActors)
	return cmd
}

func scoreActors(cmd *cobra.Command, dir string, actors []string, misses bool) error {
	reader, _, err := (&own{actors: actors}).reader()
	if err != nil {
		return err
	}
	table, err := eval.ScorePairs(dir, reader.Read)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if misses {
		fmt.Fprint(out, table.Misses())
	}
	_, err = fmt.Fprint(out, table)
	return err
}
