package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/train"
)

func newTrain() *cobra.Command {
	o := train.Options{}
	cmd := &cobra.Command{
		Use:   "train DIR",
		Short: "Make the models from treebanks and marked names",
		Long: `Make the models from the treebanks and texts with marked names of a folder (see
docs/decisions/0008-small-nets.md). This takes about half an hour on two free
cores. The same data, seed and date make the same bytes with any number of
threads; the program carries the models of internal/english/english.model.`,
		Example: `  readout train ../shared/data --out internal/english/english.model --date 2026-11-20`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.DataDir = args[0]
			return train.Run(cmd.Context(), o, func(line string) { fmt.Fprintln(cmd.ErrOrStderr(), line) })
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&o.Out, "out", "english.model", "write the models to `FILE`")
	fl.StringVar(&o.Trees, "trees", "", "keep tags, lemmas and trees of the models in `FILE`, learn only names (five minutes)")
	fl.StringVar(&o.Tags, "tags", "", "with --trees: keep tags and lemmas of the models in `FILE` instead")
	fl.Uint64Var(&o.Seed, "seed", 1, "start of the random numbers")
	fl.IntVar(&o.Threads, "threads", 1, "1 or 2")
	fl.StringVar(&o.Date, "date", "", "`DATE` for the head of the file, as in 2026-11-20")
	return cmd
}
