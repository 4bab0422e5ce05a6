package mcp

import (
	"context"
	"encoding/json"
	"io"
	"iter"
	"slices"

	"readout/internal/export"
	"readout/internal/naming"
	"readout/internal/store"
	"readout/internal/timex"
)

// An Actor asks who somebody is.
type Actor struct {
	Name string `json:"name" jsonschema:"any name in any spelling, or an id"`
	Page
}

func (s *Server) addActor() {
	add(s, tool{"actor", "Who somebody is", "Tells who in the record is called so: id, country, office, first and last seen, the words that articles name them by, and the offices that the tables know. Mentions are the articles' namings of somebody with an office, the newest first.",
		"actors: actor (id), name, country, kind, office, counts, first_seen, last_seen, names (words, uses, articles), tenures (office, of, from, to) of the tables"}, s.actor)
}

func (s *Server) actor(ctx context.Context, in *Actor, a *answer) error {
	ids, err := s.reader().Actors(ctx, []string{in.Name})
	if err != nil {
		return err
	}
	page, next, err := turn(s.seen(ctx, ids), func(x store.Seen) string { return x.ID }, &in.Page)
	if err != nil {
		return err
	}
	a.Next = next
	var there []string
	for i := range page {
		there = append(there, page[i].ID)
		a.page().Seen(&page[i])
		if err := s.describe(ctx, &page[i], a); err != nil {
			return err
		}
	}
	if len(there) == 0 {
		return nil
	}
	w := store.Where{Kind: store.KindOffice, Newest: true, Limit: usual, Parties: []store.Party{{Parts: []string{"holder"}, Actors: there}}}
	for f, err := range s.Store.Find(ctx, w) {
		if err != nil {
			return err
		}
		if err := a.rest(f); err != nil {
			return err
		}
	}
	return nil
}

// seen yields those of the ids that the record mentions.
func (s *Server) seen(ctx context.Context, ids []string) iter.Seq2[store.Seen, error] {
	return func(yield func(store.Seen, error) bool) {
		all, err := s.kept.actors(ctx)
		if err != nil {
			yield(store.Seen{}, err)
			return
		}
		for _, x := range all {
			if slices.Contains(ids, x.ID) && !yield(x, nil) {
				return
			}
		}
	}
}

// describe adds one actor.
func (s *Server) describe(ctx context.Context, x *store.Seen, a *answer) error {
	line, err := lineOf(func(w io.Writer) error { return export.Seen(w, x) })
	if err != nil {
		return err
	}
	var v map[string]any
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	if v["names"], err = s.names(ctx, x.ID); err != nil {
		return err
	}
	v["tenures"] = s.tenures(x.ID)
	return a.addValue(v)
}

type name struct {
	Words    string `json:"words"`
	Uses     int    `json:"uses"`
	Articles int    `json:"articles"`
}

// names returns the words by which articles name an actor, the most used first.
func (s *Server) names(ctx context.Context, id string) ([]name, error) {
	d, err := s.kept.desk(ctx)
	if err != nil {
		return nil, err
	}
	n, err := d.Namings(ctx, bounded(store.Where{}), []string{id})
	if err != nil {
		return nil, err
	}
	for i := range n.Uses {
		n.Uses[i].By = "" // all outlets together
	}
	out := []name{}
	for _, o := range naming.Compare(n.Uses, naming.Options{}) {
		for _, w := range o.Wordings[:min(usual, len(o.Wordings))] {
			out = append(out, name{w.Exact, w.Uses, w.Articles})
		}
	}
	return out, nil
}

type tenure struct {
	Office string      `json:"office"`
	Of     string      `json:"of"`
	From   *timex.Date `json:"from"` // null: not known
	To     *timex.Date `json:"to"`   // null: still, as far as the tables know
}

func (s *Server) tenures(id string) []tenure {
	out := []tenure{}
	for _, t := range s.Known.Tenures(id) {
		x := tenure{Office: t.Office, Of: t.Of}
		if x.Of == "" {
			x.Of = t.Country
		}
		if t.From != "" {
			x.From = &t.From
		}
		if t.To != "" {
			x.To = &t.To
		}
		out = append(out, x)
	}
	return out
}
