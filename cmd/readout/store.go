package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"readout/internal/store"
	"readout/internal/store/postgres"
)

func newStore() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "store",
		Short: "Make, copy and back up stores",
		Long: `Make, copy and back up stores. A STORE is a file, or a PostgreSQL database such as
postgres://USER@HOST/NAME. Give the database's password in the environment
variable PGPASSWORD or in the file .pgpass rather than in the address, where
everybody who lists the processes can read it.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newStoreInit(), newStoreCopy(), newStoreBackup())
	return cmd
}

func newStoreInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init STORE",
		Short: "Make an empty store, or bring an older one up to date",
		Long: `Make an empty store, or bring the tables of an older one up to date, what is in
it staying as it is. Commands that write do so by themselves; this one is for the
owner of a database in which workers may not make tables.`,
		Example: `  readout store init postgres://owner@db.example/readout`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openStore(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			c, err := s.Counts(cmd.Context())
			if err = errors.Join(err, s.Close()); err == nil {
				fmt.Fprintf(cmd.OutOrStdout(), "%s: ready, %d articles.\n", postgres.Redact(args[0]), c.Articles)
			}
			return err
		},
	}
}

func newStoreCopy() *cobra.Command {
	return &cobra.Command{
		Use:   "copy FROM TO",
		Short: "Bring all that one store keeps into another",
		Long: `Bring all that one store keeps into another: articles with every mention that was
ever read in them, what persons judged, and how far 'readout watch' has come.
Ids stay the same. What is in TO already stays as it is, so a copy that was
stopped goes on where it stopped.`,
		Example: `  readout store copy readout.db postgres://owner@db.example/readout
  readout store copy postgres://owner@db.example/readout backup.db`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return copyStore(cmd, args[0], args[1]) },
	}
}

func copyStore(cmd *cobra.Command, a, b string) (err error) {
	from, err := openReadOnly(cmd.Context(), a)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := openStore(cmd.Context(), b)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	c, err := store.CopyAll(cmd.Context(), to, from, func(store.Copied) {})
	if err != nil {
		return fmt.Errorf("%w\n%d articles were copied before that; run the same command again to go on", err, c.Articles)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %d articles copied, %d were there already, %d judgements, %d corrections.\n",
		postgres.Redact(b), c.Articles, c.Known, c.Judgements, c.Corrections)
	return nil
}

func newStoreBackup() *cobra.Command {
	return &cobra.Command{
		Use:   "backup STORE FILE",
		Short: "Write a copy of a store as it stands now",
		Long: `Write a copy of a store as it stands now to a new file, while others read from it
and write to it. The copy is a store itself. A database is better backed up with
pg_dump, which keeps its rights too.`,
		Example: `  readout store backup readout.db readout-2024-05-07.db`,
		Args:    cobra.ExactArgs(2),
		RunE:    func(cmd *cobra.Command, args []string) error { return backUp(cmd, args[0], args[1]) },
	}
}

func backUp(cmd *cobra.Command, from, file string) error {
	if _, err := os.Lstat(file); err == nil || postgres.IsURL(file) {
		return usagef("%s: a backup goes to a file that is not there yet", postgres.Redact(file))
	}
	s, err := openReadOnly(cmd.Context(), from)
	if err != nil {
		return err
	}
	defer s.Close()
	b, ok := s.(interface {
		Backup(ctx context.Context, path string) error
	})
	if !ok {
		return copyStore(cmd, from, file)
	}
	if err := b.Backup(cmd.Context(), file); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: a copy of %s.\n", file, from)
	return nil
}
