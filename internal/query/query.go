// Package query is the question language: it turns what a person asks for,
// in any spelling, into what the record itself uses.
//
// "Fidan" becomes the ids of the actors called so, "Gaza Strip" the places that
// lie in it, "2023-11" a month. The package must never know how a store finds
// what is asked for.
package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// A Filter is a question in a person's words. Every condition that is set must
// hold; of a list, one item must. Empty conditions hold for all.
type Filter struct {
	Kind       string // store.KindEvent …; must be set
	Types      []string
	Statuses   []string
	Actors     []string // who did it
	Recipients []string // to whom
	Parties    []string // on either side
	Speakers   []string
	Addressees []string
	About      []string
	Attributed []string // who is cited
	Countries  []string // of anybody with a part in it, but for who is cited
	Since      string   // 2023, 2023-11 or 2023-11-25
	Until      string
	Places     []string // in it, or in a place that lies in it
	Outlets    []string
	Text       string
	Newest     bool
	Limit      int
}

// Names looks up what the record names, as store.Store does.
type Names interface {
	Names(ctx context.Context, of string) ([]store.Name, error)
}

// A Reader of questions knows the tables of actors, and the names in a record.
type Reader struct {
	Known  *actor.Base
	Record Names
}

// Where returns the question in the record's own words. An error names what is
// not known, and the way out.
func (r *Reader) Where(ctx context.Context, f *Filter) (w store.Where, err error) {
	w = store.Where{Kind: f.Kind, Text: f.Text, Newest: f.Newest, Limit: f.Limit}
	if w.Types, err = typesOf(f.Kind, f.Types); err != nil {
		return w, err
	}
	if w.Statuses, err = statusesOf(f.Kind, f.Statuses); err != nil {
		return w, err
	}
	if w.Since, err = day(f.Since); err != nil {
		return w, err
	}
	if w.Until, err = day(f.Until); err != nil {
		return w, err
	}
	if w.Parties, err = r.parties(ctx, f); err != nil {
		return w, err
	}
	if w.Places, err = r.Places(ctx, f.Places); err != nil {
		return w, err
	}
	w.Outlets, err = r.outlets(ctx, f.Outlets)
	return w, err
}

// day reads a date as a person writes it.
func day(s string) (timex.Date, error) {
	d := timex.Date(strings.TrimSpace(s))
	if d != "" && !d.Valid() {
		return "", fmt.Errorf("%q is no date; write a year, a month or a day as in 2023, 2023-11, 2023-11-25", s)
	}
	return d, nil
}

var words = map[string][]string{
	store.KindStatement: asStrings([]record.StatementKind{record.Demand, record.Accuse, record.Praise, record.Condemn, record.Warn,
		record.Hope, record.Claim, record.Announce, record.Reject, record.Thank, record.Offer, record.Say}),
	store.KindFigure: asStrings([]record.Measure{record.Killed, record.Wounded, record.Missing, record.Displaced,
		record.Hostages, record.Detained, record.OtherUnit}),
	store.KindEvent: asStrings(plover.Types()),
}

var statuses = asStrings([]record.Status{record.Actual, record.Planned, record.Cancelled, record.Denied, record.Negated, record.Hypothetical})

func asStrings[T ~string](list []T) (out []string) {
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

// typesOf reads types of events, kinds of statements or measures, in any case.
// An office may be called anything.
func typesOf(kind string, asked []string) ([]string, error) {
	known, ok := words[kind]
	if !ok {
		return asked, nil
	}
	return chosen(asked, known, "type of "+kind)
}

// statusesOf reads statuses of events. Those of a figure are as worded.
func statusesOf(kind string, asked []string) ([]string, error) {
	if kind != store.KindEvent {
		return asked, nil
	}
	return chosen(asked, statuses, "status of an event")
}

func chosen(asked, known []string, what string) (out []string, err error) {
	for _, a := range asked {
		i := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, strings.TrimSpace(a)) })
		if i < 0 {
			return nil, fmt.Errorf("%q is no %s; there are %s", a, what, strings.Join(known, ", "))
		}
		out = append(out, known[i])
	}
	return out, nil
}
