package sqlite

import (
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"readout/internal/store"
)

//go:embed migration/*.sql
var migrations embed.FS

// application is what SQLite keeps in the head of the file as its owner.
const application = 1380208468

// migrate brings the tables up to date, one transaction per step; the number
// of the last step stands in the head of the file (user_version). It refuses a
// file of somebody else's and one of a newer program.
func migrate(db *sql.DB) error {
	at, err := schema(db)
	if err != nil {
		return err
	}
	steps, err := fs.Glob(migrations, "migration/*.sql") // sorted
	if err != nil {
		return err
	}
	if at > len(steps) {
		return store.Current(at, len(steps))
	}
	for i := at; i < len(steps); i++ {
		if err := step(db, steps[i], i+1); err != nil {
			return fmt.Errorf("%s: %w", steps[i], err)
		}
	}
	return nil
}

// step runs one migration, unless another program did so in the meantime.
func step(db *sql.DB, name string, number int) error {
	query, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var at int
	if err := tx.QueryRow("PRAGMA user_version").Scan(&at); err != nil || at >= number {
		return err
	}
	if _, err := tx.Exec(string(query)); err != nil {
		return err
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", number)); err != nil {
		return err
	}
	return tx.Commit()
}

// schema returns the number of the last migration, 0 for a new file. It
// reports an error if the file holds tables of another program.
func schema(db *sql.DB) (at int, err error) {
	var id, tables int
	err = db.QueryRow(`SELECT (SELECT user_version FROM pragma_user_version),
  (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)`).Scan(&at, &id, &tables)
	if err != nil {
		return 0, err
	}
	if id != application && (id != 0 || tables > 0) {
		return 0, errForeign
	}
	return at, nil
}

// expectCurrent reports an error unless the tables are of the latest schema.
func expectCurrent(db *sql.DB) error {
	at, err := schema(db)
	if err != nil {
		return err
	}
	steps, err := fs.Glob(migrations, "migration/*.sql")
	if err != nil {
		return err
	}
	return store.Current(at, len(steps))
}
