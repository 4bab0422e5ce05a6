// Package sqlite keeps the record in one SQLite file.
//
// One connection writes, in immediate transactions; a few others read, each
// from its own snapshot (WAL). The package must never know how a mention was
// read or what it means.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"readout/internal/store"
)

var _ store.Store = (*Store)(nil)

// A Store is a record in a SQLite file.
type Store struct {
	path   string
	writer *sql.DB // one connection; nil if opened for reading only
	reader *sql.DB
	insert *inserts
	fetch  fetches

	amended *store.Amended // what persons corrected
}

const readers = 4

// cache is what each reader keeps of the file at hand: 32 MB.
const cache = "&_pragma=cache_size(-32000)"

// Open opens the store at path for reading and writing. It makes the file if
// there is none, and brings the tables of an older program up to date.
func Open(path string) (*Store, error) {
	if err := writable(path); err != nil {
		return nil, fail(path, "open", err)
	}
	s := &Store{path: path}
	s.amended = store.NewAmended(s.corrected, s.marked, s.Entry)
	var err error
	if s.writer, err = connect(path, 1, "rwc", "&_txlock=immediate"+
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=foreign_keys(ON)"); err != nil {
		return nil, fail(path, "open", err)
	}
	if err := migrate(s.writer); err != nil {
		return nil, s.abandon(err)
	}
	if s.insert, err = prepare(s.writer); err != nil {
		return nil, s.abandon(err)
	}
	if s.reader, err = connect(path, readers, "rw", cache); err != nil {
		return nil, s.abandon(err)
	}
	if err := s.fetch.prepare(s.reader); err != nil {
		return nil, s.abandon(err)
	}
	return s, nil
}

// OpenReadOnly opens the store at path without the right to change it.
func OpenReadOnly(path string) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fail(path, "open", err)
	}
	s, err := openReadOnly(path, "")
	if err != nil && unwritable(err) && !exists(path+"-wal") {
		s, err = openReadOnly(path, "&immutable=1") // in a folder where not even a lock can be written
	}
	if err != nil {
		return nil, fail(path, "open", err)
	}
	return s, nil
}

func openReadOnly(path, options string) (*Store, error) {
	db, err := connect(path, readers, "ro", "&_pragma=query_only(ON)"+cache+options)
	if err != nil {
		return nil, err
	}
	if err := expectCurrent(db); err != nil {
		db.Close()
		return nil, err
	}
	s := &Store{path: path, reader: db}
	s.amended = store.NewAmended(s.corrected, s.marked, s.Entry)
	if err := s.fetch.prepare(db); err != nil {
		db.Close()
		return nil, err
	}
	return s, nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func (s *Store) abandon(err error) error {
	s.Close()
	return fail(s.path, "open", err)
}

// connect opens a pool. Waiting for another program's lock ends after ten seconds.
func connect(path string, conns int, mode, options string) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	db, err := sql.Open("sqlite", u.String()+"?mode="+mode+"&_pragma=busy_timeout(10000)"+options)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// writable tells early, and more clearly than SQLite would, why a file or its
// folder cannot be written.
func writable(path string) error {
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return errFolder
	}
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, os.ErrNotExist) {
		return errNoFolder
	}
	_, missing := os.Stat(path)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	err = f.Close()
	if missing != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// Check runs SQLite's own tests of the file: is it sound, and does every row
// that points to another find it.
func (s *Store) Check(ctx context.Context) error {
	for _, query := range []string{
		"SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
		"SELECT \"table\" || ': a row belongs to one of ' || parent || ' that is not there' FROM pragma_foreign_key_check LIMIT 20",
	} {
		if err := s.complaints(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) complaints(ctx context.Context, query string) error {
	rows, err := s.reader.QueryContext(ctx, query)
	if err != nil {
		return fail(s.path, "check", err)
	}
	defer rows.Close()
	var all []error
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return fail(s.path, "check", err)
		}
		all = append(all, errors.New(line))
	}
	if err := errors.Join(append(all, rows.Err())...); err != nil {
		return fmt.Errorf("%s is damaged: %w", s.path, err)
	}
	return nil
}

// Close ends all connections and folds the write-ahead log into the file.
func (s *Store) Close() error {
	var errs []error
	if s.reader != nil {
		errs = append(errs, s.reader.Close())
	}
	if s.insert != nil {
		errs = append(errs, s.insert.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return fail(s.path, "close", err)
	}
	return nil
}
