package postgres_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
	"readout/internal/store/storetest"
)

// What is kept together is what is kept one by one: new articles, articles read
// by this version before, and by another.
func TestKeepIn(t *testing.T) {
	server := pgtest.Start(t)
	single, group := open(t, server.Database("single")), open(t, server.Database("group"))
	newer := storetest.Read(storetest.Sample(2).Article.Raw, "in/0002.txt", "test-2")
	newer.Events, newer.Article.Zones = nil, nil
	older := []*record.Reading{storetest.Sample(1), storetest.Sample(2), storetest.Typical(3)}
	again := []*record.Reading{storetest.Sample(4), newer, storetest.Sample(1), storetest.Typical(5), storetest.Read(older[2].Article.Raw, "in/3.txt", "test-2")}
	for i, list := range [][]*record.Reading{older, again, again} {
		var entries []*store.Entry
		want := 0
		for _, r := range list {
			kept, err := single.Keep(t.Context(), r)
			if err != nil {
				t.Fatal(err)
			}
			if kept {
				want++
			}
			e, err := store.Lay(r)
			if err != nil {
				t.Fatal(err)
			}
			entries = append(entries, e)
		}
		if got := keepIn(t, group, entries); got != want {
			t.Errorf("round %d: %d kept, want %d", i, got, want)
		}
	}
	a, b := entriesOf(t, single), entriesOf(t, group)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("one by one %+v\ntogether   %+v", a, b)
	}
	if err := group.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func keepIn(t testing.TB, s *postgres.Store, list []*store.Entry) (n int) {
	t.Helper()
	err := pgx.BeginFunc(t.Context(), s.Pool(), func(tx pgx.Tx) (err error) {
		n, err = s.KeepIn(t.Context(), tx, list)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// entriesOf returns what is kept by article: the order of keeping may differ.
func entriesOf(t *testing.T, s *postgres.Store) map[record.ID]*store.Entry {
	t.Helper()
	out := map[record.ID]*store.Entry{}
	for e, err := range s.Entries(t.Context()) {
		if err != nil || !e.CheckSeal() {
			t.Fatal("not as it was kept: ", err)
		}
		out[e.Article.ID] = e
	}
	return out
}

// BenchmarkKeepIn tells what an article costs the server that is kept together
// with 200 others.
func BenchmarkKeepIn(b *testing.B) {
	server := pgtest.Start(b)
	s := open(b, server.Database("together"))
	n, before := 0, server.CPU()
	for b.Loop() {
		var list []*store.Entry
		for range 200 {
			e, err := store.Lay(storetest.Typical(n))
			if err != nil {
				b.Fatal(err)
			}
			list = append(list, e)
			n++
		}
		keepIn(b, s, list)
	}
	b.ReportMetric(float64(server.CPU()-before)/float64(n)/float64(time.Millisecond), "server-ms/article")
}
