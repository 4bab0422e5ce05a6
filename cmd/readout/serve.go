package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	about "readout"
	"readout/internal/monitor"
	"readout/internal/store/postgres"
	"readout/internal/web"
)

// serveFlags are the flags of 'readout serve'.
type serveFlags struct {
	store      string
	actors     []string
	listen     string
	hosts      []string
	tokenFile  string
	userHeader string
	by         string
	readOnly   bool
	rate       float64
	patience   time.Duration
	openAPI    bool
	log        string
	monitor    string
}

func newServe() *cobra.Command {
	f := &serveFlags{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the record in a browser, and give it to programs",
		Long: `Show the record in a browser, and give it to programs, until Ctrl-C. All pages
are in the program; nothing is loaded from elsewhere. Every page has its data at
its own address with .json or .csv behind it; /openapi.json describes these.

The desk answers on this machine only. On any other address it wants to know who
asks: by a token (--token-file, 16 letters or more), which programs bring as
Authorization: Bearer and browsers as the password to any name, or by a header in
which a proxy in front of it says who it let in (--user-header). It speaks plain
HTTP; encryption is for the proxy.`,
		Example: `  readout serve
  readout serve --store november.db --listen 127.0.0.1:9000 --read-only
  readout serve --listen :8080 --token-file token.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	fl := cmd.Flags()
	f.flags(fl)
	fl.StringVar(&f.listen, "listen", "127.0.0.1:8737", "answer at this `ADDRESS`; port 0 takes a free one")
	fl.StringVar(&f.by, "by", "", "who judges where nobody is named, a `NAME`; the login name if not given")
	fl.BoolVar(&f.readOnly, "read-only", false, "take no judgements")
	fl.Float64Var(&f.rate, "rate", 50, "at most `N` requests a second from one address; 0 for any number")
	fl.DurationVar(&f.patience, "patience", 20*time.Second, "give up an answer after this `TIME`")
	fl.StringVar(&f.monitor, "monitor", "", "serve /metrics and /healthz at this `ADDRESS`, which is not the desk's")
	fl.BoolVar(&f.openAPI, "openapi", false, "print the description for programs (OpenAPI 3.1) and end")
	return cmd
}

// flags adds what all that answers over HTTP can be told.
func (f *serveFlags) flags(fl *pflag.FlagSet) {
	fl.StringVar(&f.store, "store", storeFile, "give the record in `FILE`")
	fl.StringArrayVar(&f.actors, "actors", nil, ownActors)
	fl.StringArrayVar(&f.hosts, "host", nil, "answer to this `NAME` too, beside localhost; may be given again")
	fl.StringVar(&f.tokenFile, "token-file", "", "ask everybody for the token in `FILE`")
	fl.StringVar(&f.userHeader, "user-header", "", "a proxy names who asks in this `HEADER`, and nobody else can reach the address")
	fl.StringVar(&f.log, "log", "text", logUsage)
}

func (f *serveFlags) run(cmd *cobra.Command) error {
	if f.openAPI {
		b, err := web.OpenAPI(version())
		if err == nil {
			_, err = fmt.Fprintln(cmd.OutOrStdout(), string(b))
		}
		return err
	}
	log, err := newLog(cmd, f.log)
	if err != nil {
		return err
	}
	guard, err := f.guard()
	if err != nil {
		return err
	}
	known, err := knowledge(f.actors)
	if err != nil {
		return err
	}
	open := openKept
	if f.readOnly {
		open = openReadOnly
	}
	s, err := open(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer s.Close()
	if f.by == "" {
		f.by = cmp.Or(loginName(), "somebody")
	}
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	d := web.New(ctx, web.Options{
		Store: s, Known: known, Version: version(), Scores: about.Scores, Writable: !f.readOnly, By: f.by, Guard: guard,
		MadeAt: f.madeAt, Now: time.Now, Log: func(err error) { log.Error(err.Error()) },
	})
	h := d.Handler()
	if f.monitor != "" {
		m := monitor.New(version())
		h = m.Requests(h)
		end, err := serveMonitor("--monitor", f.monitor, m.Handler(wellKept(s)), log)
		if err != nil {
			return err
		}
		defer end()
	}
	return f.listenAndServe(ctx, cmd.ErrOrStderr(), h)
}

// guard refuses to open the desk to others without asking who they are.
func (f *serveFlags) guard() (g web.Guard, err error) {
	g = web.Guard{UserHeader: f.userHeader, Rate: f.rate, Patience: f.patience}
	if f.tokenFile != "" {
		if g.Token, err = readToken(f.tokenFile); err != nil {
			return g, err
		}
	}
	host, _, err := net.SplitHostPort(f.listen)
	if err != nil {
		return g, usagef("--listen is an address as in 127.0.0.1:8737: %v", err)
	}
	ip := net.ParseIP(host)
	loopback := host == "localhost" || ip != nil && ip.IsLoopback()
	if !loopback && g.Token == "" && g.UserHeader == "" {
		return g, usagef("%s can be reached from other machines: give --token-file, or --user-header behind a proxy that lets people in", f.listen)
	}
	if loopback || len(f.hosts) > 0 {
		g.Hosts = append([]string{"localhost", "127.0.0.1", "::1"}, f.hosts...)
	}
	return g, nil
}

const shortestToken = 16

func readToken(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	token := strings.TrimSpace(string(b))
	if len(token) < shortestToken || strings.ContainsAny(token, " \t\r\n") {
		return "", fmt.Errorf("%s: a token is one line of %d letters or more, without spaces; 'openssl rand -hex 16' makes one", path, shortestToken)
	}
	return token, nil
}

// madeAt returns when the record's file was last written; of a database nobody
// knows.
func (f *serveFlags) madeAt() (last time.Time, err error) {
	for _, name := range []string{f.store, f.store + "-wal"} {
		if st, err := os.Stat(name); err == nil && st.Size() > 0 && st.ModTime().After(last) {
			last = st.ModTime()
		}
	}
	return last, nil
}

// listenAndServe answers until ctx ends, and then lets the answers under way end.
func (f *serveFlags) listenAndServe(ctx context.Context, errs io.Writer, h http.Handler) error {
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return fmt.Errorf("%w; --listen takes another address, and port 0 a free one", err)
	}
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: f.patience + 10*time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(slog.NewTextHandler(errs, nil), slog.LevelWarn)}
	fmt.Fprintf(errs, "The record of %s is at http://%s (Ctrl-C ends)\n", postgres.Redact(f.store), l.Addr())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	last, stop := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer stop()
	return errors.Join(s.Shutdown(last), s.Close())
}
