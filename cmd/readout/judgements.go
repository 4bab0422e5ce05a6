package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/export"
)

func newJudgements() *cobra.Command {
	var path string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "judgements",
		Short: "List what persons have judged",
		Long: `List what persons have judged, in the order they did; what was withdrawn is marked
and stays.`,
		Example: `  readout judgements
  readout judgements --json > judgements.jsonl`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return listJudgements(cmd, path, asJSON) },
	}
	cmd.Flags().StringVar(&path, "store", storeFile, "the record in `FILE`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object per judgement")
	return cmd
}

func listJudgements(cmd *cobra.Command, path string, asJSON bool) error {
	s, err := openReadOnly(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Judgements(cmd.Context())
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	page := newPage(out)
	for i := range all {
		if asJSON {
			if err := export.Judgement(out, &all[i]); err != nil {
				return err
			}
			continue
		}
		page.Judgement(&all[i])
	}
	if !asJSON && len(all) == 0 {
		_, err = fmt.Fprintln(out, "No person has judged anything yet.")
	}
	return err
}
