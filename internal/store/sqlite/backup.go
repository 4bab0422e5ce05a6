package sqlite

import (
	"context"
	"errors"
	"os"
)

// Backup writes the store as it stands now to a new file. Others may read and
// write meanwhile. The file appears under its name only when it is whole.
func (s *Store) Backup(ctx context.Context, path string) error {
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fail(path, "back up", err)
	}
	db, err := connect(s.path, 1, "ro", "") // a reader's own may write nothing at all
	if err != nil {
		return fail(s.path, "back up", err)
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		os.Remove(part)
		return fail(s.path, "back up to "+path, err)
	}
	return fail(path, "back up", os.Rename(part, path))
}
