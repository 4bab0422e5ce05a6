package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/intake"
	"readout/internal/store/postgres"
	"readout/internal/verify"
)

func newVerify() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Prove that what is kept is what was read",
		Long: `Prove that what is kept is what was read: decode every article's raw bytes
again, compare hash and text, cut every span again, and check every row against
its mention. What is broken is listed, and the exit status is 1.`,
		Example: `  readout verify
  readout verify --store syria.db`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return verifyStore(cmd, path) },
	}
	cmd.Flags().StringVar(&path, "store", storeFile, "the store to verify, a `FILE`")
	return cmd
}

func verifyStore(cmd *cobra.Command, path string) error {
	s, err := openReadOnly(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer s.Close()
	out, path := cmd.OutOrStdout(), postgres.Redact(path)
	t, err := verify.Store(cmd.Context(), s, intake.Decode, func(p verify.Problem) { fmt.Fprintln(out, p) })
	if err != nil {
		return err
	}
	if t.Broken > 0 {
		fmt.Fprintf(out, "%s: %d broken among %d articles, %d mentions, %d spans.\n", path, t.Broken, t.Articles, t.Mentions, t.Spans)
		return exitError(exitFailed)
	}
	fmt.Fprintf(out, "%s: %d articles, %d mentions, %d spans: all as they were read.\n", path, t.Articles, t.Mentions, t.Spans)
	return nil
}
