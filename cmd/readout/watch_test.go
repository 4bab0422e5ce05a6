package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"readout/internal/store/sqlite"
)

const announced = 200

// news serves a feed of many articles. If each is true, every answer differs
// from the one before, as pages with advertisements do.
func news(t *testing.T, each bool) *httptest.Server {
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var n int
		_, err := fmt.Sscanf(r.URL.Path, "/%d.html", &n)
		switch {
		case r.URL.Path == "/feed.xml" && r.Header.Get("If-None-Match") == `"1"`:
			w.WriteHeader(http.StatusNotModified)
		case r.URL.Path == "/feed.xml":
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, `<rss version="2.0"><channel><title>The Example Post</title>`)
			for i := range announced {
				fmt.Fprintf(w, "<item><title>No. %d</title><link>/%d.html</link><pubDate>Tue, 07 May 2024 08:00:00 GMT</pubDate></item>", i, i)
			}
			fmt.Fprint(w, "</channel></rss>")
		case err == nil:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<html lang="en"><body><article><p>The foreign minister of Austria met %d envoys in Vienna on Tuesday to talk about the river, and they agreed to meet again in June.</p>
<p>At least %d people were killed when the river left its bed in March, according to the interior ministry.</p></article></body></html>`, n+2, n+40)
			if each {
				fmt.Fprintf(w, "<!-- %d -->", asked.Add(1))
			}
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func watchCommand(ctx context.Context, dir, db string, more ...string) *exec.Cmd {
	args := append([]string{"watch", "--allow-private", "--delay", "0", "--patience", "0", "-q", "--store", db}, more...)
	cmd := exec.CommandContext(ctx, "readout", args...)
	cmd.Dir = dir
	return cmd
}

// A watch that is killed again and again keeps in the end what an undisturbed
// one keeps: each article once, with the same mentions.
func TestWatchKilled(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	dir := t.TempDir()
	for _, each := range []bool{false, true} {
		s := news(t, each)
		feed := s.URL + "/feed.xml"
		whole, killed := fmt.Sprintf("whole-%v.db", each), fmt.Sprintf("killed-%v.db", each)
		if out, err := watchCommand(ctx, dir, whole, "--once", feed).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		for _, after := range []int{0, 1, 60, 61, 150} {
			cmd := watchCommand(ctx, dir, killed, feed)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for ctx.Err() == nil && keptIndeed(filepath.Join(dir, killed)) < after {
				time.Sleep(2 * time.Millisecond)
			}
			cmd.Process.Kill()
			cmd.Wait()
		}
		if out, err := watchCommand(ctx, dir, killed, "--once", feed).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		want, got := said(t, filepath.Join(dir, whole), each), said(t, filepath.Join(dir, killed), each)
		if len(want) != announced || !slices.Equal(got, want) {
			t.Errorf("differing pages %v: kept %d articles, undisturbed %d", each, len(got), len(want))
		}
	}
}

// keptIndeed returns how many articles a store keeps, -1 if there is none yet.
func keptIndeed(path string) int {
	s, err := sqlite.OpenReadOnly(path)
	if err != nil {
		return -1
	}
	defer s.Close()
	c, err := s.Counts(context.Background())
	if err != nil {
		return -1
	}
	return c.Articles
}

// said returns of each article its address and the ids of itself and of its
// mentions, sorted; without ids if its bytes are never the same.
func said(t *testing.T, path string, differs bool) (out []string) {
	s, err := sqlite.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for e, err := range s.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		line := e.Article.URL
		for _, m := range e.Mentions {
			if differs {
				line += " " + m.Exact
			} else {
				line += " " + string(m.ID)
			}
		}
		if !differs {
			line += " " + string(e.Article.ID)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// SIGTERM ends a watch in good order and as a success.
func TestWatchStopped(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	dir := t.TempDir()
	cmd := exec.CommandContext(ctx, "readout", "watch", "--allow-private", "--delay", "0", "--report", "report.json", news(t, false).URL+"/feed.xml")
	cmd.Dir = dir
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for ctx.Err() == nil && keptIndeed(filepath.Join(dir, storeFile)) < 5 {
		time.Sleep(5 * time.Millisecond)
	}
	cmd.Process.Signal(syscall.SIGTERM)
	if err := cmd.Wait(); err != nil || !strings.Contains(errs.String(), "Kept in readout.db.") {
		t.Errorf("%v: %s", err, errs.String())
	}
	if b, err := os.ReadFile(filepath.Join(dir, "report.json")); err != nil || !bytes.Contains(b, []byte(`"asked": 1`)) {
		t.Errorf("report %s, %v", b, err)
	}
	if _, err := os.Stat(filepath.Join(dir, storeFile+"-wal")); err == nil {
		t.Error("the store was not closed")
	}
}
