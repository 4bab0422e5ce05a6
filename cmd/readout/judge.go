package main

import (
	"cmp"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/record"
)

// judgeFlags are the flags of 'readout judge'.
type judgeFlags struct {
	store   string
	because string
	by      string
	undo    string
	explain bool
	json    bool
}

func newJudge() *cobra.Command {
	f := &judgeFlags{}
	cmd := &cobra.Command{
		Use:   "judge A B same|different --because WORDS",
		Short: "Judge whether two mentions tell of the same thing",
		Long: `Judge whether two mentions tell of the same thing. What a person judges wins over
the program, whatever else it finds, and stays when articles are read again.
Nothing is overwritten: judgements are appended, and can be withdrawn.

A and B are two events, two statements or two figures, by their ids or the first
letters of these ('readout events' lists them), or two actors ('readout actors
list'). With A and B alone, --explain prints what the program makes of them: all
that speaks for and against, with its weight.`,
		Example: `  readout judge 3f0a91c2 77be01d4 same --because "both name the airport"
  readout judge 3f0a91c2 77be01d4 --explain
  readout judge --undo 5c1e88aa --because "there were two meetings"`,
		Args: cobra.MaximumNArgs(3),
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.store, "store", storeFile, "the record in `FILE`")
	fl.StringVar(&f.because, "because", "", "why, in `WORDS` that others can follow")
	fl.StringVar(&f.by, "by", "", "who judges, a `NAME`; the login name if not given")
	fl.StringVar(&f.undo, "undo", "", "withdraw the judgement with this `ID`")
	fl.BoolVar(&f.explain, "explain", false, "judge nothing, print what the program makes of A and B")
	fl.BoolVar(&f.json, "json", false, "print the judgement as one JSON object")
	return cmd
}

func (f *judgeFlags) run(cmd *cobra.Command, args []string) error {
	if f.by == "" {
		f.by = cmp.Or(loginName(), "somebody")
	}
	switch {
	case f.undo != "" && len(args) == 0:
		return f.withdraw(cmd)
	case f.undo != "":
		return usagef("--undo takes the id of a judgement and nothing else")
	case f.explain && len(args) == 2:
		return f.reasons(cmd, args[0], args[1])
	case f.explain:
		return usagef("--explain takes two mentions and no verdict")
	case len(args) != 3:
		return usagef("say which two and what they are: readout judge A B same --because WORDS")
	case args[2] != string(record.Same) && args[2] != string(record.Different):
		return usagef("the verdict is same or different, not %q", args[2])
	case strings.TrimSpace(f.because) == "":
		return usagef("say why with --because: others will want to know")
	}
	return f.judge(cmd, args[0], args[1], record.Verdict(args[2]))
}

func (f *judgeFlags) judge(cmd *cobra.Command, a, b string, v record.Verdict) error {
	s, err := openKept(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := across.Load(cmd.Context(), s)
	if err != nil {
		return err
	}
	j := record.Judgement{Verdict: v, By: f.by, At: time.Now().UTC(), Because: []record.Reason{{Words: f.because}}}
	if j.A, j.B, err = r.Pair(a, b); err != nil {
		return err
	}
	j.ID = j.Hash()
	holds, err := r.Keep(cmd.Context(), j)
	if err != nil {
		return err
	}
	if err := f.print(cmd, &j); err != nil {
		return err
	}
	if !holds {
		fmt.Fprintln(cmd.ErrOrStderr(), "readout: kept, but it does not hold: by other judgements the two are different; 'readout judgements' lists them")
		return exitError(exitFailed)
	}
	return nil
}

func (f *judgeFlags) reasons(cmd *cobra.Command, a, b string) error {
	s, r, err := openRecord(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer s.Close()
	x, y, err := r.Pair(a, b)
	if err != nil {
		return err
	}
	j, err := r.Judgement(r.Heir(x), r.Heir(y))
	if err != nil {
		return err
	}
	return f.print(cmd, &j)
}

func (f *judgeFlags) withdraw(cmd *cobra.Command) error {
	s, err := openKept(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer s.Close()
	w := record.Withdrawal{By: f.by, At: time.Now().UTC(), Because: f.because}
	j, err := across.Undo(cmd.Context(), s, f.undo, w)
	if err != nil {
		return err
	}
	j.Withdrawn = &w
	return f.print(cmd, &j)
}

func (f *judgeFlags) print(cmd *cobra.Command, j *record.Judgement) error {
	if f.json {
		return export.Judgement(cmd.OutOrStdout(), j)
	}
	newPage(cmd.OutOrStdout()).Judgement(j)
	return nil
}

// loginName returns the name of whoever runs the program, empty if it is not told.
func loginName() string {
	for _, v := range []string{"USER", "LOGNAME", "USERNAME"} {
		if name := os.Getenv(v); name != "" {
			return name
		}
	}
	return ""
}
