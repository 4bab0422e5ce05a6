package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"readout/internal/alert"
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
