package sqlite_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// Whatever is wrong with the file, the message names it and the way out.
func TestOpenErrors(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		want  []string
	}{
		{"newer", func(t *testing.T, path string) { execute(t, path, "PRAGMA user_version = 999") },
			[]string{"schema 999", "a newer Readout", "--store"}},
		{"foreign", func(t *testing.T, path string) {
			os.Remove(path)
			execute(t, path, "CREATE TABLE recipes (name TEXT)")
		}, []string{"another program", "--store"}},
		{"no database", func(t *testing.T, path string) { write(t, path, strings.Repeat("This is a letter.\n", 400)) },
			[]string{"damaged or no store", "move it away"}},
		{"head lost", func(t *testing.T, path string) { flip(t, path, 20, 4000) },
			[]string{"damaged or no store"}},
		{"folder", func(t *testing.T, path string) {
			os.Remove(path)
			os.Mkdir(path, 0o755)
		}, []string{"is a folder", "readout.db"}},
		{"no folder", func(t *testing.T, path string) { os.RemoveAll(filepath.Dir(path)) },
			[]string{"its folder does not exist", "make the folder"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "folder", "readout.db")
			os.Mkdir(filepath.Dir(path), 0o755)
			s := open(t, path)
			s.Keep(t.Context(), storetest.Sample(1))
			s.Close()
			test.spoil(t, path)
			s, err := sqlite.Open(path)
			if err == nil {
				s.Close()
				t.Fatal("no error")
			}
			for _, want := range append(test.want, path) {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the message does not say %q: %v", want, err)
				}
			}
		})
	}
}

func TestReadOnlyMissing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	_, err := sqlite.OpenReadOnly(path)
	if err == nil || !strings.Contains(err.Error(), "readout read PATH") {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("looking made a file")
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("SKIPPED, not run: root may write everywhere; run the tests as another user")
	}
	path := filepath.Join(t.TempDir(), "readout.db")
	s := open(t, path)
	s.Keep(t.Context(), storetest.Sample(1))
	s.Close()
	os.Chmod(path, 0o444)
	os.Chmod(filepath.Dir(path), 0o555)
	defer os.Chmod(filepath.Dir(path), 0o755)
	r, err := sqlite.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := r.Counts(t.Context()); c.Articles != 1 || err != nil {
		t.Errorf("Counts = %+v, %v", c, err)
	}
	r.Close()
	if _, err := sqlite.Open(path); err == nil || !strings.Contains(err.Error(), "change its permissions") {
		t.Errorf("error %v", err)
	}
}

// Another program that holds the file is waited for, ten seconds; this test
// waits for none of them.
func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	s := open(t, path)
	defer s.Close()
	other := connect(t, path)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	sqlite.SetPatience(s, 20)
	_, err := s.Keep(t.Context(), storetest.Sample(1))
	if err == nil || !strings.Contains(err.Error(), "another program holds the store") {
		t.Errorf("error %v", err)
	}
	other.Exec("COMMIT")
	if kept, err := s.Keep(t.Context(), storetest.Sample(1)); !kept || err != nil {
		t.Errorf("afterwards: kept %v, %v", kept, err)
	}
}

func connect(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func execute(t *testing.T, path, query string) {
	t.Helper()
	db := connect(t, path)
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
	db.Close()
}

func write(t *testing.T, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
		t.Fatal(err)
	}
}

func flip(t *testing.T, path string, from, to int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := from; i < to; i++ {
		b[i] ^= 0xff
	}
	write(t, path, string(b))
}
