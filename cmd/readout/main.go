// Command readout reads news reports and keeps the record: who did, said or
// claimed what, each tied to the letters it was read from.
//
// Here are flags and wiring only; what the program knows is in internal.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// The exit statuses.
const (
	exitFailed  = 1   // something was wrong with an input or the store
	exitUsage   = 2   // the command line was wrong
	exitStopped = 130 // by Ctrl-C, as shells expect it
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(execute(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// execute runs one command line and returns the exit status.
func execute(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	began := false
	root.PersistentPreRun = func(*cobra.Command, []string) { began = true }
	cmd, err := root.ExecuteContextC(ctx)
	var exit exitError
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return int(exit)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(errs, "readout: stopped before the end")
		return exitStopped
	case began && !errors.As(err, &usage):
		fmt.Fprintf(errs, "readout: %v\n", err)
		return exitFailed
	}
	fmt.Fprintf(errs, "readout: %v\nTry '%s --help'.\n", err, cmd.CommandPath())
	return exitUsage
}

// An exitError ends the program with a status; all has been said already.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "readout",
		Short: "Read news reports and keep the record",
		Long: `Readout reads news reports and keeps the record: events, statements and
figures, each tied to the letters it was read from. It works offline.`,
		Example: `  readout read articles/                 read a folder, keep the record in readout.db
  readout read --json report.txt | jq .  one JSON object per article
  readout verify                         prove that every span still cuts its letters`,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(suggestFlag)
	root.AddCommand(newRead(), newEnqueue(), newWork(), newJobs(), newReconcile(), newWatch(), newAlert(), newAnalyze(), newExplain(), newVerify(), newStore(), newDuplicates(), newEvents(), newShowEvent(), newJudge(), newJudgements(), newCorrect(), newCorrections(), newExport(), newAudit(), newStatements(), newFigures(), newSeries(), newWording(), newContacts(), newServe(), newMCP(), newPositions(), newDiff(), newActors(), newLexicon(), newScore(), newTrain(), newSchema(), newVersion())
	tellArguments(root)
	return root
}

// tellArguments has the commands say what they take where too much or too little
// is given: cobra only counts.
func tellArguments(cmd *cobra.Command) {
	if check := cmd.Args; check != nil {
		cmd.Args = func(c *cobra.Command, args []string) error {
			if check(c, args) == nil {
				return nil
			}
			if len(args) == 0 {
				return usagef("something is missing; it goes: %s", c.UseLine())
			}
			return usagef("%q does not fit here; it goes: %s", args, c.UseLine())
		}
	}
	for _, c := range cmd.Commands() {
		tellArguments(c)
	}
}
