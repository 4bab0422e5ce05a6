package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"readout/internal/english"
	"readout/internal/eval"
)

func newScoreAnalysis() *cobra.Command {
	var relations bool
	cmd := &cobra.Command{
		Use:   "analysis DIR",
		Short: "Compare words, tags, trees and names with treebanks and marked names",
		Long: `Compare words, tags, lemmas, trees and names with what people annotated. DIR is a
folder with treebanks (.conllu) and texts with marked names (.iob2, or test.txt
and dev.txt with a word, a tab and its mark), in folders of any depth; files
whose names say train are left out. Trees are scored on the words of the
treebank and from raw text, as in the CoNLL 2018 shared task.`,
		Example: `  readout score analysis data
  readout score analysis data/ud --relations`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return scoreAnalysis(cmd, args[0], relations) },
	}
	cmd.Flags().BoolVar(&relations, "relations", false, "print the score of every relation")
	return cmd
}

func scoreAnalysis(cmd *cobra.Command, dir string, relations bool) error {
	files, err := eval.AnalysisFiles(dir)
	if err != nil {
		return err
	}
	models, err := english.New()
	if err != nil {
		return err
	}
	for _, f := range files {
		s, err := eval.ScoreAnalysis(f, models)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, f)
		if err != nil {
			name = f
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s\n%v", filepath.ToSlash(name), s)
		if relations && !s.Names {
			fmt.Fprint(cmd.OutOrStdout(), s.Relations())
		}
	}
	return nil
}
