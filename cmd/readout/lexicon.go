package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/event"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

func newLexicon() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Look into the patterns of events",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "check [DIR]",
		Short: "Read the example of every pattern",
		Long: `Read the example of every pattern in a folder of your own, on top of the
program's patterns, or without DIR those of the program. Tells which examples
fail and what was read instead; the exit status is 1 if any does.`,
		Example: `  readout lexicon check
  readout lexicon check my-patterns/`,
		Args: cobra.MaximumNArgs(1),
		RunE: checkLexicon,
	})
	return cmd
}

func checkLexicon(cmd *cobra.Command, args []string) error {
	mine, all := event.Default(), event.Default()
	if len(args) > 0 {
		var err error
		if mine, err = loadLexicon(args[0]); err != nil {
			return err
		}
		all = all.With(mine)
	}
	r, err := read.NewWith(read.Options{Lexicon: all})
	if err != nil {
		return err
	}
	problems, err := event.Check(mine, func(sentence string) ([]record.EventMention, error) {
		return readExample(r, sentence)
	})
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintln(cmd.OutOrStdout(), p)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%d patterns, %d examples fail\n", len(mine.Patterns), len(problems))
	if len(problems) > 0 {
		return exitError(exitFailed)
	}
	return nil
}

// readExample reads one sentence as an article of the middle of May 2024.
func readExample(r *read.Reader, sentence string) ([]record.EventMention, error) {
	t, err := text.New(sentence)
	if err != nil {
		return nil, err
	}
	out, err := r.Read(&record.Article{Path: "example", Text: t, Language: "en", Published: "2024-05-15"})
	if err != nil {
		return nil, err
	}
	return out.Events, nil
}
