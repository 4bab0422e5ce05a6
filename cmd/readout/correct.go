package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/correct"
	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store"
)

// correctFlags are the flags of 'readout correct'.
type correctFlags struct {
	store   string
	actors  []string
	because string
	by      string
	undo    string
	add     string
	span    string
	drop    bool
	right   bool
	json    bool
}

func newCorrect() *cobra.Command {
	f := &correctFlags{}
	cmd := &cobra.Command{
		Use:   "correct MENTION FIELD=VALUE… --because WORDS",
		Short: "Correct what was read: a field, a mention too many, one overlooked",
		Long: `Correct what was read. Nothing is overwritten: a correction is appended with who
and why, and can be withdrawn. Lists, exports and the desk show the mention as
corrected, with a mark and with what the program reads; 'readout verify' still
proves what was read. When a newer version reads the article otherwise, a
correction moves to the mention that has taken the place of the one it was made
on; 'readout corrections' tells which found none.

MENTION is the id of an event, a statement or a figure, or its first letters. The
fields are, of an event: type, mode, status, actor, recipient, date, end, place,
attributed; of a statement: kind, speaker, addressee, about, date, attributed; of
a figure: measure, number, qualifier, date, place, attributed. A field given
again makes a list; nothing after "=" takes away what stands there. Actors are
named as in the article or in any known spelling, by id, or as country:IRN.

--drop says that nothing of the kind is told there, --right that the mention is
right as it is. --add says that ARTICLE (its id, its path or a mention in it)
tells something that was not read, in the words of --span.`,
		Example: `  readout correct 3f0a91c2 status=denied --because "the ministry denies it"
  readout correct 3f0a91c2 actor=Fidan actor=country:IRN date=2023-11-01 --because "both names are in the lead"
  readout correct 77be01d4 number=200-250 --because "a range, not a total"
  readout correct 77be01d4 --drop --because "an anniversary"
  readout correct report.txt --add event --span "the envoys met in Oslo" type=CONSULT mode=meet actor=NOR --because "overlooked"
  readout correct --undo 5c1e88aa --because "it was right"`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	fl.StringVar(&f.store, "store", storeFile, "the record in `FILE`")
	fl.StringArrayVar(&f.actors, "actors", nil, ownActors)
	fl.StringVar(&f.because, "because", "", "why, in `WORDS` that others can follow")
	fl.StringVar(&f.by, "by", "", "who says so, a `NAME`; the login name if not given")
	fl.StringVar(&f.undo, "undo", "", "withdraw the correction with this `ID`")
	fl.StringVar(&f.add, "add", "", "an event, a statement or a figure was overlooked, a `KIND`")
	fl.StringVar(&f.span, "span", "", "with --add, the `WORDS` that tell it, exactly as the article has them")
	fl.BoolVar(&f.drop, "drop", false, "nothing of the kind is told there")
	fl.BoolVar(&f.right, "right", false, "it is right as it is")
	fl.BoolVar(&f.json, "json", false, "print the correction as one JSON object")
	return cmd
}

func (f *correctFlags) run(cmd *cobra.Command, args []string) error {
	if f.by == "" {
		f.by = loginName()
	}
	if err := f.fit(args); err != nil {
		return err
	}
	var values []correct.Value
	if len(args) > 1 {
		var err error
		if values, err = correct.Values(args[1:]); err != nil {
			return usagef("%v", err)
		}
	}
	s, err := openKept(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer s.Close()
	known, err := knowledge(f.actors)
	if err != nil {
		return err
	}
	c, err := f.say(cmd, &correct.Desk{Store: s, Known: known}, args, values)
	if err != nil {
		return err
	}
	return f.print(cmd, &c)
}

// fit checks that the flags ask for one thing.
func (f *correctFlags) fit(args []string) error {
	ways := 0
	for _, asked := range []bool{f.undo != "", f.add != "", f.drop, f.right} {
		if asked {
			ways++
		}
	}
	switch {
	case f.by == "":
		return usagef("say who you are with --by: others will want to know")
	case ways > 1:
		return usagef("--add, --drop, --right and --undo are four things to say: take one")
	case f.undo != "" && len(args) > 0:
		return usagef("--undo takes the id of a correction and nothing else")
	case f.undo != "":
		return nil
	case len(args) == 0:
		return usagef("say which mention, and what is right: readout correct MENTION FIELD=VALUE --because WORDS")
	case (f.drop || f.right) && len(args) > 1:
		return usagef("--drop and --right take a mention and no fields")
	case (f.add != "") != (f.span != ""):
		return usagef("--add and --span belong together: --add event --span \"the words that tell it\"")
	case !f.drop && !f.right && len(args) == 1:
		return usagef("say what is right, as in status=denied; --drop if nothing of the kind is told there")
	case !f.right && strings.TrimSpace(f.because) == "":
		return usagef("say why with --because: others will want to know")
	}
	return nil
}

func (f *correctFlags) say(cmd *cobra.Command, d *correct.Desk, args []string, values []correct.Value) (record.Correction, error) {
	ctx, s := cmd.Context(), correct.Saying{By: f.by, Because: f.because, At: time.Now().UTC()}
	switch {
	case f.undo != "":
		return d.Undo(ctx, s, f.undo)
	case f.drop:
		return d.Drop(ctx, s, args[0])
	case f.right:
		return d.Approve(ctx, s, args[0])
	case f.add != "":
		return d.Add(ctx, s, args[0], f.add, f.span, values)
	}
	return d.Change(ctx, s, args[0], values)
}

func (f *correctFlags) print(cmd *cobra.Command, c *record.Correction) error {
	x := &store.Effect{Correction: c, On: c.Mention, Outcome: store.Holds}
	if c.Withdrawn != nil {
		x.Outcome = store.Withdrawn
	}
	if f.json {
		return export.Correction(cmd.OutOrStdout(), x)
	}
	newPage(cmd.OutOrStdout()).Correction(x)
	return nil
}
