package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/fetch"
	"readout/internal/monitor"
	"readout/internal/queue"
	"readout/internal/run"
	"readout/internal/store/postgres"
	"readout/internal/window"
)

// workFlags are the flags of 'readout work'.
type workFlags struct {
	store  string
	jobs   int
	drain  bool
	log    *slog.Logger
	listen string
	fetch  fetch.Options
	own    own
	to     toFlags
}

func newWork() *cobra.Command {
	f := &workFlags{}
	var form string
	cmd := &cobra.Command{
		Use:   "work",
		Short: "Read what was handed in with 'readout enqueue'",
		Long: `Read what was handed in with 'readout enqueue', until Ctrl-C or, with --drain, until
nothing is left. Any number of workers on any number of machines share the work;
one that is killed loses nothing, and another takes over its job within seconds.
On Ctrl-C or SIGTERM the articles at hand are finished and kept, and what is left
of their jobs goes back to the queue.

With --to, readings are written as Parquet files by day into a folder or a bucket,
and not into the database, which then holds the queue alone.

With --listen, /metrics tells Prometheus what was done, and /healthz answers 200
as long as the database does.`,
		Example: `  readout work --store postgres://worker@db.example/readout
  readout work --store postgres://worker@db.example/readout --log json --listen :9090
  readout work --store postgres://worker@db.example/readout --to s3://news/readings`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.jobs < 1 {
				return usagef("--workers must be at least 1")
			}
			log, err := newLog(cmd, form)
			if err != nil {
				return err
			}
			f.log = log
			return withQueue(cmd.Context(), f.store, func(s *postgres.Store) error { return f.run(cmd, s) })
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&f.store, "store", "", databaseUsage)
	fl.IntVar(&f.jobs, "workers", runtime.NumCPU(), "work at `N` jobs at a time")
	fl.BoolVar(&f.drain, "drain", false, "end when nothing is left to do")
	fl.StringVar(&form, "log", "text", logUsage)
	fl.StringVar(&f.listen, "listen", "", "serve /metrics and /healthz at this `ADDRESS`, such as :9090")
	fl.StringVar(&f.fetch.Contact, "contact", "", "fetch pages too; the address of mail or of a page for the keepers of hosts,\na `WORD` in every request")
	fl.BoolVar(&f.fetch.AllowPrivate, "allow-private", false, "fetch pages from this machine and private networks too")
	f.own.flags(fl)
	f.to.flags(fl)
	return cmd
}

func (f *workFlags) run(cmd *cobra.Command, s *postgres.Store) error {
	log := f.log
	reader, read, err := f.own.reader()
	if err != nil {
		return err
	}
	begin, err := f.to.begin(read)
	if err != nil {
		return err
	}
	m := monitor.New(version())
	if f.listen != "" {
		end, err := serveMonitor("--listen", f.listen, m.Handler(s.Pool().Ping), log)
		if err != nil {
			return err
		}
		defer end()
	}
	host, _ := os.Hostname()
	w := &queue.Worker{
		Store: s, To: begin, Read: reader.Read, Version: read, Jobs: f.jobs, Drain: f.drain, Log: log,
		ID:   fmt.Sprintf("%s-%d-%s", host, os.Getpid(), rand.Text()[:8]),
		Told: func(res run.Result) { countArticle(m, res) },
		Worked: func(b queue.Batch, sum run.Summary, took time.Duration, err error) {
			tellJob(log, m, b, sum, took, err)
		},
		Windows: func(ctx context.Context, j queue.Window) error {
			began := time.Now()
			sum, err := doWindow(ctx, j)
			tellWindow(log, m, j, sum, time.Since(began), err)
			return err
		},
	}
	if f.fetch.Contact != "" || f.fetch.AllowPrivate {
		f.fetch.Program = "Readout/" + version()
		c := fetch.New(f.fetch)
		defer c.Close()
		w.Fetch = c.Get
	}
	log.Info("working", "store", s.Name(), "version", read, "workers", f.jobs, "id", w.ID)
	err = w.Work(cmd.Context())
	log.Info("ended")
	return err
}

func countArticle(m *monitor.Monitor, res run.Result) {
	switch {
	case res.Skipped:
		m.Article("skipped")
	case res.Err != nil:
		m.Article("failed")
	case res.Known:
		m.Article("known")
	default:
		m.Article("read")
		m.Mentions("event", len(res.Reading.Events))
		m.Mentions("statement", len(res.Reading.Statements))
		m.Mentions("figure", len(res.Reading.Figures))
	}
}

func tellJob(log *slog.Logger, m *monitor.Monitor, b queue.Batch, sum run.Summary, took time.Duration, err error) {
	words := []any{"files", len(b.Paths), "bytes", b.Bytes, "read", sum.Read, "known", sum.Known, "failed", sum.Failed, "seconds", took.Seconds()}
	switch {
	case err != nil:
		m.Job("failed", took)
		log.Warn("a job failed and will be tried again", append(words, "error", err)...)
	case sum.Stopped:
		m.Job("stopped", took)
		log.Info("a job was stopped and goes back to the queue", words...)
	default:
		m.Job("done", took)
		log.Info("job done", words...)
	}
}

func tellWindow(log *slog.Logger, m *monitor.Monitor, j queue.Window, sum window.Summary, took time.Duration, err error) {
	words := []any{"archive", j.In, "window", j.Stretch.String(), "mentions", sum.Members, "seconds", took.Seconds()}
	switch {
	case errors.Is(err, context.Canceled):
		m.Job("stopped", took)
		log.Info("a window was stopped and goes back to the queue", words...)
	case err != nil:
		m.Job("failed", took)
		log.Warn("a window failed and will be tried again", append(words, "error", err)...)
	default:
		m.Job("done", took)
		log.Info("window done", words...)
	}
}
