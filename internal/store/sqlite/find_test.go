package sqlite_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// A store of schema 5, whose mentions had no day, status and place, gets them.
func TestOldMentions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	db, err := sqlite.OpenSchema(path, 2)
	if err != nil {
		t.Fatal(err)
	}
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec(`INSERT INTO article VALUES (1, 'a', 'old', '', '', '', '', '', '', '[]', '2023-11-04', '', '', 'utf-8', 'x', x'')`)
	for i, body := range []string{
		`{"Status":"denied","When":{"Date":"2023-11-01"},"Place":{"Name":"Oslo","Country":"NOR"}}`,
		`{"Status":"actual","When":{"Date":""},"Place":null}`,
		`{broken`,
	} {
		exec(`INSERT INTO mention VALUES (?, ?, 1, ?, 'event', 'AID', 0, 1, 'x', '', 'old', ?, '', '')`, i+1, fmt.Sprint(i), i, body)
	}
	db.Close()
	s := open(t, path)
	defer s.Close()
	var got []string
	for f, err := range s.Find(t.Context(), store.Where{Kind: store.KindEvent, Since: "2023"}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprint(f.Day, " ", f.Event.Status))
	}
	if want := "2023-11-01 denied|2023-11-04 actual"; strings.Join(got, "|") != want {
		t.Errorf("found %q, want %q", got, want)
	}
	names, err := s.Names(t.Context(), store.NamesPlaces)
	if err != nil || fmt.Sprint(names) != "[{ Oslo NOR }]" {
		t.Errorf("places: %v, %v", names, err)
	}
}

// A list comes along an index, without a sorter, and looks up names without
// going through all rows.
func TestPlans(t *testing.T) {
	path := filepath.Join(t.TempDir(), "readout.db")
	open(t, path).Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, c := range []struct{ query, has, hasNot string }{
		{sqlite.NumbersOf(store.Where{Kind: "event"}), "mention_day", "TEMP B-TREE"},
		{sqlite.NumbersOf(store.Where{Kind: "event", Newest: true}), "mention_day", "TEMP B-TREE"},
		{sqlite.NumbersOf(store.Where{Kind: "event", Types: []string{"AID"}, Since: "2023-11"}), "mention_type", "TEMP B-TREE"},
		{sqlite.NumbersOf(store.Where{Kind: "event", Parties: []store.Party{{Actors: []string{"x"}}}}), "participant_actor", "SCAN participant"},
		{sqlite.NumbersOf(store.Where{Kind: "event", Places: []store.Area{{Name: "x"}}}), "mention_place", "SCAN mention"},
		{sqlite.NumbersOf(store.Where{Kind: "event", Places: []store.Area{{Country: "x"}}}), "mention_day", "TEMP B-TREE"},
		{sqlite.NumbersOf(store.Where{Kind: "event", Text: "x", Newest: true}), "SCAN w VIRTUAL TABLE INDEX", "TEMP B-TREE"},
		{sqlite.NamesQuery(store.NamesActors), "participant_actor", "GROUP BY"},
		{sqlite.NamesQuery(store.NamesPlaces), "mention_place", "GROUP BY"},
		{sqlite.NamesQuery(store.NamesOutlets), "article_outlet", "GROUP BY"},
	} {
		plan := explain(t, db, c.query)
		if !strings.Contains(plan, c.has) || strings.Contains(plan, c.hasNot) {
			t.Errorf("%s\n%s\nwant %s, not %s", c.query, plan, c.has, c.hasNot)
		}
	}
}

func explain(t *testing.T, db *sql.DB, query string) (plan string) {
	t.Helper()
	rows, err := db.Query("EXPLAIN QUERY PLAN "+query, make([]any, strings.Count(query, "?"))...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var line string
		if err := rows.Scan(&id, &parent, &unused, &line); err != nil {
			t.Fatal(err)
		}
		plan += line + "\n"
	}
	return plan
}

func BenchmarkFind(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "readout.db"))
	defer s.Close()
	for n := range 200 {
		if _, err := s.Keep(b.Context(), storetest.Typical(n)); err != nil {
			b.Fatal(err)
		}
	}
	n := 0
	for b.Loop() {
		for _, err := range s.Find(b.Context(), store.Where{Kind: store.KindEvent}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "mentions/s")
}
