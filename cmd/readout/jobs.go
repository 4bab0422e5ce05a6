package main

import (
	"encoding/json"
	"fmt"

	"github.com/dustin/go-humanize"
	"github.com/spf13/cobra"

	"readout/internal/queue"
	"readout/internal/store/postgres"
)

func newJobs() *cobra.Command {
	var store string
	var asJSON, again bool
	cmd := &cobra.Command{
		Use:   "jobs",
		Short: "Tell how the queue stands, and what was set aside",
		Long: `Tell how the queue stands, and what was set aside: articles that cannot be read,
each with the reason, and files at which worker after worker died. The exit status
is 1 if there are any.`,
		Example: `  readout jobs --store postgres://worker@db.example/readout
  readout jobs --store postgres://worker@db.example/readout --again`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return withQueue(cmd.Context(), store, func(s *postgres.Store) error {
				if again {
					return againJobs(cmd, s)
				}
				return tellJobs(cmd, s, asJSON)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&store, "store", "", databaseUsage)
	fl.BoolVar(&asJSON, "json", false, "print one JSON object")
	fl.BoolVar(&again, "again", false, "hand out once more what was set aside")
	return cmd
}

func againJobs(cmd *cobra.Command, s *postgres.Store) error {
	n, err := queue.Again(cmd.Context(), s)
	if err == nil {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d files handed out again.\n", s.Name(), n)
	}
	return err
}

func tellJobs(cmd *cobra.Command, s *postgres.Store, asJSON bool) error {
	q, err := queue.Look(cmd.Context(), s)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if asJSON {
		return json.NewEncoder(out).Encode(q)
	}
	fmt.Fprintf(out, "%d jobs waiting, %d after a failure, %d running, %d done; %s to read.\n", q.Waiting, q.Retried, q.Running, q.Done, humanize.Bytes(uint64(q.Bytes)))
	if len(q.Aside) == 0 {
		return nil
	}
	fmt.Fprintf(out, "%d set aside ('readout jobs --again' hands them out once more):\n", len(q.Aside))
	for _, a := range q.Aside {
		if a.Record != "" {
			a.Path += " " + a.Record
		}
		fmt.Fprintf(out, "  %s: %s\n", a.Path, a.Why)
	}
	return exitError(exitFailed)
}
