package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Ctrl-C ends a program that waits for standard input, too; each result was
// printed as soon as it was there, and the status is the one shells expect.
func TestStopWaiting(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, "readout", "read", "--json", "-")
	cmd.Dir = t.TempDir()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	io.WriteString(in, `{"id":"1","text":"`+strings.Repeat("The ministers met. ", 40)+`"}`+"\n")
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.Contains(line, `"record":"1"`) {
		t.Fatalf("printed %q, %v; said %s", line, err, errs.String())
	}
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitStopped {
		t.Errorf("exit status %d, want %d", code, exitStopped)
	}
	if !strings.Contains(errs.String(), "1 article was newly kept and safe") {
		t.Errorf("it said: %s", errs.String())
	}
	if _, err := os.Stat(filepath.Join(cmd.Dir, storeFile+"-wal")); err == nil {
		t.Error("the store was not closed")
	}
}
