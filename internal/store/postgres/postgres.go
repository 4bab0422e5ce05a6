// Package postgres keeps the record in a PostgreSQL database, so that many
// machines can read and ask at once.
//
// It keeps the same records under the same ids as store/sqlite and gives the
// same answers. The package must never know how a mention was read or what it
// means, nor tell a password.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"readout/internal/store"
)

var (
	_ store.Store       = (*Store)(nil)
	_ store.WholeLedger = (*Store)(nil)
)

// A Store is a record in a PostgreSQL database.
type Store struct {
	name     string // of the database, without user and password
	pool     *pgxpool.Pool
	readOnly bool
	amended  *store.Amended // what persons corrected
}

// connections is how many a store may open, or four for each core if that is
// more; most stay unopened.
const connections = 16

// IsURL reports whether the name of a store is one of a PostgreSQL database.
func IsURL(name string) bool {
	return strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://")
}

// Open opens the store in the database at url for reading and writing. It
// makes the tables if there are none, and brings those of an older program up
// to date. What url does not tell comes from PostgreSQL's usual places, such as
// the file .pgpass.
func Open(ctx context.Context, url string) (*Store, error) {
	s, err := connect(ctx, url, false)
	if err != nil {
		return nil, err
	}
	return s.checked(s.migrate(ctx))
}

// OpenReadOnly opens the store in the database at url without the right to
// change it.
func OpenReadOnly(ctx context.Context, url string) (*Store, error) {
	s, err := connect(ctx, url, true)
	if err != nil {
		return nil, err
	}
	return s.checked(s.expectCurrent(ctx))
}

func (s *Store) checked(err error) (*Store, error) {
	if err != nil {
		s.pool.Close()
		return nil, s.fail("open", err)
	}
	return s, nil
}

func connect(ctx context.Context, url string, readOnly bool) (*Store, error) {
	c, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("store %s: the address is wrong; it should look like postgres://USER@HOST/NAME", Redact(url))
	}
	s := &Store{name: Redact(url), readOnly: readOnly}
	s.amended = store.NewAmended(s.corrected, s.marked, s.Entry)
	c.ConnConfig.RuntimeParams["application_name"] = "readout"
	if !strings.Contains(url, "pool_max_conns=") {
		c.MaxConns = int32(max(connections, 4*runtime.NumCPU()))
	}
	if readOnly {
		c.ConnConfig.RuntimeParams["default_transaction_read_only"] = "on"
	}
	if s.pool, err = pgxpool.NewWithConfig(ctx, c); err != nil {
		return nil, s.fail("open", err)
	}
	var encoding string
	if err := s.pool.QueryRow(ctx, "SHOW server_encoding").Scan(&encoding); err != nil {
		return s.checked(err)
	}
	if encoding != "UTF8" {
		return s.checked(fmt.Errorf("its letters are kept as %s; make a database with 'createdb --encoding UTF8 --template template0 NAME'", encoding))
	}
	return s, nil
}

// Redact returns the address of a store without what is secret in it: user,
// password and options.
func Redact(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !IsURL(url) || !ok {
		return url
	}
	rest, _, _ = strings.Cut(rest, "?")
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	return scheme + "://" + rest
}

// Pool returns the connections of the store, for a queue that lies beside it.
func (s *Store) Pool() *pgxpool.Pool { return s.pool }

// Name returns the address of the store without its secrets.
func (s *Store) Name() string { return s.name }

// Close ends all connections.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}

// look runs do in a transaction that sees one state of the store.
func (s *Store) look(ctx context.Context, do func(pgx.Tx) error) error {
	tx, err := s.pool.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return err
	}
	defer tx.Rollback(context.WithoutCancel(ctx))
	return do(tx)
}

// write runs do in one transaction.
func (s *Store) write(ctx context.Context, op string, do func(pgx.Tx) error) error {
	if s.readOnly {
		return s.fail(op, errReadOnly)
	}
	return s.fail(op, pgx.BeginFunc(ctx, s.pool, do))
}

// Check tests whether every row that belongs to another finds it, which the
// server sees to unless its disk lost something.
func (s *Store) Check(ctx context.Context) error {
	var all []error
	for _, c := range []struct{ rows, of, query string }{
		{"mentions", "article", "SELECT count(*) FROM mention m WHERE NOT EXISTS (SELECT FROM article a WHERE a.nr = m.article)"},
		{"zones", "article", "SELECT count(*) FROM zone z WHERE NOT EXISTS (SELECT FROM article a WHERE a.nr = z.article)"},
		{"diagnostics", "article", "SELECT count(*) FROM diagnostic d WHERE NOT EXISTS (SELECT FROM article a WHERE a.nr = d.article)"},
		{"spans", "mention", "SELECT count(*) FROM span s WHERE NOT EXISTS (SELECT FROM mention m WHERE m.nr = s.mention)"},
		{"participants", "mention", "SELECT count(*) FROM participant p WHERE NOT EXISTS (SELECT FROM mention m WHERE m.nr = p.mention)"},
	} {
		var n int
		if err := s.pool.QueryRow(ctx, c.query).Scan(&n); err != nil {
			return s.fail("check", err)
		}
		if n > 0 {
			all = append(all, fmt.Errorf("%s is damaged: %d %s belong to no %s; put back a copy of the database", s.name, n, c.rows, c.of))
		}
	}
	return errors.Join(all...)
}
