package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// killInput writes articles as text files, JSON Lines and a web archive, and
// returns what to read. Of each three, two carry the same wording.
func killInput(t *testing.T, dir string, n int) []string {
	t.Helper()
	folder := filepath.Join(dir, "in")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	words := func(i int) string {
		return fmt.Sprintf("The minister met envoys of %d towns in Ankara on Friday. At least %d people were killed in the floods, he said. "+
			"The road over pass %d was closed in March and nobody knows when route %d will be open to lorries again. "+
			"Shepherds from village %d have brought bread, blankets and firewood across the mountain on mules since then, twice in every week.", i, i+2, i, i, i)
	}
	var lines, archive []byte
	for i := range n {
		text := fmt.Sprintf("%d November 2023\n\n%s\n", i%28+1, words(i))
		os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.txt", i)), []byte(text), 0o644)
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprint(i), "date": "2023-11-29", "text": words(i) + " The pass is high."})
		lines = append(append(lines, line...), '\n')
		other := fmt.Sprintf("Plain record %d. %s", i, "The council of the island voted on Monday for a new harbour wall, a school and two wells.")
		archive = fmt.Appendf(archive, "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://paper.example/%d\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, len(other), other)
	}
	paths := []string{folder, filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.warc")}
	os.WriteFile(paths[1], lines, 0o644)
	os.WriteFile(paths[2], archive, 0o644)
	return paths
}

// What is kept: articles, mentions, sketches, and the clusters that follow.
func everything(t *testing.T, path string) (entries []*store.Entry, clusters []string) {
	t.Helper()
	s, err := sqlite.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	for e, err := range s.Entries(t.Context()) {
		if err != nil || !e.CheckSeal() || e.Sketch == nil {
			t.Fatalf("an article is kept by half: %v", err)
		}
		entries = append(entries, e)
	}
	for c, err := range store.Clusters(t.Context(), s, "") {
		if err != nil {
			t.Fatal(err)
		}
		line := string(c.Canonical.ID)
		for _, a := range c.Copies {
			line += " " + string(a.ID)
		}
		clusters = append(clusters, line)
	}
	return entries, clusters
}

// Killed outright at many moments, and begun anew each time, a run keeps in the
// end just what one keeps that nobody disturbed.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: takes ten seconds")
	}
	dir := t.TempDir()
	paths := killInput(t, dir, 200)
	whole, killed := filepath.Join(dir, "whole.db"), filepath.Join(dir, "killed.db")
	read := func(ctx context.Context, store string) error {
		cmd := exec.CommandContext(ctx, "readout", append([]string{"read", "-q", "--store", store}, paths...)...)
		cmd.Dir = dir
		return cmd.Run() // a context that ends kills with SIGKILL
	}
	begin := time.Now()
	if err := read(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	took := time.Since(begin)
	r := rand.New(rand.NewPCG(9, 9))
	kills := 0
	for done := false; !done && kills < 40 && time.Since(begin) < 10*time.Second+took; {
		ctx, cancel := context.WithTimeout(t.Context(), took/20+time.Duration(r.Int64N(int64(took/3))))
		done = read(ctx, killed) == nil
		if !done {
			kills++
		}
		cancel()
	}
	if err := read(t.Context(), killed); err != nil {
		t.Fatal(err)
	}
	want, wantClusters := everything(t, whole)
	got, gotClusters := everything(t, killed)
	t.Logf("killed %d times: %d articles, %d clusters", kills, len(got), len(gotClusters))
	if kills < 3 || len(want) != 600 || len(wantClusters) < 200 {
		t.Errorf("killed %d times, %d articles and %d clusters are to be kept: this tests too little", kills, len(want), len(wantClusters))
	}
	if len(got) != len(want) || !slices.Equal(gotClusters, wantClusters) {
		t.Fatalf("%d articles and %d clusters are kept, want %d and %d", len(got), len(gotClusters), len(want), len(wantClusters))
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("article %d: kept %+v\nwant %+v", i, got[i], want[i])
		}
	}
}
