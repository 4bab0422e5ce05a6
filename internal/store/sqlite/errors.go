package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"readout/internal/store"
)

var (
	errForeign = errors.New("holds tables of another program")
	errFolder  = errors.New("is a folder")

	errNoFolder = errors.New("its folder does not exist")
)

// fail says what the store could not do, why, and the way out.
func fail(path, op string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("store %s: %s: %w%s", path, op, err, wayOut(err))
}

func wayOut(err error) string {
	var newer store.NewerError
	var older store.OlderError
	switch {
	case errors.As(err, &newer):
		return "; a newer Readout wrote this store: use that program, or another file with --store"
	case errors.As(err, &older):
		return "; an older Readout wrote this store: 'readout read' with it once brings it up to date"
	case errors.Is(err, errForeign):
		return "; give another file with --store"
	case errors.Is(err, errFolder):
		return "; give a file inside it, as in --store FOLDER/readout.db"
	case errors.Is(err, errNoFolder):
		return "; make the folder first, or give another file with --store"
	case errors.Is(err, fs.ErrNotExist):
		return "; 'readout read PATH' makes a store, --store FILE names one"
	case errors.Is(err, fs.ErrPermission):
		return "; change its permissions, give another file with --store, or keep nothing with --no-store"
	}
	switch code(err) & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return "; another program holds the store: wait until it is done, or give another file with --store"
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return "; the file or its folder cannot be written: change its permissions, give another file with --store, or keep nothing with --no-store"
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return "; the file is damaged or no store: put back a copy, or move it away and read the articles again"
	case lib.SQLITE_FULL, lib.SQLITE_IOERR:
		return "; the disk is full or failing: what was kept before is safe, make room and run the command again"
	}
	return ""
}

// unwritable reports whether SQLite failed because it may not write.
func unwritable(err error) bool {
	c := code(err) & 0xff
	return c == lib.SQLITE_READONLY || c == lib.SQLITE_CANTOPEN || c == lib.SQLITE_PERM
}

func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}
