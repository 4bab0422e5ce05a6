package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"readout/internal/folder"
	"readout/internal/folder/foldertest"
	"readout/internal/partition"
	"readout/internal/store/pgtest"
)

// program runs the program in a folder and returns what it prints.
func program(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("readout", args...)
	cmd.Dir = dir
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("readout %v: %v\n%s", args, err, errs.String())
	}
	if strings.Contains(string(out)+errs.String(), foldertest.Secret) || strings.Contains(string(out)+errs.String(), pgtest.Password) {
		t.Errorf("readout %v tells a secret", args)
	}
	return string(out)
}

func partitions(t *testing.T, name string, o folder.Options) *partition.Archive {
	t.Helper()
	f, err := folder.Open(name, o)
	if err != nil {
		t.Fatal(err)
	}
	a, err := partition.Open(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// written returns all that is in partitions, each article and mention as a line,
// those told of far-off months too, sorted.
func written(t *testing.T, a *partition.Archive) (rows []string) {
	t.Helper()
	add := func(mark string, x *partition.Article, err error) {
		if err != nil {
			t.Fatal(err)
		}
		line := func(v any) {
			b, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, mark+string(b))
		}
		line([]any{x.Article.ID, x.Article.Published, x.Article.Text.String(), x.About})
		for _, m := range x.Events {
			line(m)
		}
		for _, m := range x.Statements {
			line(m)
		}
		for _, m := range x.Figures {
			line(m)
		}
		for _, m := range x.Offices {
			line(m)
		}
	}
	for _, d := range a.Days() {
		for x, err := range a.Articles(t.Context(), d) {
			add("", x, err)
		}
	}
	for _, m := range a.Months() {
		for x, err := range a.Late(t.Context(), m) {
			add("late ", x, err)
		}
	}
	slices.Sort(rows)
	return rows
}

func placed(t *testing.T, a *partition.Archive) map[partition.Member]int {
	t.Helper()
	out := map[partition.Member]int{}
	for m, err := range a.Members(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out[m]++
	}
	return out
}

func sameRows(t *testing.T, what string, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) && len(want) > 0 {
		return
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("%s: %d rows, want %d; they differ first at row %d:\n%s\n%s", what, len(got), len(want), i, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
		}
	}
	t.Fatalf("%s: no rows", what)
}

// Workers that write partitions are killed outright, and the database with them,
// at many moments: in the end there are the rows of one run that nobody
// disturbed, each once. So it is with the windows that follow.
func TestWorkersToKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: takes half a minute")
	}
	server := pgtest.Start(t, "fsync=on")
	dir := t.TempDir()
	paths := killInput(t, dir, *killArticles/3)
	program(t, dir, append([]string{"read", "-q", "--to", "whole"}, paths...)...)
	program(t, dir, "reconcile", "whole", "--out", "clusters", "--window", "3", "--overlap", "10")
	c := &crew{t: t, dir: dir, url: server.Database("queue"), args: []string{"--to", "parts"}}
	program(t, dir, append([]string{"enqueue", "--batch-bytes", "2000", "--store", c.url}, paths...)...)
	r := rand.New(rand.NewPCG(8, 8))
	jobs := 0
	fmt.Sscanf(program(t, dir, "jobs", "--store", c.url), "%d jobs waiting", &jobs)
	c.start(0)
	c.start(1)
	kills := c.disturb(server, moments(r, jobs), r)
	c.group.Wait()
	t.Logf("%d jobs; workers killed %d times, the database %d times", jobs, kills[0]+kills[1], kills[2])
	program(t, dir, "jobs", "--store", c.url) // fails if something was set aside
	want := written(t, partitions(t, dir+"/whole", folder.Options{}))
	got := written(t, partitions(t, dir+"/parts", folder.Options{}))
	sameRows(t, "readings", got, want)
	if len(want) < *killArticles {
		t.Errorf("%d rows: this tests too little", len(want))
	}
	program(t, dir, "enqueue", "--store", c.url, "--reconcile", dir+"/parts", "--out", dir+"/parts.clusters", "--window", "3", "--overlap", "10")
	windows := jobs
	fmt.Sscanf(program(t, dir, "jobs", "--store", c.url), "%d jobs waiting", &windows)
	c.running = nil
	c.start(0)
	c.start(1)
	c.kill(r.IntN(2))
	c.group.Wait()
	if a, b := placed(t, partitions(t, dir+"/parts.clusters", folder.Options{})), placed(t, partitions(t, dir+"/clusters", folder.Options{})); !maps.Equal(a, b) || len(b) < *killArticles/3 {
		t.Errorf("%d windows place %d mentions, one run %d, or elsewhere", windows, len(a), len(b))
	}
	if t.Failed() {
		t.Log(c.said.String())
	}
}

// The same into a bucket, with windows worked by the same workers.
func TestWorkersToBucket(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: takes some seconds")
	}
	s, server := foldertest.Start(t), pgtest.Start(t)
	o := folder.Options{Endpoint: s.URL}
	dir := t.TempDir()
	paths := killInput(t, dir, 20)
	program(t, dir, append([]string{"read", "-q", "--with-text", "--to", "whole"}, paths...)...)
	program(t, dir, "reconcile", "whole", "--out", "clusters")
	url := server.Database("queue")
	work := func() {
		program(t, dir, "work", "--drain", "--store", url, "--to", "s3://news/readings", "--with-text", "--s3-endpoint", s.URL)
	}
	program(t, dir, append([]string{"enqueue", "--store", url}, paths...)...)
	work()
	sameRows(t, "readings", written(t, partitions(t, "s3://news/readings", o)), written(t, partitions(t, dir+"/whole", folder.Options{})))
	program(t, dir, "enqueue", "--store", url, "--reconcile", "s3://news/readings", "--out", "s3://news/clusters", "--s3-endpoint", s.URL)
	work()
	if a, b := placed(t, partitions(t, "s3://news/clusters", o)), placed(t, partitions(t, dir+"/clusters", folder.Options{})); !maps.Equal(a, b) || len(b) == 0 {
		t.Errorf("windows in the bucket place %d mentions, those in the folder %d, or elsewhere", len(a), len(b))
	}
}
