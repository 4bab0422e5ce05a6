package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/eval"
	"readout/internal/read"
)

func newScoreBullets() *cobra.Command {
	var facts string
	cmd := &cobra.Command{
		Use:   "bullets DIR",
		Short: "List the numbers of people harmed in pages of current events",
		Long: `List every bullet with a digit and a form of kill, wound or injure, with the
figures that are read off it or "none". DIR is a folder of pages of current
events, one Markdown file per day. With --facts only the bullets of a table of
right figures are read, and compared with them.`,
		Example: `  readout score bullets current-events
  readout score bullets current-events --facts bullets.tsv`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return scoreBullets(cmd, args[0], facts) },
	}
	cmd.Flags().StringVar(&facts, "facts", "", "a table of bullets with their right figures")
	return cmd
}

func scoreBullets(cmd *cobra.Command, dir, facts string) error {
	all, err := eval.Bullets(dir)
	if err != nil {
		return err
	}
	all = eval.HarmBullets(all)
	reader, err := read.New()
	if err != nil {
		return err
	}
	if facts != "" {
		return compareBullets(cmd, all, reader, facts)
	}
	var n eval.HarmCount
	for _, b := range all {
		h, err := eval.ReadHarm(b, reader)
		if err != nil {
			return err
		}
		n.Add(h)
		fmt.Fprintln(cmd.OutOrStdout(), h)
	}
	_, err = fmt.Fprintln(cmd.OutOrStdout(), n)
	return err
}

func compareBullets(cmd *cobra.Command, all []eval.Bullet, reader *read.Reader, path string) error {
	facts, err := eval.ReadBulletFacts(path)
	if err != nil {
		return err
	}
	byID := map[string]eval.Bullet{}
	for _, b := range all {
		byID[b.ID] = b
	}
	var s eval.FactScore
	for _, want := range facts {
		h, err := eval.ReadHarm(byID[want.ID], reader)
		if err != nil {
			return err
		}
		if err := s.Add(want, h); err != nil {
			return err
		}
	}
	for _, m := range s.Misses {
		fmt.Fprintln(cmd.OutOrStdout(), m)
	}
	_, err = fmt.Fprintln(cmd.OutOrStdout(), &s)
	return err
}
