package queue

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
)

func read(a *record.Article) (*record.Reading, error) {
	if strings.Contains(a.Text.String(), "poison") {
		panic("index out of range")
	}
	return &record.Reading{Article: a}, nil
}

// articles writes articles as files and returns their folder.
func articles(t *testing.T, words ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i, w := range words {
		text := fmt.Sprintf(" date 2023-11-04 The envoys of %d towns met in Oslo on Friday and spoke of %s.\n", i, w)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func prepared(t *testing.T, url string) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for range 2 { // twice is once
		if err := Prepare(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func enqueue(t *testing.T, s *postgres.Store, o Order, paths ...string) Added {
	t.Helper()
	sum, err := Enqueue(t.Context(), s, intake.Files(paths), o)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func worker(s *postgres.Store) *Worker {
	return &Worker{Store: s, Read: read, Version: "v1", Jobs: 1, Drain: true, ID: "worker", Log: slog.New(slog.DiscardHandler)}
}

func look(t *testing.T, s *postgres.Store) State {
	t.Helper()
	q, err := Look(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func kept(t *testing.T, s *postgres.Store) int {
	t.Helper()
	c, err := s.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c.Articles
}

func TestWork(t *testing.T) {
	server := pgtest.Start(t)
	t.Run("poison is set aside", func(t *testing.T) { poison(t, prepared(t, server.Database("poison"))) })
	t.Run("the more urgent first", func(t *testing.T) { urgent(t, prepared(t, server.Database("urgent"))) })
	t.Run("the dead are inherited", func(t *testing.T) { inherited(t, prepared(t, server.Database("dead"))) })
	t.Run("pages", func(t *testing.T) { pages(t, prepared(t, server.Database("pages"))) })
	t.Run("stopped and gone on", func(t *testing.T) { stopped(t, prepared(t, server.Database("stopped"))) })
}

// A role with no more rights than docs/stores.md gives it can work.
func TestLeastRights(t *testing.T) {
	server := pgtest.Start(t)
	owner := server.Database("kept")
	s := prepared(t, owner)
	enqueue(t, s, Order{Bytes: 1 << 20, Priority: 2}, articles(t, "bread", "wells"))
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "stores.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rights, _ := strings.Cut(string(b), "```sql\n")
	rights, _, _ = strings.Cut(rights, "```")
	if err := server.Exec("kept", rights+"ALTER ROLE reads PASSWORD 'r'; ALTER ROLE asks PASSWORD 'a'"); err != nil {
		t.Fatal(err)
	}
	as := func(who, password string) string {
		u, err := url.Parse(owner)
		if err != nil {
			t.Fatal(err)
		}
		u.User = url.UserPassword(who, password)
		return u.String()
	}
	if err := worker(prepared(t, as("reads", "r"))).Work(t.Context()); err != nil || kept(t, s) != 2 {
		t.Errorf("%d kept, %v", kept(t, s), err)
	}
	asks, err := postgres.OpenReadOnly(t.Context(), as("asks", "a"))
	if err != nil {
		t.Fatal(err)
	}
	defer asks.Close()
	if kept(t, asks) != 2 {
		t.Errorf("asks sees %d articles", kept(t, asks))
	}
	if _, err := asks.Pool().Exec(t.Context(), "SET default_transaction_read_only = off; DELETE FROM sketch"); err == nil {
		t.Error("asks may delete")
	}
}

// As many jobs at a time as are allowed do not wait for each other's connections.
func TestManyJobs(t *testing.T) {
	server := pgtest.Start(t)
	s := prepared(t, server.Database("many")+"?pool_max_conns=16")
	words := make([]string, 120)
	for i := range words {
		words[i] = fmt.Sprint("town ", i%7)
	}
	dir := articles(t, words...)
	enqueue(t, s, Order{Bytes: 1000, Priority: 2}, dir, dir) // each twice
	w := worker(s)
	w.Jobs = 6
	if err := w.Work(t.Context()); err == nil || !strings.Contains(err.Error(), "add pool_max_conns=18") {
		t.Errorf("%v", err)
	}
	w.Jobs = 5
	if err := w.Work(t.Context()); err != nil || kept(t, s) != 120 || len(look(t, s).Aside) != 0 {
		t.Errorf("%d kept, %+v, %v", kept(t, s), look(t, s), err)
	}
}

// What cannot be read is listed with its reason; the rest of its job is kept.
func poison(t *testing.T, s *postgres.Store) {
	dir := articles(t, "bread", "poison", "wells")
	odd := filepath.Join(dir, "odd\xff.txt")
	os.WriteFile(odd, []byte(" \n"), 0o644)
	if got := enqueue(t, s, Order{Bytes: 1 << 20, Priority: 2}, dir); got.Jobs != 1 || got.Files != 4 {
		t.Errorf("%+v", got)
	}
	if err := worker(s).Work(t.Context()); err != nil {
		t.Fatal(err)
	}
	q := look(t, s)
	if kept(t, s) != 2 || q.Done != 1 || q.Waiting != 0 || len(q.Aside) != 2 || !strings.Contains(q.Aside[0].Why, "index out of range") || q.Aside[1].Path != odd {
		t.Errorf("%d kept, %+v", kept(t, s), q)
	}
	if n, err := Again(t.Context(), s); n != 2 || err != nil {
		t.Errorf("Again: %d, %v", n, err)
	}
	if q := look(t, s); q.Waiting != 2 || len(q.Aside) != 0 {
		t.Errorf("%+v", q)
	}
	w := worker(s)
	w.Read = func(a *record.Article) (*record.Reading, error) { return &record.Reading{Article: a}, nil } // the program was mended
	if err := w.Work(t.Context()); err != nil || kept(t, s) != 3 || len(look(t, s).Aside) != 1 {
		t.Errorf("%d kept, %+v, %v", kept(t, s), look(t, s), err)
	}
}

func urgent(t *testing.T, s *postgres.Store) {
	late, soon := articles(t, "late", "late"), articles(t, "soon", "soon")
	enqueue(t, s, Order{Bytes: 1, Priority: 4}, late)
	enqueue(t, s, Order{Bytes: 1, Priority: 1}, soon)
	var order []string
	w := worker(s)
	w.Told = func(res run.Result) {
		order = append(order, fmt.Sprint(strings.Contains(res.Article.Text.String(), "soon")))
	}
	if err := w.Work(t.Context()); err != nil || !slices.Equal(order, []string{"true", "true", "false", "false"}) {
		t.Errorf("%v, %v", order, err)
	}
}

// A job at which two workers died is handed out again, each file for itself.
func inherited(t *testing.T, s *postgres.Store) {
	enqueue(t, s, Order{Bytes: 1 << 20, Priority: 2}, articles(t, "bread", "water", "wells"))
	_, err := s.Pool().Exec(t.Context(), "UPDATE river_job SET state = 'running', attempt = 2, attempted_at = now(), attempted_by = '{other,ghost}'")
	if err != nil {
		t.Fatal(err)
	}
	if err := worker(s).Work(t.Context()); err != nil {
		t.Fatal(err)
	}
	if q := look(t, s); q.Done != 4 || kept(t, s) != 3 || len(q.Aside) != 0 {
		t.Errorf("%d kept, %+v", kept(t, s), q)
	}
	_, err = s.Pool().Exec(t.Context(), `UPDATE river_job SET state = 'running', finalized_at = NULL, attempt = max_attempts, attempted_at = now(),
attempted_by = '{ghost}' WHERE id = (SELECT max(id) FROM river_job)`)
	if err != nil {
		t.Fatal(err)
	}
	if err := worker(s).Work(t.Context()); err != nil {
		t.Fatal(err)
	}
	if q := look(t, s); len(q.Aside) != 1 || q.Aside[0].Why != "its worker died" {
		t.Errorf("%+v", q)
	}
}

// Pages are fetched; what is gone for good is set aside, what is not is tried again.
func pages(t *testing.T, s *postgres.Store) {
	files := Listed([]string{"https://post.example/talks", "https://post.example/gone", "https://post.example/busy"})
	if _, err := Enqueue(t.Context(), s, files, Order{Bytes: 1 << 20, Priority: 2}); err != nil {
		t.Fatal(err)
	}
	busy := 0
	w := worker(s)
	w.Fetch = func(_ context.Context, r fetch.Request) (*fetch.Page, error) {
		switch {
		case strings.HasSuffix(r.URL, "gone"):
			return nil, &fetch.Error{URL: r.URL, Lasts: true, Err: errors.New("HTTP status 404")}
		case strings.HasSuffix(r.URL, "busy") && busy == 0:
			busy++
			return nil, &fetch.Error{URL: r.URL, Err: errors.New("HTTP status 503")}
		}
		return &fetch.Page{URL: r.URL, ContentType: "text/plain", Raw: []byte("The envoys met in Oslo on Friday, 3 November 2023. See " + r.URL)}, nil
	}
	if err := w.Work(t.Context()); err != nil {
		t.Fatal(err)
	}
	if q := look(t, s); kept(t, s) != 2 || busy != 1 || q.Done != 3 || len(q.Aside) != 1 || q.Aside[0] != (Aside{Path: "https://post.example/gone", Why: "HTTP status 404", At: q.Aside[0].At}) {
		t.Errorf("%d kept, %+v", kept(t, s), q)
	}
}

// A worker that is told to end finishes the article at hand; the next goes on.
func stopped(t *testing.T, s *postgres.Store) {
	words := make([]string, 40)
	enqueue(t, s, Order{Bytes: 1 << 20, Priority: 2}, articles(t, words...))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var mu sync.Mutex
	n := 0
	w := worker(s)
	w.Drain = false
	w.Read = func(a *record.Article) (*record.Reading, error) {
		mu.Lock()
		defer mu.Unlock()
		if n++; n == 10 {
			stop()
		}
		time.Sleep(time.Millisecond)
		return read(a)
	}
	if err := w.Work(ctx); err != nil {
		t.Fatal(err)
	}
	if q := look(t, s); kept(t, s) < 9 || kept(t, s) > 20 || q.Waiting != 1 || q.Running != 0 {
		t.Errorf("%d kept, %+v", kept(t, s), q)
	}
	if err := worker(s).Work(t.Context()); err != nil || kept(t, s) != 40 {
		t.Errorf("%d kept, %v", kept(t, s), err)
	}
}
