package verify_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
	"readout/internal/verify"
)

func decode(raw []byte, encoding string) (string, error) {
	if encoding != "utf-8" {
		return "", fmt.Errorf("unknown encoding %q", encoding)
	}
	return string(raw), nil
}

// filled returns the path of a store with three articles, one of which was
// read by two versions.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "readout.db")
	s, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	newer := storetest.Read(storetest.Sample(2).Article.Raw, "in/0002.txt", "test-2")
	newer.Events = nil
	for _, r := range []*record.Reading{storetest.Sample(1), storetest.Sample(2), storetest.Sample(3), newer} {
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// problems verifies the store at path; what cannot be opened is a problem too.
func problems(t *testing.T, path string) (verify.Tally, []string) {
	t.Helper()
	s, err := sqlite.OpenReadOnly(path)
	if err != nil {
		return verify.Tally{}, []string{err.Error()}
	}
	defer s.Close()
	var all []string
	tally, err := verify.Store(t.Context(), s, decode, func(p verify.Problem) { all = append(all, p.String()) })
	if err != nil {
		all = append(all, err.Error())
	}
	return tally, all
}

func TestSound(t *testing.T) {
	tally, all := problems(t, filled(t))
	if want := (verify.Tally{Articles: 3, Mentions: 12, Spans: 54}); len(all) > 0 || tally != want {
		t.Errorf("%+v, want %+v; problems %v", tally, want, all)
	}
}

// Every column of every table is looked at.
func TestEveryColumn(t *testing.T) {
	for _, table := range []string{"article", "zone", "diagnostic", "mention", "span", "participant", "sketch"} {
		for _, column := range columns(t, table) {
			for _, change := range []string{
				"UPDATE %[1]s SET %[2]s = CASE typeof(%[2]s) WHEN 'integer' THEN %[2]s + 1000 WHEN 'text' THEN %[2]s || 'x' ELSE substr(%[2]s, 1, 9) END WHERE rowid = 1",
				"UPDATE %[1]s SET %[2]s = CASE typeof(%[2]s) WHEN 'integer' THEN -1 WHEN 'text' THEN '' ELSE x'' END WHERE %[2]s NOT IN ('', x'') AND rowid = 1",
			} {
				path := filled(t)
				query := fmt.Sprintf(change, table, column)
				if table != "article" && table != "mention" && table != "sketch" { // no rowid
					query = strings.ReplaceAll(query, "rowid = 1", fmt.Sprintf("(%[2]s) = (SELECT %[2]s FROM %[1]s LIMIT 1)", table, key(table)))
				}
				if n := alter(t, path, query); n == 0 {
					continue
				}
				if _, all := problems(t, path); len(all) == 0 {
					t.Errorf("not found: %s", query)
				}
			}
		}
		if table == "sketch" {
			continue // one that is missing is made again
		}
		path := filled(t)
		alter(t, path, "DELETE FROM "+table)
		if _, all := problems(t, path); len(all) == 0 {
			t.Errorf("not found: all rows of %s are gone", table)
		}
	}
}

func key(table string) string {
	if table == "zone" || table == "diagnostic" {
		return "article, seq"
	}
	return "mention, part, seq"
}

// columns returns the columns of a table but for those that only give rows an order.
func columns(t *testing.T, table string) (out []string) {
	db := connect(t, filled(t))
	rows, err := db.Query("SELECT name FROM pragma_table_info(?)", table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		rows.Scan(&name)
		if name != "nr" && name != "seq" {
			out = append(out, name)
		}
	}
	return out
}

func connect(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func alter(t *testing.T, path, query string) int64 {
	t.Helper()
	db := connect(t, path)
	defer db.Close()
	r, err := db.Exec(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	n, _ := r.RowsAffected()
	return n
}

// One byte of the file is flipped, at many places: either verify finds it, or
// everything kept reads as before.
func TestFlippedBytes(t *testing.T) {
	path := filled(t)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before := entries(t, path)
	random := rand.New(rand.NewPCG(1, 2))
	flipped := filepath.Join(t.TempDir(), "flipped.db")
	found := 0
	for range 600 {
		b := slices.Clone(sound)
		at, bit := random.IntN(len(b)), byte(1)<<random.IntN(8)
		b[at] ^= bit
		os.WriteFile(flipped, b, 0o644)
		if _, all := problems(t, flipped); len(all) > 0 {
			found++
		} else if !reflect.DeepEqual(before, entries(t, flipped)) {
			t.Errorf("byte %d ^ %#x changed what is kept and was not found", at, bit)
		}
	}
	t.Logf("%d of 600 flips found; the others fell where nothing is kept", found)
	if found < 50 {
		t.Errorf("only %d of 600 flips found", found)
	}
}

func entries(t *testing.T, path string) (out []*store.Entry) {
	t.Helper()
	s, err := sqlite.OpenReadOnly(path)
	if err != nil {
		return nil
	}
	defer s.Close()
	for e, err := range s.Entries(t.Context()) {
		if err != nil {
			return out
		}
		for i := range e.Mentions {
			unsure(&e.Mentions[i])
		}
		e.Packed, _ = store.Unpack(e.Packed) // bits of the packing may change nothing
		out = append(out, e)
	}
	return out
}

// unsure takes the letters off a superseded mention: the text may have changed
// under it, and nothing proves them.
func unsure(m *store.Mention) {
	if m.Superseded == "" {
		return
	}
	m.Exact = ""
	for i := range m.Anchors {
		m.Anchors[i].Exact = ""
	}
	for i := range m.Participants {
		m.Participants[i].Exact = ""
	}
}

func TestProblem(t *testing.T) {
	path := filled(t)
	alter(t, path, "UPDATE span SET exact = 'tells' WHERE part = 'cue'")
	_, all := problems(t, path)
	if len(all) != 3 || !strings.Contains(all[0], "in/0001.txt (sha256:") ||
		!strings.Contains(all[0], "statement:") || !strings.Contains(all[0], " cue, bytes ") ||
		!strings.Contains(all[0], `expected "tells"`) || !strings.Contains(all[0], `found    "told"`) {
		t.Errorf("%d problems: %s", len(all), strings.Join(all, "\n"))
	}
}
