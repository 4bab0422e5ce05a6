package store

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"readout/internal/record"
)

// An Effect is what a correction does to the record as it is now.
type Effect struct {
	*record.Correction
	On      record.ID // the mention that it is about now, that of a newer version perhaps; empty where there is none
	Outcome Outcome
}

// An Outcome is how a correction stands to the record as it is now.
type Outcome string

// The outcomes.
const (
	Holds     Outcome = "holds"
	Agrees    Outcome = "agrees"    // the program reads it so by itself by now
	Orphaned  Outcome = "orphaned"  // nothing stands any more that could be meant
	Withdrawn Outcome = "withdrawn" // by a person
)

// An amending puts what persons corrected into the reading of an entry.
type amending struct {
	*Entry
	r       *record.Reading
	effects []Effect
}

// amend puts what persons corrected into r, which was read back from e, in the
// order in which they did: of two on one field the later one holds.
func (e *Entry) amend(r *record.Reading) ([]Effect, error) {
	a := &amending{Entry: e, r: r}
	for i := range e.Corrections {
		c := &e.Corrections[i]
		x, err := a.one(c)
		if err != nil {
			return nil, e.fault(string(c.ID), err)
		}
		a.effects = append(a.effects, Effect{c, x.On, x.Outcome})
	}
	return a.effects, nil
}

func (a *amending) one(c *record.Correction) (Effect, error) {
	switch {
	case c.Withdrawn != nil:
		return Effect{On: c.Mention, Outcome: Withdrawn}, nil
	case c.Act == record.Added:
		return a.add(c)
	}
	id := a.heir(c)
	m := a.r.Mention(id)
	switch {
	case m == nil && c.Act == record.Dropped:
		return Effect{Outcome: Agrees}, nil // it is not read any more, as it should
	case m == nil:
		return Effect{Outcome: Orphaned}, nil
	case c.Act == record.Dropped:
		a.r.Drop(id)
		return Effect{On: id, Outcome: Holds}, nil
	}
	return a.change(m, id, c)
}

// change sets the fields that do not hold yet what a person says.
func (a *amending) change(m record.Corrigible, id record.ID, c *record.Correction) (Effect, error) {
	done := *c
	done.Changes = nil
	for _, ch := range c.Changes {
		f := m.Field(ch.Field)
		if f == nil {
			return Effect{}, fmt.Errorf("a %s has no field %q", c.Kind, ch.Field)
		}
		changed, err := set(f, &ch)
		if err != nil {
			return Effect{}, fmt.Errorf("%s: %w", ch.Field, err)
		}
		if changed {
			done.Changes = append(done.Changes, ch)
		}
	}
	if len(done.Changes) == 0 && c.Act == record.Changed {
		return Effect{On: id, Outcome: Agrees}, nil
	}
	p := m.Origin()
	p.Corrected = append(p.Corrected, done)
	return Effect{On: id, Outcome: Holds}, nil
}

// set writes what a field should hold, and into the change what it held. It
// reports false if both mean the same.
func set(field any, c *record.Change) (bool, error) {
	to := reflect.ValueOf(field).Elem()
	now := reflect.New(to.Type())
	if err := json.Unmarshal(c.Now, now.Interface()); err != nil {
		return false, err
	}
	if Means(to.Interface()) == Means(now.Elem().Interface()) {
		return false, nil
	}
	was, err := json.Marshal(field)
	c.Was = was
	to.Set(now.Elem())
	return true, err
}

// Means returns what a field of a mention says, without the letters that say so.
func Means(v any) string {
	switch v := v.(type) {
	case []record.Actor:
		var who []string
		for _, a := range v {
			who = append(who, a.ID+"\x1f"+a.Name+"\x1f"+a.Country)
		}
		slices.Sort(who)
		return strings.Join(who, "\x1e")
	case *record.Place:
		if v == nil {
			return ""
		}
		return v.Name + "\x1f" + v.Country
	case []string:
		return strings.Join(v, "\x1f")
	}
	b, _ := json.Marshal(v) // a number, a date, a word
	return string(b)
}

// heir returns the mention that a correction is about now: that which it was
// made on, or the one of the same type that a newer version reads in its place.
// None that stood beside it then, nor one that is as much like one of these: a
// correction must not wander to what nobody complained of.
func (a *amending) heir(c *record.Correction) record.ID {
	if a.r.Mention(c.Mention) != nil {
		return c.Mention
	}
	old := a.mention(c.Mention)
	if old == nil || old.Superseded == "" {
		return c.Mention
	}
	var may []Mention
	for _, m := range a.Mentions {
		if m.Type == old.Type || slices.ContainsFunc(c.Changes, func(x record.Change) bool { return string(x.Now) == fmt.Sprintf("%q", m.Type) }) {
			may = append(may, m)
		}
	}
	return a.own(c, old, Heir(old, may))
}

// own returns id, empty if it is not the heir of old alone.
func (a *amending) own(c *record.Correction, old *Mention, id record.ID) record.ID {
	m := a.mention(id)
	if m == nil || slices.Contains(c.Beside, id) {
		return ""
	}
	for _, s := range c.Beside {
		if other := a.mention(s); other != nil && Likeness(other, m) >= Likeness(old, m) {
			return ""
		}
	}
	return id
}

func (e *Entry) mention(id record.ID) *Mention {
	i := slices.IndexFunc(e.Mentions, func(m Mention) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return &e.Mentions[i]
}
