package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"readout/internal/correct"
	"readout/internal/export"
	"readout/internal/report"
)

func newCorrections() *cobra.Command {
	var path, gold string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "corrections",
		Short: "List what persons have corrected",
		Long: `List what persons have corrected, in the order they did, and what each correction
does now: it holds, the program agrees by itself, it is orphaned as no mention
stands any more that could be meant, or it was withdrawn.

--gold writes the articles that persons looked into as gold for 'readout score':
text/ID.txt, gold/ID.json, meta.jsonl. Mentions of which nobody said anything are
in it as doubtful: they cost nothing, found or not.`,
		Example: `  readout corrections
  readout corrections --json > corrections.jsonl
  readout corrections --gold ours && readout read --json --no-store ours/text | readout score ours/gold -`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if gold != "" {
				return writeGold(cmd, path, gold)
			}
			return listCorrections(cmd, path, asJSON)
		},
	}
	cmd.Flags().StringVar(&path, "store", storeFile, "the record in `FILE`")
	cmd.Flags().StringVar(&gold, "gold", "", "write what was corrected as gold into this `FOLDER`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object per correction")
	return cmd
}

func listCorrections(cmd *cobra.Command, path string, asJSON bool) error {
	s, err := openReadOnly(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := correct.List(cmd.Context(), s)
	if err != nil {
		return err
	}
	return listSaid(cmd, all, asJSON, export.Correction, report.Page.Correction, "No person has corrected anything yet.")
}

func writeGold(cmd *cobra.Command, path, dir string) error {
	s, err := openReadOnly(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer s.Close()
	n, err := correct.Gold(cmd.Context(), s, func(name string) (io.WriteCloser, error) {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return nil, err
		}
		return os.Create(to)
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %d articles that persons looked into.\n", dir, n)
	return err
}
