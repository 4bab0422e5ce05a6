package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

var update = flag.Bool("update", false, "write what the scripts compare with anew")

// TestMain lets the test binary be the program, so that scripts run it as any
// user would: with its own files, signals and exit status.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"readout": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "articles": articles, "sparse": sparse, "waitkept": waitKept, "same": same, "sorted": sorted, "site": site, "sql": execSQL, "pack": pack, "capture": capture, "setid": setID,
		},
	})
}

// status N COMMAND ARG... runs a command that must end with the exit status N.
// Its output goes to the files stdout.txt and stderr.txt.
func status(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Dir, cmd.Env = ts.MkAbs("."), []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("HOME")}
	out, err1 := os.Create(ts.MkAbs("stdout.txt"))
	errs, err2 := os.Create(ts.MkAbs("stderr.txt"))
	ts.Check(err1)
	ts.Check(err2)
	defer out.Close()
	defer errs.Close()
	cmd.Stdout, cmd.Stderr = out, errs
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != want {
		b, _ := os.ReadFile(errs.Name())
		ts.Fatalf("%v, want exit status %d; it said: %s", err, want, b)
	}
}

// articles N FOLDER makes N small articles that all differ.
func articles(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	dir := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(dir, 0o755))
	for i := range n {
		words := fmt.Sprintf(" date 2023-11-%02d The minister met %d reporters in Ankara on Friday.\n", i%28+1, i)
		ts.Check(os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(words), 0o644))
	}
}

// sparse BYTES FILE makes a file of that size which takes no room on the disk.
func sparse(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[0], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), nil, 0o644))
	ts.Check(os.Truncate(ts.MkAbs(args[1]), n))
}

// waitkept N STORE waits until a store holds at least N articles.
func waitKept(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		s, err := sqlite.OpenReadOnly(ts.MkAbs(args[1]))
		if err != nil {
			continue // not made yet
		}
		c, err := s.Counts(context.Background())
		s.Close()
		if err == nil && c.Articles >= n {
			return
		}
	}
	ts.Fatalf("%s never held %d articles", args[1], n)
}

// same STORE STORE checks that two stores hold the same, in the same order.
func same(ts *testscript.TestScript, _ bool, args []string) {
	a, b := dump(ts, args[0]), dump(ts, args[1])
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			ts.Fatalf("%s has %d articles, %s %d; they differ first at number %d", args[0], len(a), args[1], len(b), i+1)
		}
	}
}

func dump(ts *testscript.TestScript, path string) (out []string) {
	s, err := sqlite.OpenReadOnly(ts.MkAbs(path))
	ts.Check(err)
	defer s.Close()
	for e, err := range store.Store(s).Entries(context.Background()) {
		ts.Check(err)
		out = append(out, fmt.Sprintf("%+v", *e))
	}
	return out
}

// sorted FILE FILE checks that two files have the same lines, in any order.
func sorted(ts *testscript.TestScript, _ bool, args []string) {
	a, b := strings.Split(ts.ReadFile(args[0]), "\n"), strings.Split(ts.ReadFile(args[1]), "\n")
	slices.Sort(a)
	slices.Sort(b)
	if !slices.Equal(a, b) {
		ts.Fatalf("%s and %s have other lines", args[0], args[1])
	}
}

// sql STORE STATEMENT... changes a store behind its back.
func execSQL(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(strings.Join(args[1:], " "))
	ts.Check(err)
}
