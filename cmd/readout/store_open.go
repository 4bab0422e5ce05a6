package main

import (
	"context"
	"os"

	"readout/internal/across"
	"readout/internal/store"
	"readout/internal/store/postgres"
	"readout/internal/store/sqlite"
)

// A keeping is a store as commands use it, in a file or in a database.
type keeping interface {
	store.Store
	store.Ledger
	store.Alerts
}

// openStore opens the store of a name: the address of a PostgreSQL database,
// else a file.
func openStore(ctx context.Context, name string) (keeping, error) {
	if postgres.IsURL(name) {
		return storeOr(postgres.Open(ctx, name))
	}
	return storeOr(sqlite.Open(name))
}

// openReadOnly opens the store of a name without the right to change it.
func openReadOnly(ctx context.Context, name string) (keeping, error) {
	if postgres.IsURL(name) {
		return storeOr(postgres.OpenReadOnly(ctx, name))
	}
	return storeOr(sqlite.OpenReadOnly(name))
}

// openKept opens a store that is there already.
func openKept(ctx context.Context, name string) (keeping, error) {
	if _, err := os.Stat(name); err != nil && !postgres.IsURL(name) {
		return openReadOnly(ctx, name) // which tells what to do
	}
	return openStore(ctx, name)
}

// storeOr keeps a nil store from becoming an interface that is not nil.
func storeOr[S keeping](s S, err error) (keeping, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// openRecord opens a store to be read, and reconciles what it keeps.
func openRecord(ctx context.Context, name string) (keeping, *across.Record, error) {
	s, err := openReadOnly(ctx, name)
	if err != nil {
		return nil, nil, err
	}
	r, err := across.Load(ctx, s)
	if err != nil {
		s.Close()
	}
	return s, r, err
}
