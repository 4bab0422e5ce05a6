package main

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/export"
)

func newShowEvent() *cobra.Command {
	var path string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show EVENT",
		Short: "Show how each outlet tells an event, side by side",
		Long: `Show how each outlet tells an event, side by side: who, to whom, what, how real,
when, where, how many; under each the letters that say so. What most outlets say
stands plain, the others are marked: finer (the same and more), differs, denies,
silent. Copies of a wire story count once, with their carriers named.

EVENT is the id of an event, or of a mention of it, or its first letters, as
'readout events' lists them. A statement or a figure can be shown too.`,
		Example: `  readout show 3f0a91c2
  readout show event/3f0a91c2 --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return showEvent(cmd, path, args[0], asJSON) },
	}
	fl := cmd.Flags()
	fl.StringVar(&path, "store", storeFile, "the record in `FILE`")
	fl.BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

func showEvent(cmd *cobra.Command, path, name string, asJSON bool) (err error) {
	s, r, err := openRecord(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer s.Close()
	id, err := r.Named(name)
	if err != nil {
		return err
	}
	c, ok := r.Cluster(r.Heir(id))
	if !ok {
		return fmt.Errorf("%s is not read any more: a newer version of the program reads its article otherwise; 'readout events' lists what stands", id)
	}
	m, err := r.Matrix(cmd.Context(), c)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	defer func() { err = errors.Join(err, out.Flush()) }()
	if asJSON {
		return export.Matrix(out, m)
	}
	page := newPage(cmd.OutOrStdout())
	page.W = out
	page.Matrix(m)
	return nil
}
