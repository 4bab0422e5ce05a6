package queue

import (
	"context"
	"errors"
	"strings"
	"testing"

	"readout/internal/folder"
	"readout/internal/partition"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
	"readout/internal/window"
)

func TestWrite(t *testing.T) {
	server := pgtest.Start(t)
	t.Run("a job that was done is not split", func(t *testing.T) { doneTwice(t, prepared(t, server.Database("twice"))) })
	t.Run("what cannot be read is set aside", func(t *testing.T) { writtenAside(t, prepared(t, server.Database("aside"))) })
	t.Run("windows", func(t *testing.T) { windows(t, prepared(t, server.Database("windows"))) })
}

// to returns a worker that writes into a folder.
func to(t *testing.T, s *postgres.Store, in folder.Folder) *Worker {
	w := worker(s)
	w.To = func(ctx context.Context, paths []string) (*partition.Writer, error) {
		return partition.NewWriter(ctx, in, paths, w.Version, false)
	}
	return w
}

func opened(t *testing.T) folder.Folder {
	t.Helper()
	in, err := folder.Open(t.TempDir(), folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func count(t *testing.T, in folder.Folder) (articles, manifests int) {
	t.Helper()
	a, err := partition.Open(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range a.Days() {
		for _, err := range a.Articles(t.Context(), d) {
			if err != nil {
				t.Fatal(err)
			}
			articles++
		}
	}
	names, err := partition.Jobs(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return articles, len(names)
}

// Workers died after they had written the manifest, twice: the next one finishes
// the job, and does not make one of each file.
func doneTwice(t *testing.T, s *postgres.Store) {
	in := opened(t)
	enqueue(t, s, Order{Bytes: 1 << 20, Priority: 2}, articles(t, "bread", "water", "wells"))
	for range 2 {
		if err := to(t, s, in).Work(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n, jobs := count(t, in); n != 3 || jobs != 1 || look(t, s).Done != 1 {
			t.Fatalf("%d articles in %d jobs, %+v", n, jobs, look(t, s))
		}
		_, err := s.Pool().Exec(t.Context(), `UPDATE river_job SET state = 'running', finalized_at = NULL, attempt = 2, attempted_at = now(), attempted_by = '{other,ghost}'`)
		if err != nil {
			t.Fatal(err)
		}
	}
	if kept(t, s) != 0 {
		t.Errorf("%d articles are kept in the database", kept(t, s))
	}
}

func writtenAside(t *testing.T, s *postgres.Store) {
	in := opened(t)
	enqueue(t, s, Order{Bytes: 1 << 20, Priority: 2}, articles(t, "bread", "poison", "wells"))
	if err := to(t, s, in).Work(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, _ := count(t, in); n != 2 || len(look(t, s).Aside) != 1 || look(t, s).Done != 1 {
		t.Errorf("%d articles, %+v", n, look(t, s))
	}
}

// Windows are worked beside articles; one that was set aside is named, and handed
// out again.
func windows(t *testing.T, s *postgres.Store) {
	all := []Window{{In: "readings", Out: "clusters", Stretch: window.Stretch{First: "2023-11-01", Last: "2023-11-30", Overlap: 60}}, {In: "readings", Out: "clusters"}}
	if err := EnqueueWindows(t.Context(), s, all, 2); err != nil {
		t.Fatal(err)
	}
	enqueue(t, s, Order{Bytes: 1 << 20, Priority: 2}, articles(t, "bread"))
	var done []Window
	w := worker(s)
	failed := false
	w.Windows = func(_ context.Context, j Window) error {
		if j.Stretch.First == "" && !failed {
			failed = true
			return errors.New("the disk is full")
		}
		done = append(done, j)
		return nil
	}
	if err := w.Work(t.Context()); err != nil || len(done) != 2 || done[0] != all[0] || done[1] != all[1] || kept(t, s) != 1 || look(t, s).Done != 3 {
		t.Fatalf("%+v, %+v, %v", done, look(t, s), err)
	}
	_, err := s.Pool().Exec(t.Context(), "UPDATE river_job SET state = 'discarded' WHERE kind = 'reconcile'")
	if err != nil {
		t.Fatal(err)
	}
	q := look(t, s)
	if len(q.Aside) != 2 || q.Aside[0].Path != "reconcile readings, 2023-11-01 to 2023-11-30" || !strings.Contains(q.Aside[1].Why, "disk is full") {
		t.Errorf("%+v", q)
	}
	if n, err := Again(t.Context(), s); n != 2 || err != nil || look(t, s).Waiting != 2 || len(look(t, s).Aside) != 0 {
		t.Errorf("%d again, %+v, %v", n, look(t, s), err)
	}
	if err := w.Work(t.Context()); err != nil || len(done) != 4 {
		t.Errorf("%+v, %v", done, err)
	}
}
