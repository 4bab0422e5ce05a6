package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/alert"
	"readout/internal/query"
	"readout/internal/store"
)

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
