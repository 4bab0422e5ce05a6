package mcp

import (
	"context"
	"fmt"
	"io"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store"
)

// event sets the tellings of what a person names side by side.
func (s *Server) event(ctx context.Context, name string, a *answer) error {
	return s.kept.across(ctx, func(r *across.Record) error {
		id, err := r.Named(name)
		if err != nil {
			return err
		}
		c, ok := r.Cluster(r.Heir(id))
		if !ok {
			return fmt.Errorf("%s is not read any more: a newer version of the program reads its article otherwise; the searches find what stands", id)
		}
		m, err := r.Matrix(ctx, c)
		if err != nil {
			return err
		}
		if err := a.add(func(w io.Writer) error { return export.Matrix(w, m) }); err != nil {
			return err
		}
		a.page().Matrix(m)
		return restOn(ctx, r, c.Mentions(), a)
	})
}

// restOn adds mentions by their ids.
func restOn(ctx context.Context, r *across.Record, ids []record.ID, a *answer) error {
	for _, id := range ids[:min(most, len(ids))] {
		x, err := r.Reading(ctx, id)
		if err != nil {
			return err
		}
		for f := range store.Told(x) {
			if f.ID() != id {
				continue
			}
			if err := a.rest(f); err != nil {
				return err
			}
		}
	}
	if len(ids) > most {
		a.Note += " Of the mentions of this event only the first 200 are given; its columns name all."
	}
	return nil
}
