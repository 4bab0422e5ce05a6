package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/store"
)

const logUsage = "write what happens to standard error as `text` or json"

// newLog returns the log of a program that runs for long.
func newLog(cmd *cobra.Command, form string) (*slog.Logger, error) {
	switch form {
	case "json":
		return slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), nil)), nil
	case "text":
		return slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil)), nil
	}
	return nil, usagef("--log is text or json, not %q", form)
}

// serveMonitor answers /metrics and /healthz at an address of their own.
func serveMonitor(flag, address string, h http.Handler, log *slog.Logger) (end func(), err error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w; give another address, port 0 takes a free one", flag, address, err)
	}
	log.Info("metrics and health", "address", l.Addr().String())
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second}
	go s.Serve(l)
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		s.Shutdown(ctx)
	}, nil
}

// wellKept asks a store a small question.
func wellKept(s store.Store) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.Has(ctx, "sha256:none", "")
		return err
	}
}
