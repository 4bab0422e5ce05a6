package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"readout/internal/store"
)

var (
	errForeign  = errors.New("holds tables of another program")
	errNone     = errors.New("holds no record")
	errReadOnly = errors.New("was opened for reading only")
)

// fail says what the store could not do, why, and the way out.
func (s *Store) fail(op string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("store %s: %s: %w%s", s.name, op, oneLine{err}, wayOut(err))
}

// A oneLine is an error told in one line. That of a connection tells each
// address twice and the user's name: its first line is enough.
type oneLine struct{ error }

func (e oneLine) Unwrap() error { return e.error }

func (e oneLine) Error() string {
	var connect *pgconn.ConnectError
	words := e.error.Error()
	if errors.As(e.error, &connect) {
		words = errors.Unwrap(connect).Error()
	}
	words, _, _ = strings.Cut(words, "\n")
	return words
}

func wayOut(err error) string {
	var newer store.NewerError
	var older store.OlderError
	var pg *pgconn.PgError
	var connect *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.As(err, &newer):
		return "; a newer Readout wrote this store: use that program, or another database with --store"
	case errors.As(err, &older):
		return "; an older Readout wrote this store: 'readout store init' as its owner brings it up to date"
	case errors.Is(err, errForeign):
		return "; give another database, or a schema of its own as in --store 'postgres://HOST/NAME?search_path=readout'"
	case errors.Is(err, errNone):
		return "; 'readout store init --store URL' makes the tables, 'readout read --store URL PATH' too"
	case errors.As(err, &pg):
		return wayOutOf(pg.Code)
	case errors.As(err, &connect), errors.As(err, &network):
		return "; is the server running, and is the address right? what was kept before is safe"
	}
	return ""
}

// wayOutOf goes by the code of an error, see PostgreSQL's appendix A.
func wayOutOf(code string) string {
	switch {
	case code == "28P01" || code == "28000":
		return "; give the password in PGPASSWORD or in the file .pgpass, and see the server's pg_hba.conf"
	case code == "3D000":
		return "; make it with 'createdb NAME'"
	case code == "3F000":
		return "; make it with CREATE SCHEMA"
	case code == "42501":
		return "; this role may not: docs/stores.md says which rights it needs"
	case strings.HasPrefix(code, "53"):
		return "; the server is out of room, memory or connections: what was kept before is safe, run the command again"
	case strings.HasPrefix(code, "57P"):
		return "; the server is stopping or starting: run the command again"
	}
	return ""
}
