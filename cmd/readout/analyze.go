package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout/internal/english"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/ud"
)

func newAnalyze() *cobra.Command {
	var tokens string
	var stats bool
	cmd := &cobra.Command{
		Use:   "analyze FILE",
		Short: "Print the sentences, words and trees of an article as CoNLL-U",
		Long: `Print the sentences, words and trees of an article as CoNLL-U.

With --tokens the sentences and words are those of a CoNLL-U file, and only
tags, lemmas, features, heads, relations and names are read anew. With --stats
nothing is printed but how many words each step reads in a second.`,
		Example: `  readout analyze report.txt
  readout analyze --stats report.txt
  readout analyze --tokens treebank.conllu > predicted.conllu`,
		Args: cobra.MaximumNArgs(1),
		PreRunE: func(cmd *cobra.Command, args []string) error {
			if (len(args) == 0) == (tokens == "") {
				return usagef("give either a FILE to analyze or --tokens FILE.conllu")
			}
			if stats && tokens != "" {
				return usagef("--stats measures the reading of a FILE; leave --tokens out")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if stats && tokens == "" {
				return analyzeStats(cmd, args[0])
			}
			if tokens != "" {
				return analyzeTokens(cmd, tokens)
			}
			return analyzeArticles(cmd, args[0])
		},
	}
	cmd.Flags().StringVar(&tokens, "tokens", "", "take sentences and words from a CoNLL-U `FILE`")
	cmd.Flags().BoolVar(&stats, "stats", false, "print words per second of each step instead")
	return cmd
}

func analyzeStats(cmd *cobra.Command, path string) error {
	models, err := english.New()
	if err != nil {
		return err
	}
	var stages [4]stage
	words := 0
	err = eachArticle(cmd, path, func(a *record.Article) error {
		if a.Text == nil {
			return fmt.Errorf("%s: the article has no text", a.Path)
		}
		words += len(analyzeTimed(models, a, &stages).Words)
		return nil
	})
	writeStats(cmd.OutOrStdout(), words, stages[:])
	return err
}

func analyzeArticles(cmd *cobra.Command, path string) error {
	reader, err := read.New()
	if err != nil {
		return err
	}
	return eachArticle(cmd, path, func(a *record.Article) error {
		d, err := reader.Analyze(a)
		if err != nil {
			return err
		}
		return ud.WriteCoNLLU(cmd.OutOrStdout(), d)
	})
}

func analyzeTokens(cmd *cobra.Command, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	d, err := ud.ReadCoNLLU(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	models, err := english.New()
	if err != nil {
		return err
	}
	models.Analyze(d)
	return ud.WriteCoNLLU(cmd.OutOrStdout(), d)
}

// eachArticle calls do for the articles of a path, and joins what is wrong
// with some of them.
func eachArticle(cmd *cobra.Command, path string, do func(*record.Article) error) error {
	var errs []error
	for a, err := range intake.Read(cmd.Context(), []string{path}, intake.Options{Stdin: cmd.InOrStdin()}) {
		if err == nil {
			err = do(a)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
