package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"readout/internal/store/pgtest"
)

var (
	killRounds   = flag.Int("kill-rounds", 5, "how often TestWorkersKilled kills a worker or the database")
	killArticles = flag.Int("kill-articles", 300, "how many articles TestWorkersKilled reads")
)

// A crew is workers as processes, each begun anew when it dies.
type crew struct {
	t       *testing.T
	dir     string
	url     string
	args    []string // more of them
	mu      sync.Mutex
	running []*exec.Cmd
	group   sync.WaitGroup
	said    bytes.Buffer
}

func (c *crew) start(i int) {
	c.running = append(c.running, nil)
	c.group.Go(func() {
		for end := time.Now().Add(10 * time.Minute); time.Now().Before(end); {
			cmd := exec.Command("readout", append([]string{"work", "--drain", "--workers", "1", "--log", "json", "--store", c.url}, c.args...)...)
			cmd.Dir = c.dir
			var said bytes.Buffer
			cmd.Stderr = &said
			c.mu.Lock()
			err := cmd.Start()
			c.running[i] = cmd
			c.mu.Unlock()
			if err == nil {
				err = cmd.Wait()
			}
			c.mu.Lock()
			fmt.Fprintf(&c.said, "worker %d: %v\n%s", i, err, said.String())
			c.mu.Unlock()
			if err == nil {
				return // nothing is left
			}
			time.Sleep(50 * time.Millisecond)
		}
		c.t.Errorf("worker %d never came to an end", i)
	})
}

func (c *crew) kill(i int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cmd := c.running[i]; cmd != nil && cmd.Process != nil {
		cmd.Process.Kill()
	}
}

// done returns how many jobs are done, -1 while the database does not answer.
func (c *crew) done() (n int) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	db, err := pgx.Connect(ctx, c.url)
	if err != nil {
		return -1
	}
	defer db.Close(ctx)
	if db.QueryRow(ctx, "SELECT count(*) FROM river_job WHERE state = 'completed'").Scan(&n) != nil {
		return -1
	}
	return n
}

// Two workers share the articles; they are killed outright, and the database with
// them, at many moments. In the end every article is kept once, nothing is set
// aside, and the record is that of one undisturbed run to the last byte.
func TestWorkersKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: takes half a minute")
	}
	server := pgtest.Start(t, "fsync=on")
	dir := t.TempDir()
	paths := killInput(t, dir, *killArticles/3)
	run := func(args ...string) string { return program(t, dir, args...) }
	run(append([]string{"read", "-q", "--store", "whole.db"}, paths...)...)
	c := &crew{t: t, dir: dir, url: server.Database("kept")}
	t.Log(run(append([]string{"enqueue", "--batch-bytes", "2000", "--store", c.url}, paths...)...))
	r := rand.New(rand.NewPCG(7, 7))
	jobs := 0
	fmt.Sscanf(run("jobs", "--store", c.url), "%d jobs waiting", &jobs)
	c.start(0)
	c.start(1)
	kills := c.disturb(server, moments(r, jobs), r)
	c.group.Wait()
	t.Logf("%d jobs; workers killed %d times, the database %d times", jobs, kills[0]+kills[1], kills[2])
	if strings.Contains(c.said.String(), pgtest.Password) {
		t.Error("a log tells the password")
	}
	if t.Failed() || os.Getenv("READOUT_SHOW_LOG") != "" {
		t.Log(c.said.String())
	}
	t.Log(run("jobs", "--store", c.url)) // fails if something was set aside
	t.Log(run("verify", "--store", c.url))
	whole, kept := run("export", "--store", "whole.db"), run("export", "--store", c.url)
	if whole != kept || len(whole) < 1000 {
		t.Errorf("the export of the workers' record has %d bytes, one process's %d", len(kept), len(whole))
	}
	if n := strings.TrimSpace(run("verify", "--store", c.url)); !strings.Contains(n, fmt.Sprintf(": %d articles", *killArticles/3*3)) {
		t.Errorf("kept: %s", n)
	}
}

// moments returns after how many jobs something is killed.
func moments(r *rand.Rand, jobs int) (out []int) {
	for range *killRounds {
		out = append(out, r.IntN(max(jobs*9/10, 1)))
	}
	slices.Sort(out)
	return out
}

func (c *crew) disturb(server *pgtest.Server, moments []int, r *rand.Rand) (kills [3]int) {
	for _, m := range moments {
		for end := time.Now().Add(2 * time.Minute); c.done() < m && time.Now().Before(end); {
			time.Sleep(20 * time.Millisecond)
		}
		time.Sleep(time.Duration(r.IntN(400)) * time.Millisecond)
		what := r.IntN(3)
		kills[what]++
		if what < 2 {
			c.kill(what)
			continue
		}
		server.Down(syscall.SIGQUIT)
		time.Sleep(time.Duration(r.IntN(300)) * time.Millisecond)
		server.Up()
	}
	return kills
}
