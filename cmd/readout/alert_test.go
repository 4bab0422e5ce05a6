package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// alerted keeps a record of some meetings in a folder, with an alert on it that
// tells to an address, and returns the ids of the events to be told.
func alerted(t *testing.T, dir, way string) map[string]bool {
	t.Helper()
	var lines []byte
	for i := range 20 {
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprint(i), "date": "2024-05-07", "text": fmt.Sprintf("The foreign minister of Austria met %d envoys in Vienna on Tuesday.", i+2)})
		lines = append(append(lines, line...), '\n')
	}
	os.WriteFile(filepath.Join(dir, "in.jsonl"), lines, 0o644)
	for _, command := range []string{"alert add talks --to " + way + " events --type CONSULT", "read -q in.jsonl"} {
		cmd := exec.Command("readout", strings.Fields(command)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", command, err, out)
		}
	}
	s, err := sqlite.OpenReadOnly(filepath.Join(dir, storeFile))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	out := map[string]bool{}
	for f, err := range s.Find(t.Context(), store.Where{Kind: store.KindEvent, Types: []string{"CONSULT"}}) {
		if err != nil {
			t.Fatal(err)
		}
		out[string(f.ID())] = true
	}
	return out
}

// Killed outright after a posting was sent and before that was noted, an alert
// posts this one again, under the same key, and each of the others once.
func TestAlertKilled(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	var mu sync.Mutex
	var cmd *exec.Cmd
	posted, killed, asked := map[string]int{}, map[string]int{}, 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		var body struct {
			Mention struct{ Event struct{ ID string } }
		}
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			t.Error(err)
		}
		id := body.Mention.Event.ID
		if key := "talks." + strings.Replace(id, ":", ".", 1); r.Header.Get("Idempotency-Key") != key {
			t.Errorf("key %q, want %q", r.Header.Get("Idempotency-Key"), key)
		}
		posted[id]++
		switch asked++; asked {
		case 1, 2, 9:
			killed[id]++
			cmd.Process.Kill()
		}
	}))
	defer s.Close()
	dir := t.TempDir()
	want := alerted(t, dir, "webhook:"+s.URL)
	if len(want) != 20 {
		t.Fatalf("%d events are to be told", len(want))
	}
	for range 3 {
		cmd = exec.CommandContext(ctx, "readout", "alert", "run", "--allow-private", "--delay", "0")
		cmd.Dir = dir
		if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
			t.Fatalf("not killed: %v", err)
		}
	}
	for range 2 {
		cmd = exec.CommandContext(ctx, "readout", "alert", "run", "--allow-private", "--delay", "0")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for id := range want {
		if posted[id] != 1+killed[id] {
			t.Errorf("%s was posted %d times, and killed at %d times", id, posted[id], killed[id])
		}
	}
	if len(posted) != len(want) || asked != len(want)+3 {
		t.Errorf("%d mentions were posted in %d postings, want %d in %d", len(posted), asked, len(want), len(want)+3)
	}
}

// With --every an alert goes on until it is stopped, which is no failure.
func TestAlertEvery(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	dir := t.TempDir()
	alerted(t, dir, "digest:news.eml")
	cmd := exec.CommandContext(ctx, "readout", "alert", "run", "--every", "1s")
	cmd.Dir = dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(ctx, t, filepath.Join(dir, "news.eml"))
	more := exec.CommandContext(ctx, "sh", "-c", `echo '{"id":"new","date":"2024-05-08","text":"The foreign ministers of Ghana and Togo met in Accra."}' | readout read -q -`)
	more.Dir = dir
	if out, err := more.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	waitFor(ctx, t, filepath.Join(dir, "news-2.eml"))
	cmd.Process.Signal(syscall.SIGTERM)
	if err := cmd.Wait(); err != nil {
		t.Errorf("stopped: %v", err)
	}
}

func waitFor(ctx context.Context, t *testing.T, file string) {
	t.Helper()
	for ctx.Err() == nil {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("%s was never written", file)
}
