package mcp

import (
	"context"
	"errors"
	"fmt"
	"io"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/naming"
	"readout/internal/query"
	"readout/internal/store"
)

// Wording asks how outlets name somebody, or an act.
type Wording struct {
	Names []string `json:"names,omitempty" jsonschema:"whom; any name in any spelling, or an id; several are taken together"`
	Event string   `json:"event,omitempty" jsonschema:"in the place of names: the words for the act of this event"`
	Heads bool     `json:"heads,omitempty" jsonschema:"count by the head of a phrase: regime for Zionist regime"`
	Conditions
}

// fewest is how often in all a wording must be used to be compared, and shown
// how many of an outlet are told in words.
const (
	fewest = 3
	shown  = 8
)

func (s *Server) wording(ctx context.Context, in *Wording, a *answer) error {
	if (len(in.Names) == 0) == (in.Event == "") {
		return errors.New("give names of an actor, or an event")
	}
	n, err := s.namings(ctx, in)
	if err != nil {
		return err
	}
	all := naming.Compare(n.Uses, naming.Options{Least: fewest, Heads: in.Heads})
	for i := range all {
		if err := a.add(func(w io.Writer) error { return export.Wording(w, all[i:i+1]) }); err != nil {
			return err
		}
	}
	a.page().Wording(all, shown)
	a.page().Scares(n.Scares)
	return nil
}

func (s *Server) namings(ctx context.Context, in *Wording) (n *query.Namings, err error) {
	if in.Event != "" {
		err = s.kept.across(ctx, func(r *across.Record) error {
			id, err := r.Named(in.Event)
			if err != nil {
				return err
			}
			c, ok := r.Cluster(r.Heir(id))
			if !ok || c.Kind != store.KindEvent {
				return fmt.Errorf("%s is no event that stands; search_events finds those", id)
			}
			n, err = r.Acts(ctx, c)
			return err
		})
		return n, err
	}
	ids, err := s.reader().Actors(ctx, in.Names)
	if err != nil {
		return nil, err
	}
	f := in.Conditions.filter(store.KindEvent)
	w, err := s.reader().Where(ctx, &f)
	if err != nil {
		return nil, err
	}
	d, err := s.kept.desk(ctx)
	if err != nil {
		return nil, err
	}
	return d.Namings(ctx, bounded(w), ids)
}
