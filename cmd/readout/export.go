package main

import (
	"bufio"
	"errors"

	"github.com/spf13/cobra"

	"readout/internal/across"
	"readout/internal/export"
)

func newExport() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Print the whole record across outlets as JSON Lines",
		Long: `Print the whole record across outlets as JSON Lines: articles, then events,
statements and figures, each with a telling for each outlet. The bytes are the
same in whatever order the articles were read. 'readout schema export' describes
the lines.`,
		Example: `  readout export > record.jsonl
  readout export --store syria.db | jq 'select(.event.tellings | length > 1)'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return exportRecord(cmd, path) },
	}
	cmd.Flags().StringVar(&path, "store", storeFile, "the record in `FILE`")
	return cmd
}

func exportRecord(cmd *cobra.Command, path string) (err error) {
	s, err := openReadOnly(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := across.Load(cmd.Context(), s)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(cmd.OutOrStdout(), 64<<10)
	defer func() { err = errors.Join(err, out.Flush()) }()
	return export.Record(cmd.Context(), out, r)
}
