// Package pgtest starts PostgreSQL servers of its own for tests, on a free port
// and in a temporary folder, and stops them. Only tests use it. It must never
// touch a server that it did not start.
package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// A Server is a PostgreSQL server that a test has started.
type Server struct {
	t       testing.TB
	bin     string // folder of the server's programs
	dir     string
	port    int
	options []string
	cmd     *exec.Cmd
	log     bytes.Buffer
}

const (
	owner    = "tester"
	password = "not-to-be-told" // by any message; tests look for it
)

// Password is what no message may tell.
const Password = password

// Start starts a server, which ends with the test. Further options are settings
// such as "fsync=on"; else nothing is flushed to the disk. Where there is no
// PostgreSQL, the test is skipped, but fails if the variable CI says that this
// is where everything must run.
func Start(t testing.TB, settings ...string) *Server {
	t.Helper()
	bin := programs()
	if bin == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no PostgreSQL server: install the package postgresql, or set READOUT_POSTGRES_BIN to the folder of its programs")
		}
		t.Skip("SKIPPED, not run: no PostgreSQL server here; install one, or set READOUT_POSTGRES_BIN to the folder of its programs")
	}
	dir, err := os.MkdirTemp("", "readout-pg") // a folder of t.TempDir could not be entered by another user
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s := &Server{t: t, bin: bin, dir: dir, options: append([]string{"fsync=off"}, settings...)}
	s.init()
	s.Up()
	t.Cleanup(func() { s.Down(syscall.SIGINT) })
	return s
}

// programs returns the folder with initdb and postgres, the newest if Debian
// has several.
func programs() string {
	list := []string{os.Getenv("READOUT_POSTGRES_BIN")}
	if path, err := exec.LookPath("initdb"); err == nil {
		list = append(list, filepath.Dir(path))
	}
	debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	for i := len(debian) - 1; i >= 0; i-- {
		list = append(list, debian[i])
	}
	for _, dir := range list {
		if _, err := os.Stat(filepath.Join(dir, "initdb")); dir != "" && err == nil {
			return dir
		}
	}
	return ""
}

func (s *Server) init() {
	s.t.Helper()
	secret := s.dir + ".password"
	defer os.Remove(secret)
	if err := errors.Join(os.WriteFile(secret, []byte(password), 0o600), giveAway(secret), giveAway(s.dir)); err != nil {
		s.t.Fatal(err)
	}
	cmd := s.command("initdb", "-D", s.dir, "-U", owner, "--pwfile", secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync")
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("initdb: %v\n%s", err, out)
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	s.port = free.Addr().(*net.TCPAddr).Port
	free.Close()
}

func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir, cmd.Env = s.dir, []string{"PATH=" + s.bin, "LC_ALL=C"}
	unprivileged(cmd)
	return cmd
}

// Up starts the server and waits until it answers.
func (s *Server) Up() {
	s.t.Helper()
	args := []string{"-D", s.dir, "-p", strconv.Itoa(s.port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
		"-c", "shared_buffers=32MB", "-c", "max_connections=60"}
	for _, o := range s.options {
		args = append(args, "-c", o)
	}
	s.cmd = s.command("postgres", args...)
	s.cmd.Stderr = &s.log
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	var err error
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if err = s.Exec("postgres", "SELECT 1"); err == nil {
			return
		}
	}
	s.t.Fatalf("the server does not answer: %v\n%s", err, s.log.String())
}

// Down stops the server: SIGINT ends it in order, SIGQUIT at once, as a crash.
func (s *Server) Down(how syscall.Signal) {
	if s.cmd == nil {
		return
	}
	s.cmd.Process.Signal(how)
	s.cmd.Wait()
	s.cmd = nil
}

// URL returns the address of a database.
func (s *Server) URL(database string) string {
	return fmt.Sprintf("postgres://%s:%s@127.0.0.1:%d/%s", owner, password, s.port, database)
}

// Database makes an empty database, or takes the one that is there, and returns
// its address.
func (s *Server) Database(name string) string {
	s.t.Helper()
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToLower(name))
	err := s.Exec("postgres", "CREATE DATABASE "+pgx.Identifier{name}.Sanitize())
	if err != nil && !strings.Contains(err.Error(), "already exists") {
		s.t.Fatal(err)
	}
	return s.URL(name)
}

// Exec runs statements in a database, as its owner.
func (s *Server) Exec(database, statements string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	c, err := pgx.Connect(ctx, s.URL(database))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, statements)
	return err
}
