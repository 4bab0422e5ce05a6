package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"readout/internal/store/pgtest"
)

var paceArticles = flag.Int("pace-articles", 0, "how many articles TestWorkersPace reads; it wants a quiet machine")

// Two workers against one, in one run: one, two, one, two, each with a new
// database; keeping what they read there, and writing it into a folder instead.
// The pace is taken from the queue: from the first job that was begun to the last
// that was done, so that starting processes is not in it; and beside it the
// processor time of the workers, which says more where other work is done too.
func TestWorkersPace(t *testing.T) {
	if *paceArticles == 0 {
		t.Skip("SKIPPED, not run: measures; say -args -pace-articles 2000 on a quiet machine")
	}
	server := pgtest.Start(t, "fsync=on")
	dir := t.TempDir()
	folder := paceInput(t, dir, *paceArticles)
	for i := range 3 {
		before := server.CPU()
		one := pace(t, server.Database(fmt.Sprint("one", i)), folder, 1)
		two := pace(t, server.Database(fmt.Sprint("two", i)), folder, 2)
		cost := (server.CPU() - before).Seconds() * 1000 / float64(2**paceArticles)
		tellPace(t, fmt.Sprintf("into the database (%.1f ms of the server's processor for an article)", cost), one, two)
		one = pace(t, server.Database(fmt.Sprint("to_one", i)), folder, 1, "--to", t.TempDir())
		two = pace(t, server.Database(fmt.Sprint("to_two", i)), folder, 2, "--to", t.TempDir())
		tellPace(t, "into a folder", one, two)
	}
}

// A paced is how long reading took by the clock, and of processors.
type paced struct{ clock, spent time.Duration }

// tellPace tells how two workers go against one: by the clock, and if each had a
// processor for itself.
func tellPace(t *testing.T, where string, one, two paced) {
	t.Logf("%s: one worker %v (processor %v), two %v (%v): %.2f times as fast, %.2f with a processor each", where, one.clock, one.spent,
		two.clock, two.spent, one.clock.Seconds()/two.clock.Seconds(), 2*one.spent.Seconds()/two.spent.Seconds())
}

// paceInput writes articles of some 3 kB, no two alike, and returns the folder.
func paceInput(t *testing.T, dir string, n int) string {
	t.Helper()
	places := []string{"Ankara", "Tehran", "Doha", "Cairo", "Amman", "Beirut", "Baghdad", "Muscat"}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "%d November 2023\n\n", i%28+1)
		for p := range 6 {
			a, z := places[(i+p)%8], places[(i/8+p*3+1)%8]
			fmt.Fprintf(&b, "The foreign minister met envoys of %d towns near %s on Friday and asked them to keep the road to %s open. "+
				"At least %d people were killed in the floods, the ministry said, and %d houses by the river were lost.\n\n"+
				"\"Nobody has seen such water in this valley since the year of the great snow,\" he told reporters. "+
				"The governor of the province denied that the dam had been opened, and blamed the contractors for the delay of %d days.\n\n", i%90+p, a, z, i%70+p+2, i+p, p+2)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// pace lets workers read a folder, each of them one process with one job at a
// time.
func pace(t *testing.T, url, folder string, workers int, more ...string) paced {
	t.Helper()
	var mu sync.Mutex
	var spent time.Duration
	run := func(args ...string) {
		cmd := exec.Command("readout", append(args, "--store", url)...)
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Run(); err != nil {
			t.Errorf("readout %v: %v\n%s", args, err, errs.String())
		}
		mu.Lock()
		defer mu.Unlock()
		if args[0] == "work" {
			spent += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		}
	}
	run("enqueue", "--batch-bytes", "50000", folder)
	var all sync.WaitGroup
	for range workers {
		all.Go(func() { run(append([]string{"work", "--drain", "--workers", "1"}, more...)...) })
	}
	all.Wait()
	db, err := pgx.Connect(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(context.Background())
	var seconds float64
	err = db.QueryRow(context.Background(), `SELECT extract(epoch FROM max(finalized_at) - min(attempted_at)) FROM river_job WHERE state = 'completed'`).Scan(&seconds)
	if err != nil {
		t.Fatal(err)
	}
	return paced{time.Duration(seconds * float64(time.Second)).Round(time.Millisecond), spent.Round(time.Millisecond)}
}
