package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"readout/internal/export"
	"readout/internal/report"
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
	return listSaid(cmd, all, asJSON, export.Judgement, report.Page.Judgement, "No person has judged anything yet.")
}

// listSaid prints what persons said, or that nobody has said anything.
func listSaid[T any](cmd *cobra.Command, all []T, asJSON bool, line func(io.Writer, *T) error, show func(report.Page, *T), none string) error {
	out := cmd.OutOrStdout()
	page := newPage(out)
	for i := range all {
		if !asJSON {
			show(page, &all[i])
		} else if err := line(out, &all[i]); err != nil {
			return err
		}
	}
	if !asJSON && len(all) == 0 {
		_, err := fmt.Fprintln(out, none)
		return err
	}
	return nil
}
