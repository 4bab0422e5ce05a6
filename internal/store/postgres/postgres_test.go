package postgres_test

import (
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

func open(t testing.TB, url string) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStore(t *testing.T) {
	server := pgtest.Start(t)
	storetest.Run(t, func(t *testing.T, name string) store.Store { return open(t, server.Database(name)) })
	storetest.RunLedger(t, func(t *testing.T, name string) store.Ledger { return open(t, server.Database("ledger "+name)) })
}

// What one database keeps, another and a file take over, and back.
func TestCopy(t *testing.T) {
	server := pgtest.Start(t)
	file := func(t *testing.T, name string) store.Store {
		s, err := sqlite.Open(filepath.Join(t.TempDir(), name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	for name, stores := range map[string]func(*testing.T) (from, to store.Store){
		"database to database": func(t *testing.T) (from, to store.Store) {
			return open(t, server.Database("a")), open(t, server.Database("b"))
		},
		"file to database": func(t *testing.T) (from, to store.Store) { return file(t, "a.db"), open(t, server.Database("c")) },
		"database to file": func(t *testing.T) (from, to store.Store) { return open(t, server.Database("d")), file(t, "b.db") },
	} {
		t.Run(name, func(t *testing.T) { storetest.RunCopy(t, stores) })
	}
}

// Whatever is wrong, the message names the store and the way out, and never the
// password.
func TestOpenErrors(t *testing.T) {
	server := pgtest.Start(t)
	kept := server.Database("kept")
	open(t, kept)
	for _, c := range []struct {
		name, url string
		want      []string
	}{
		{"no database", server.URL("nothing"), []string{"nothing", "createdb"}},
		{"wrong password", strings.Replace(kept, pgtest.Password, pgtest.Password+"-wrong", 1), []string{"PGPASSWORD"}},
		{"no server", "postgres://x:" + pgtest.Password + "@127.0.0.1:1/x", []string{"127.0.0.1:1/x", "is the server running"}},
		{"no address", "postgres://x:" + pgtest.Password + "@127.0.0.1:port/x", []string{"postgres://USER@HOST/NAME"}},
		{"newer", spoiled(t, server, "newer", "INSERT INTO readout_schema VALUES (999)"), []string{"schema 999", "a newer Readout"}},
		{"foreign", spoiled(t, server, "foreign", "DROP TABLE readout_schema"), []string{"another program", "search_path"}},
	} {
		_, err := postgres.Open(t.Context(), c.url)
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: the message does not say %q: %v", c.name, want, err)
			}
		}
		if strings.Contains(err.Error(), pgtest.Password) {
			t.Errorf("%s: the message tells the password: %v", c.name, err)
		}
	}
	if _, err := postgres.OpenReadOnly(t.Context(), server.Database("bare")); err == nil || !strings.Contains(err.Error(), "store init") {
		t.Errorf("no tables: %v", err)
	}
}

func spoiled(t *testing.T, server *pgtest.Server, name, statement string) string {
	url := server.Database(name)
	open(t, url).Close()
	if err := server.Exec(name, statement); err != nil {
		t.Fatal(err)
	}
	return url
}

// A store of an older program is brought up to date, and its words are found.
func TestOlder(t *testing.T) {
	server := pgtest.Start(t)
	url := server.Database("older")
	s := open(t, url)
	for n := range 3 {
		if _, err := s.Keep(t.Context(), storetest.Sample(n)); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	if err := server.Exec("older", "ALTER TABLE mention DROP COLUMN words; DROP TABLE told, alert, correction, change; DROP FUNCTION change_of_article, change_of_correction CASCADE; DELETE FROM readout_schema WHERE number > 1"); err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.OpenReadOnly(t.Context(), url); err == nil || !strings.Contains(err.Error(), "an older Readout") {
		t.Errorf("opened for reading only: %v", err)
	}
	n := 0
	for _, err := range open(t, url).Find(t.Context(), store.Where{Kind: store.KindEvent, Text: "call for a ceasefire"}) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != 3 {
		t.Errorf("found %d, want 3", n)
	}
}

func TestReadOnly(t *testing.T) {
	server := pgtest.Start(t)
	url := server.Database("kept")
	open(t, url).Keep(t.Context(), storetest.Sample(1))
	s, err := postgres.OpenReadOnly(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if c, err := s.Counts(t.Context()); err != nil || c.Articles != 1 {
		t.Errorf("Counts = %+v, %v", c, err)
	}
	if _, err := s.Keep(t.Context(), storetest.Sample(2)); err == nil {
		t.Error("a store opened for reading only keeps")
	}
}

func TestRedact(t *testing.T) {
	for url, want := range map[string]string{
		"postgres://u:p@h:5/db?password=x&sslmode=require": "postgres://h:5/db",
		"postgresql:///db": "postgresql:///db",
		"readout.db":       "readout.db",
	} {
		if got := postgres.Redact(url); got != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
}

func BenchmarkKeep(b *testing.B) {
	storetest.BenchmarkKeep(b, open(b, pgtest.Start(b).Database("keep")))
}

func BenchmarkReadBack(b *testing.B) {
	storetest.BenchmarkReadBack(b, open(b, pgtest.Start(b).Database("back")))
}
