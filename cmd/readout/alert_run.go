package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/alert"
	"readout/internal/fetch"
	"readout/internal/store"
)

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
