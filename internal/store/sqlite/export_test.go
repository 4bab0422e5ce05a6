package sqlite

import (
	"database/sql"
	"fmt"
	"io/fs"

	"readout/internal/store"
	"readout/internal/store/where"
)

// SetPatience sets how many milliseconds the writer waits for a lock.
func SetPatience(s *Store, ms int) { s.writer.Exec(fmt.Sprintf("PRAGMA busy_timeout = %d", ms)) }

// OpenSchema makes a store as a program left it that knew only the first n
// migrations.
func OpenSchema(path string, n int) (*sql.DB, error) {
	db, err := connect(path, 1, "rwc", "&_txlock=immediate&_pragma=journal_mode(WAL)")
	if err != nil {
		return nil, err
	}
	steps, err := fs.Glob(migrations, "migration/*.sql")
	for i := 0; i < n && err == nil; i++ {
		err = step(db, steps[i], i+1)
	}
	return db, err
}

// NumbersOf returns the query that Find begins with.
func NumbersOf(w store.Where) string {
	if w.Text != "" {
		query, _ := wordsQuery(&w, where.Words(w.Text))
		return query
	}
	query, _ := where.Numbers(&w, where.Search{})
	return query
}

// NamesQuery returns the query of Names.
func NamesQuery(of string) string { return selectNames[of] }
