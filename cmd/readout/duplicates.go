package main

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store"
)

// duplicatesFlags are the flags of 'readout duplicates'.
type duplicatesFlags struct {
	store string
	json  bool
}

func newDuplicates() *cobra.Command {
	f := &duplicatesFlags{}
	cmd := &cobra.Command{
		Use:     "duplicates [ARTICLE]",
		Aliases: []string{"near-duplicates"},
		Short:   "List articles that carry the same wording, and what was changed",
		Long: `List the articles kept that carry the wording of others: copies of a wire story,
updates, reprints. Of each cluster the earliest article comes first; below it
stand the others, each with the paragraphs that it added, dropped or changed. An
ARTICLE, given by its id, lists the cluster it is in.`,
		Example: `  readout duplicates
  readout duplicates --store syria.db --json > clusters.jsonl
  readout duplicates sha256:4f0a…`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.store, "store", storeFile, "the store to look at, a `FILE`")
	fl.BoolVar(&f.json, "json", false, "print one JSON object per cluster")
	return cmd
}

func (f *duplicatesFlags) run(cmd *cobra.Command, args []string) (err error) {
	s, err := openReadOnly(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer s.Close()
	only := record.ID("")
	if len(args) == 1 {
		only = record.ID(args[0])
		if _, err := s.Entry(cmd.Context(), only); errors.Is(err, store.ErrNone) {
			return fmt.Errorf("%w: give the id of an article, as in 'readout read --json' under article.id", err)
		}
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	defer func() { err = errors.Join(err, out.Flush()) }()
	page := newPage(cmd.OutOrStdout())
	page.W = out
	clusters, copies := 0, 0
	for c, err := range store.Clusters(cmd.Context(), s, only) {
		if err != nil {
			return err
		}
		clusters, copies = clusters+1, copies+len(c.Copies)
		if !f.json {
			page.Cluster(c)
		} else if err := export.Cluster(out, c); err != nil {
			return err
		}
	}
	if f.json {
		return nil
	}
	n, err := s.Counts(cmd.Context())
	page.Clusters(clusters, copies, n.Articles)
	return err
}
