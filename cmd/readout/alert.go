package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/alert"
	"readout/internal/fetch"
	"readout/internal/query"
	"readout/internal/store"
)

func newAlert() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "alert",
		Short: "Be told what is new: by webhook, Atom feed or mail",
		Long: `Save questions, and be told when the record has new answers: by a webhook, in an
Atom feed or in a letter of mail. See docs/alerts.md.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newAlertAdd(), newAlertList(), newAlertRemove(), newAlertRun())
	return cmd
}

// adding are the flags of 'readout alert add'.
type adding struct {
	asking
	alert.Saved
	way  string
	past bool
	of   map[string][]string // the conditions that each kind of question has
}

func newAlertAdd() *cobra.Command {
	f := &adding{of: map[string][]string{}}
	cmd := &cobra.Command{
		Use:   "add NAME --to WAY [events|statements|figures] [CONDITION]...",
		Short: "Save a question, and where its new answers are told",
		Long: `Save a question, and where its new answers are told. The question is that of
'readout events', 'readout statements' or 'readout figures', with the conditions
of these; events if nothing else is said. It is asked of articles that are kept
from now on, with --past also of those that are there.

WAY is webhook:URL (each mention is posted as JSON), atom:FILE (an Atom feed of the
newest 200) or digest:FILE (a letter, by day and outlet, of all that is new).
Files are looked for from the folder in which 'readout alert run' is started.`,
		Example: `  readout alert add fidan --to atom:fidan.xml events --party Fidan
  readout alert add tolls --to webhook:https://desk.example/in --secret-file secret.txt figures --measure killed
  readout alert add morning --to digest:morning.eml --mail-to desk@post.example statements --about Israel`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error { return f.add(cmd, args) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.way, "to", "", "how it is told, a `WAY`: webhook:URL, atom:FILE or digest:FILE")
	fl.BoolVar(&f.past, "past", false, "tell also what is in the record already")
	fl.StringVar(&f.SecretFile, "secret-file", "", "sign what goes to a webhook with the secret in `FILE`")
	fl.StringVar(&f.MailFrom, "mail-from", "", "the `ADDRESS` from which a digest comes")
	fl.StringArrayVar(&f.MailTo, "mail-to", nil, "the `ADDRESS` to which a digest goes; may be given again")
	for kind, flags := range map[string]func(*pflag.FlagSet){
		store.KindEvent: f.eventFlags, store.KindStatement: f.statementFlags, store.KindFigure: f.figureFlags,
	} {
		own := pflag.NewFlagSet("", pflag.ContinueOnError)
		flags(own)
		own.VisitAll(func(c *pflag.Flag) { f.of[kind] = append(f.of[kind], c.Name) })
	}
	f.eventFlags(fl)
	f.conditions(fl)
	return cmd
}

// conditions adds the flags of statements and figures that events do not have.
func (f *adding) conditions(fl *pflag.FlagSet) {
	own := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.statementFlags(own)
	figures := pflag.NewFlagSet("", pflag.ContinueOnError)
	f.figureFlags(figures)
	own.AddFlagSet(figures)
	fl.AddFlagSet(own)
}

// check says what does not go together.
func (f *adding) check(cmd *cobra.Command, args []string) (err error) {
	if f.way == "" {
		return usagef("say how it is told: --to webhook:URL, --to atom:FILE or --to digest:FILE")
	}
	if f.Way, err = alert.ParseWay(f.way); err != nil {
		return usagef("%v", err)
	}
	f.Name, f.asking.Kind = args[0], store.KindEvent
	if len(args) > 1 {
		kind, ok := alert.Kind(args[1])
		if !ok {
			return usagef("%q is neither events, statements nor figures", args[1])
		}
		f.asking.Kind = kind
	}
	all := slices.Concat(f.of[store.KindEvent], f.of[store.KindStatement], f.of[store.KindFigure])
	cmd.Flags().Visit(func(c *pflag.Flag) {
		if slices.Contains(all, c.Name) && !slices.Contains(f.of[f.asking.Kind], c.Name) {
			err = usagef("--%s is no condition of %ss; 'readout %ss --help' lists those there are", c.Name, f.asking.Kind, f.asking.Kind)
		}
	})
	return err
}

func (f *adding) add(cmd *cobra.Command, args []string) (err error) {
	if err := f.check(cmd, args); err != nil {
		return err
	}
	f.Saved.Filter = f.asking.Filter
	a, err := f.Save()
	if err != nil {
		return err
	}
	s, err := openStore(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	r, err := f.reader(s)
	if err != nil {
		return err
	}
	absent := query.AbsentError("")
	if _, err := r.Where(cmd.Context(), &f.Saved.Filter); errors.As(err, &absent) {
		fmt.Fprintf(cmd.ErrOrStderr(), "readout: %s; the alert waits for it\n", absent)
	} else if err != nil {
		return err
	}
	switch err := s.AddAlert(cmd.Context(), a, f.past); {
	case errors.Is(err, store.ErrThere):
		return fmt.Errorf("there is an alert %s already: give another name, or 'readout alert remove %s' first", a.Name, a.Name)
	case err != nil:
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: is told to %s when 'readout alert run' finds something new.\n", a.Name, f.Way.Public())
	return nil
}

func newAlertList() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the alerts",
		Long: `List the alerts: name, where they are told, how many mentions were and wait to be
told, and the question.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openReadOnly(cmd.Context(), name)
			if err != nil {
				return err
			}
			defer s.Close()
			list, err := s.Alerts(cmd.Context())
			for _, a := range list {
				fmt.Fprintln(cmd.OutOrStdout(), alert.Line(a))
			}
			return err
		},
	}
	cmd.Flags().StringVar(&name, "store", storeFile, "the record in `FILE`")
	return cmd
}

func newAlertRemove() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "remove NAME",
		Short: "Forget an alert and what it told",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openKept(cmd.Context(), name)
			if err != nil {
				return err
			}
			err = s.RemoveAlert(cmd.Context(), args[0])
			if errors.Is(err, store.ErrNone) {
				err = noAlert(args[0])
			}
			return errors.Join(err, s.Close())
		},
	}
	cmd.Flags().StringVar(&name, "store", storeFile, "the record in `FILE`")
	return cmd
}

func noAlert(name string) error {
	return fmt.Errorf("there is no alert %s; 'readout alert list' tells which there are", name)
}

// running are the flags of 'readout alert run'.
type running struct {
	alert.Teller
	store  string
	actors []string
	every  time.Duration
	fetch  fetch.Options
}

func newAlertRun() *cobra.Command {
	f := &running{}
	cmd := &cobra.Command{
		Use:   "run [NAME]...",
		Short: "Tell what is new",
		Long: `Tell what is new, for all alerts or for those named: once, or again and again with
--every. What was told is kept in the store. A webhook that cannot be reached gets
what waits another time, later each time it fails.

Exit status: 0 if all was told, 1 if something waits or was refused, 2 if the
command line is wrong.`,
		Example: `  readout alert run
  readout alert run --every 10m`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.store, "store", storeFile, "the record in `FILE`")
	fl.StringArrayVar(&f.actors, "actors", nil, ownActors)
	fl.DurationVar(&f.every, "every", 0, "look again after `TIME`, until Ctrl-C")
	fl.BoolVar(&f.fetch.AllowPrivate, "allow-private", false, "let addresses lead into this machine and private networks")
	fl.DurationVar(&f.fetch.Delay, "delay", 100*time.Millisecond, "wait for `TIME` between two postings to a host")
	fl.DurationVar(&f.fetch.Timeout, "timeout", 15*time.Second, "give up a posting after `TIME`")
	fl.DurationVar(&f.Patience, "patience", alert.DefaultPatience, "wait up to `TIME` for hosts that ask to come again")
	fl.IntVar(&f.Tries, "tries", alert.DefaultTries, "give up a mention that its host has refused `N` times")
	fl.IntVar(&f.MaxBytes, "max-bytes", alert.DefaultMaxBytes, "post nothing of more than `N` bytes")
	return cmd
}

func (f *running) run(cmd *cobra.Command, names []string) (err error) {
	if f.every != 0 && f.every < time.Second || f.fetch.Timeout <= 0 || f.Tries < 1 || f.MaxBytes < 1 {
		return usagef("--every must be at least a second, and --timeout, --tries and --max-bytes more than 0")
	}
	s, err := openKept(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if f.Known, err = knowledge(f.actors); err != nil {
		return err
	}
	f.fetch.Program, f.fetch.Asked = "Readout/"+version(), true
	if f.fetch.Delay <= 0 {
		f.fetch.Delay = -1
	}
	c := fetch.New(f.fetch)
	defer c.Close()
	f.Store, f.Post, f.Clock = s, c.Post, fetch.System{}
	for {
		failed, err := f.round(cmd, names)
		switch {
		case err != nil && f.every > 0 && cmd.Context().Err() != nil:
			return nil // it has no other end
		case err != nil:
			return err
		case f.every == 0 && failed:
			return exitError(exitFailed)
		case f.every == 0:
			return nil
		}
		if f.Clock.Sleep(cmd.Context(), f.every) != nil {
			return nil
		}
	}
}

// round runs all alerts, or those of some names, once.
func (f *running) round(cmd *cobra.Command, names []string) (failed bool, err error) {
	list, err := f.chosen(cmd.Context(), names)
	for _, a := range list {
		sum, err := f.Run(cmd.Context(), a)
		if cmd.Context().Err() != nil {
			return failed, cmd.Context().Err()
		}
		if err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "readout: %v\n", err)
		}
		failed = failed || err != nil || sum.Refused > 0
		if f.every == 0 || sum.New+sum.Also+sum.Refused > 0 {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %v.\n", a.Name, sum)
		}
	}
	return failed, err
}

// chosen returns the alerts of some names, all if there are none.
func (f *running) chosen(ctx context.Context, names []string) ([]store.Alert, error) {
	list, err := f.Store.Alerts(ctx)
	if err != nil || len(names) == 0 {
		return list, err
	}
	for _, n := range names {
		if !slices.ContainsFunc(list, func(a store.Alert) bool { return a.Name == n }) {
			return nil, noAlert(n)
		}
	}
	return slices.DeleteFunc(list, func(a store.Alert) bool { return !slices.Contains(names, a.Name) }), nil
}
