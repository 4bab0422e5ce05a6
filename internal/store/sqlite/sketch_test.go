package sqlite_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"readout/internal/neardup"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

func sketchesOf(t *testing.T, s *sqlite.Store) (out []store.Sketched) {
	t.Helper()
	for k, err := range s.Sketches(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, k)
	}
	return out
}

// someKept makes a store of n articles and returns their sketches.
func someKept(t *testing.T, n int) (path string, want []store.Sketched) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "readout.db")
	s := open(t, path)
	for i := range n {
		if _, err := s.Keep(t.Context(), storetest.Sample(i)); err != nil {
			t.Fatal(err)
		}
	}
	want = sketchesOf(t, s)
	s.Close()
	return path, want
}

func kept(t *testing.T, path string) (n int) {
	t.Helper()
	if err := connect(t, path).QueryRow("SELECT count(*) FROM sketch").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// A store of schema 2, which kept no sketches, gets them at first use.
func TestOldStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	made, err := sqlite.OpenSchema(path, 2)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		a := storetest.Sample(i).Article
		_, err1 := made.Exec(`INSERT INTO article VALUES (?, ?, 'old', '', '', '', '', '', '', '[]', '2023-11-04', '', '', 'utf-8', ?, x'')`, i+1, a.ID, a.Text.String())
		_, err2 := made.Exec(`INSERT INTO zone VALUES (?, 0, 'header', 0, 16)`, i+1)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
	}
	made.Close()
	if _, err := sqlite.OpenReadOnly(path); err == nil {
		t.Error("a store of an older schema was opened for reading as it is")
	}
	_, want := someKept(t, 3)
	s := open(t, path)
	defer s.Close()
	if got := sketchesOf(t, s); !reflect.DeepEqual(got, want) || kept(t, path) != 3 {
		t.Errorf("%d sketches kept; got %v\nwant %v", kept(t, path), got, want)
	}
}

// What is missing, of another version or no sketch at all is made again; only a
// store that may be written keeps it.
func TestSketchesMadeAgain(t *testing.T) {
	path, want := someKept(t, 4)
	execute(t, path, "DELETE FROM sketch WHERE article = 1")
	execute(t, path, "UPDATE sketch SET body = CAST(x'00' || substr(body, 2) AS BLOB) WHERE article = 2")
	execute(t, path, "UPDATE sketch SET body = x'' WHERE article = 3")
	r, err := sqlite.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := sketchesOf(t, r); !reflect.DeepEqual(got, want) || kept(t, path) != 3 {
		t.Errorf("read only: %d kept; other sketches: %v", kept(t, path), got)
	}
	r.Close()
	s := open(t, path)
	defer s.Close()
	if got := sketchesOf(t, s); !reflect.DeepEqual(got, want) || kept(t, path) != 4 {
		t.Errorf("%d kept; other sketches: %v", kept(t, path), got)
	}
	for e, err := range s.Entries(t.Context()) {
		if again, err2 := e.MakeSketch(); err != nil || err2 != nil {
			t.Error(err, err2)
		} else if body, _ := again.AppendBinary(nil); !reflect.DeepEqual(body, e.Sketch) {
			t.Errorf("%s: its sketch was not kept", e.Article.Path)
		}
	}
}

// BenchmarkIndex fills an index of near-duplicates from a store of 100,000
// articles of 3 kB and asks it once.
func BenchmarkIndex(b *testing.B) {
	path := filepath.Join(b.TempDir(), "readout.db")
	open(b, path).Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	const n = 100_000
	text, raw := strings.Repeat("A filler of thirty letters... ", 100), make([]byte, 1200)
	for i := range n {
		r := rand.New(rand.NewPCG(1, uint64(i/2*2+i%2*(i%10/9)))) // of ten articles, one is a copy of another's words
		var words strings.Builder
		for w := range 300 {
			fmt.Fprintf(&words, "word%d ", r.IntN(20_000))
			if w%20 == 19 {
				words.WriteString(". ")
			}
		}
		k := neardup.SketchText(words.String())
		body, _ := k.AppendBinary(nil)
		_, err1 := tx.Exec(`INSERT INTO article VALUES (?, ?, 'v', 's', 'in/x.txt', '', '', '', '', '[]', '2023-11-04', 'header', 'en', 'utf-8', ?, ?)`, i+1, fmt.Sprintf("sha256:%064x", i*7919), text, raw)
		_, err2 := tx.Exec("INSERT INTO sketch VALUES (?, ?)", i+1, body)
		if err1 != nil || err2 != nil {
			b.Fatal(err1, err2)
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	s, err := sqlite.OpenReadOnly(path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		x := neardup.NewIndex()
		if err := store.Index(b.Context(), s, x); err != nil || x.Len() != n {
			b.Fatal(x.Len(), err)
		}
		b.ReportMetric(float64(len(x.Clusters())), "clusters")
	}
}
