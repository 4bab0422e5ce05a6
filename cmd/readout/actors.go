package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout/internal/actor"
)

func newActors() *cobra.Command {
	var files []string
	cmd := &cobra.Command{
		Use:   "actors",
		Short: "List who is in the record; look into the tables of people, states, bodies and groups",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringArrayVar(&files, "actors", nil, ownActors)
	var misses bool
	coverage := &cobra.Command{
		Use:   "coverage DIR",
		Short: "Hold the tables against data on office holders",
		Long: `Hold the tables against data on office holders: how many of the heads of state
and government and foreign ministers since 2000 that a folder of data names (CIA
World Factbook, REIGN, Wikidata; see the head of tables/leaders.tsv) the tables
name too, at a day on which the data are sure of it.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return actorsCoverage(cmd, files, args[0], misses) },
	}
	coverage.Flags().BoolVar(&misses, "misses", false, "list who is missing")
	cmd.AddCommand(&cobra.Command{
		Use:   "check",
		Short: "Hold the tables against each other",
		Long: `Hold the tables against each other: unknown codes, one name with two owners, two
holders of one office at a time, gaps. The exit status is 1 if anything is found.`,
		Example: `  readout actors check
  readout actors check --actors mine.tsv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return actorsCheck(cmd, files) },
	}, &cobra.Command{
		Use:   "show NAME",
		Short: "Show what the tables know by a name",
		Example: `  readout actors show Kremlin
  readout actors show "Hakan Fidan"`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return actorsShow(cmd, files, args[0]) },
	}, coverage, newActorsList(&files))
	return cmd
}

func actorsCheck(cmd *cobra.Command, files []string) error {
	b, err := knowledge(files)
	if err != nil {
		return err
	}
	if newPage(cmd.OutOrStdout()).Problems(b.Check()) > 0 {
		return exitError(exitFailed)
	}
	return nil
}

func actorsShow(cmd *cobra.Command, files []string, name string) error {
	b, err := knowledge(files)
	if err != nil {
		return err
	}
	if newPage(cmd.OutOrStdout()).Senses(b, name) == 0 {
		return fmt.Errorf("the tables know nobody and nothing by the name %q; a table of your own can (--actors FILE)", name)
	}
	return nil
}

func actorsCoverage(cmd *cobra.Command, files []string, dir string, misses bool) error {
	b, err := knowledge(files)
	if err != nil {
		return err
	}
	facts, err := actor.ReadFacts(os.DirFS(dir))
	if err != nil {
		return err
	}
	if len(facts) == 0 {
		return fmt.Errorf("%s: no data on office holders here; the files are named in docs/actors.md", dir)
	}
	newPage(cmd.OutOrStdout()).Coverage(b.Coverage(facts), misses)
	return nil
}
