package sqlite_test

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

func open(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) {
	dir := t.TempDir()
	storetest.Run(t, func(t *testing.T, name string) store.Store {
		return open(t, filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".db"))
	})
}

// A path is a name of a file, not a part of a URL.
func TestOddPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "50% of #1? a b&mode=memory.db")
	s := open(t, path)
	if _, err := s.Keep(t.Context(), storetest.Sample(1)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	r, err := sqlite.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if c, err := r.Counts(t.Context()); err != nil || c.Articles != 1 {
		t.Errorf("Counts = %+v, %v", c, err)
	}
	if _, err := r.Keep(t.Context(), storetest.Sample(2)); err == nil {
		t.Error("a store opened for reading only keeps")
	}
}

func BenchmarkKeep(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "readout.db"))
	defer s.Close()
	storetest.BenchmarkKeep(b, s)
}

func BenchmarkReadBack(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "readout.db"))
	defer s.Close()
	storetest.BenchmarkReadBack(b, s)
}

// The view office tells who was seen in which office, when, and how often.
func TestOfficesSeen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	s := open(t, path)
	for n := range 2 {
		if _, err := s.Keep(t.Context(), storetest.Sample(n)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var holder, office, standing, country, first, last string
	var articles int
	err = db.QueryRow("SELECT holder, office, standing, country, first_seen, last_seen, articles FROM office").
		Scan(&holder, &office, &standing, &country, &first, &last, &articles)
	got := fmt.Sprint(holder, " ", office, " ", standing, " ", country, " ", first, " ", last, " ", articles)
	if want := "TUR/foreign-minister Minister of Foreign Affairs acting TUR 2023-11-04 2023-11-04 2"; err != nil || got != want {
		t.Errorf("got  %s %v\nwant %s", got, err, want)
	}
}

func TestCopy(t *testing.T) {
	dir := t.TempDir()
	storetest.RunCopy(t, func(t *testing.T) (from, to store.Store) {
		return open(t, filepath.Join(dir, "a.db")), open(t, filepath.Join(dir, "b.db"))
	})
}

// A backup that is made while others write is a store as it stood at one moment.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "readout.db"))
	defer s.Close()
	done := make(chan error)
	go func() {
		var err error
		for n := 0; n < 200 && err == nil; n++ {
			_, err = s.Keep(t.Context(), storetest.Sample(n))
		}
		done <- err
	}()
	r, err := sqlite.OpenReadOnly(filepath.Join(dir, "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for n := range 3 {
		path := filepath.Join(dir, fmt.Sprint(n, ".db"))
		if err := r.Backup(t.Context(), path); err != nil {
			t.Fatal(err)
		}
		b, err := sqlite.OpenReadOnly(path)
		if err != nil {
			t.Fatal(err)
		}
		c, err := b.Counts(t.Context())
		if err = errors.Join(err, b.Check(t.Context()), b.Close()); err != nil || c.Articles != c.Events {
			t.Errorf("backup %d: %+v, %v", n, c, err)
		}
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
