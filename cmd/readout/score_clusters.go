package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout/internal/eval"
	"readout/internal/intake"
	"readout/internal/record"
)

func newScoreClusters() *cobra.Command {
	var misses bool
	cmd := &cobra.Command{
		Use:   "clusters DIR",
		Short: "Measure what is put together across outlets",
		Long: `Measure what is put together across outlets, by B³. DIR holds text/<id>.txt,
gold/<id>.json and clusters.json: which events of gold are one. Twice: with the
events of gold handed in as mentions, so that only reconciling is measured, once
over the events in clusters.json and once over all of gold; and with what the
program reads off the texts, over the events that it finds.`,
		Example: `  readout score clusters gold/dev --misses`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return scoreClusters(cmd, args[0], misses) },
	}
	cmd.Flags().BoolVar(&misses, "misses", false, "list the pairs that gold and the program see otherwise, and why")
	return cmd
}

func scoreClusters(cmd *cobra.Command, dir string, misses bool) error {
	reader, _, err := (&own{}).reader()
	if err != nil {
		return err
	}
	c, err := eval.ScoreClusters(dir, func(path string) (*record.Reading, error) {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		a, err := intake.FromBytes(path, raw)
		if err != nil {
			return nil, err
		}
		return reader.Read(a)
	})
	if err != nil {
		return err
	}
	if misses {
		fmt.Fprint(cmd.OutOrStdout(), c.Misses())
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), c)
	return err
}
