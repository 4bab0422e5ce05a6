// Package correct turns what a person says of a mention into a correction: the
// mention named by the first letters of its id, fields and values in any known
// spelling, each value held against the ontology and the tables of actors and
// places.
//
// It also writes what persons have looked over as gold. It must never know a
// database, a command line or a screen, nor change what was read.
package correct

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/store"
)

// A Desk makes corrections to a store's record.
type Desk struct {
	Store store.Store
	Known *actor.Base
}

// A Saying is who says something, why and when.
type Saying struct {
	By, Because string
	At          time.Time
}

// A Value is a field with what a person gives for it. A list has several of one
// field; empty takes away what stands there.
type Value struct{ Field, Words string }

// Values reads FIELD=VALUE arguments.
func Values(args []string) (out []Value, err error) {
	for _, a := range args {
		field, words, ok := strings.Cut(a, "=")
		if !ok {
			return nil, fmt.Errorf("%q is no FIELD=VALUE, as in status=denied", a)
		}
		out = append(out, Value{strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(words)})
	}
	return out, nil
}

// Change says that fields of a mention should hold other values.
func (d *Desk) Change(ctx context.Context, s Saying, name string, values []Value) (record.Correction, error) {
	m, err := d.mention(ctx, name)
	if err != nil {
		return record.Correction{}, err
	}
	c := m.say(s, record.Changed)
	if c.Changes, err = d.changes(m, values); err != nil {
		return c, err
	}
	return c, d.keep(ctx, &c)
}

// Drop says that nothing of the kind is told where a mention stands.
func (d *Desk) Drop(ctx context.Context, s Saying, name string) (record.Correction, error) {
	m, err := d.mention(ctx, name)
	if err != nil {
		return record.Correction{}, err
	}
	c := m.say(s, record.Dropped)
	return c, d.keep(ctx, &c)
}

// Approve says that a mention is right as it stands.
func (d *Desk) Approve(ctx context.Context, s Saying, name string) (record.Correction, error) {
	m, err := d.mention(ctx, name)
	if err != nil {
		return record.Correction{}, err
	}
	c := m.say(s, record.Right)
	now, _, err := m.fields()
	if err != nil {
		return c, err
	}
	for i, field := range fieldsOf[m.kind] {
		c.Changes = append(c.Changes, record.Change{Field: field, Was: now[i], Now: now[i]})
	}
	return c, d.keep(ctx, &c)
}

// Undo withdraws the correction whose id begins with name.
func (d *Desk) Undo(ctx context.Context, s Saying, name string) (record.Correction, error) {
	all, err := d.Store.Corrections(ctx)
	if err != nil {
		return record.Correction{}, err
	}
	all = slices.DeleteFunc(all, func(c record.Correction) bool {
		return name == "" || !strings.HasPrefix(string(c.ID), name) && !strings.HasPrefix(strings.TrimPrefix(string(c.ID), "correction:"), name)
	})
	switch {
	case len(all) == 0:
		return record.Correction{}, fmt.Errorf("no correction has an id that begins with %q; 'readout corrections' lists them", name)
	case len(all) > 1:
		return record.Correction{}, fmt.Errorf("%q begins the ids of %d corrections, among them %s and %s; give more letters", name, len(all), all[0].ID, all[1].ID)
	case all[0].Withdrawn != nil:
		return record.Correction{}, fmt.Errorf("%s was withdrawn before, on %s", all[0].ID, all[0].Withdrawn.At.Format("2006-01-02"))
	}
	c := all[0]
	c.Withdrawn = &record.Withdrawal{By: s.By, At: s.At, Because: s.Because}
	err = d.Store.Withdraw(ctx, c.ID, *c.Withdrawn)
	if errors.Is(err, store.ErrNone) {
		err = fmt.Errorf("%s was withdrawn in the meantime", c.ID)
	}
	return c, err
}

// say begins a correction of the mention.
func (m *meant) say(s Saying, act record.Act) record.Correction {
	c := record.Correction{Article: m.entry.Article.ID, Mention: m.id, Kind: m.kind, Act: act, Exact: m.reading.Article.Text.Slice(m.mention.Origin().Span)}
	return s.begin(c, m.entry)
}

// begin fills in who says it, and what stands beside the mention.
func (s Saying) begin(c record.Correction, e *store.Entry) record.Correction {
	c.By, c.Because, c.At = strings.ToValidUTF8(s.By, "?"), strings.ToValidUTF8(s.Because, "?"), s.At.UTC()
	for _, m := range e.Mentions {
		if m.Superseded == "" && m.Kind == c.Kind && m.ID != c.Mention {
			c.Beside = append(c.Beside, m.ID)
		}
	}
	return c
}

func (d *Desk) keep(ctx context.Context, c *record.Correction) error {
	c.ID = c.Hash()
	return d.Store.Correct(ctx, *c)
}
