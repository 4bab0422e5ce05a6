package main

import (
	"io"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/mcp"
)

func newMCP() *cobra.Command {
	f := &serveFlags{}
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Give the record to programs that speak the Model Context Protocol",
		Long: `Give the record to programs that speak the Model Context Protocol (MCP), such as
desks around language models: tools that search the record, set tellings side by
side and show articles. They read and never write. Each record comes with its
article, outlet, day, letters, and whom the outlet cites.

Without --listen it talks over standard input and output, and is started by the
program that asks. With --listen it answers at http://ADDRESS/mcp until Ctrl-C: on
this machine only, unless it knows by a token (--token-file) or a proxy's header
(--user-header) who asks, as 'readout serve' does.`,
		Example: `  readout mcp --store november.db
  readout mcp --listen 127.0.0.1:8738
  readout mcp --listen :8738 --token-file token.txt`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.runMCP(cmd) },
	}
	fl := cmd.Flags()
	f.flags(fl)
	fl.StringVar(&f.listen, "listen", "", "answer over HTTP at this `ADDRESS`; port 0 takes a free one")
	fl.Float64Var(&f.rate, "rate", 10, "at most `N` requests a second from one address; 0 for any number")
	fl.DurationVar(&f.patience, "patience", time.Minute, "give up an answer after this `TIME`")
	return cmd
}

func (f *serveFlags) runMCP(cmd *cobra.Command) error {
	known, err := knowledge(f.actors)
	if err != nil {
		return err
	}
	s, err := openReadOnly(cmd.Context(), f.store)
	if err != nil {
		return err
	}
	defer s.Close()
	m := mcp.New(mcp.Options{Store: s, Known: known, Version: version(), Patience: f.patience, Now: time.Now})
	if f.listen == "" {
		return m.Serve(cmd.Context(), io.NopCloser(cmd.InOrStdin()), unclosed{cmd.OutOrStdout()})
	}
	guard, err := f.guard()
	if err != nil {
		return err
	}
	log, err := newLog(cmd, f.log)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/mcp", m.Handler())
	h := guard.Wrap(mux, time.Now, func(err error) { log.Error(err.Error()) })
	return f.listenAndServe(cmd.Context(), cmd.ErrOrStderr(), h)
}

// unclosed is a writer that stays open for others when one is done with it.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
