package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout/internal/eval"
)

func newScore() *cobra.Command {
	var misses bool
	cmd := &cobra.Command{
		Use:   "score GOLD READINGS.jsonl",
		Short: "Compare readings with what people annotated",
		Long: `Compare readings with what people annotated. GOLD is a folder with one <id>.json
per article, or a file of sentences with event triples; READINGS.jsonl is what
'readout read --json' prints, "-" standard input.`,
		Example: `  readout read --json --no-store gold/seeds/text > readings.jsonl
  readout score gold/seeds/gold readings.jsonl --misses`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return score(cmd, args[0], args[1], misses) },
	}
	cmd.AddCommand(newScoreAnalysis(), newScoreBullets(), newScoreActors(), newScoreClusters())
	cmd.Flags().BoolVar(&misses, "misses", false, "list what was missed and what was read wrongly")
	return cmd
}

func score(cmd *cobra.Command, gold, readings string, misses bool) error {
	in := cmd.InOrStdin()
	if readings != "-" {
		f, err := os.Open(readings)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	all, err := eval.Decode(in)
	if err != nil {
		return fmt.Errorf("%s: %w", readings, err)
	}
	st, err := os.Stat(gold)
	if err != nil {
		return err
	}
	compare := eval.ScoreTriples
	if st.IsDir() {
		compare = eval.Score
	}
	table, err := compare(gold, all)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if misses {
		fmt.Fprint(out, table.Misses())
	}
	_, err = fmt.Fprint(out, table)
	return err
}
