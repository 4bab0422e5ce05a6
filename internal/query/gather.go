package query

import (
	"context"

	"readout/internal/contact"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/store"
)

// A Desk gathers from a store what views ask for that set articles side by
// side: wire copies count once, and what is told of one event comes together.
type Desk struct {
	Store  store.Store
	CopyOf func(record.ID) record.ID // see Copies

	// Unreconciled leaves every mention for itself.
	Unreconciled bool
}

// Figures returns the figures that a question asks for, and which event of
// several tellings a mention of an event belongs to. Events are reconciled
// among the articles of these figures.
func (d *Desk) Figures(ctx context.Context, w store.Where) (out []series.Figure, eventOf func(record.ID) record.ID, err error) {
	var articles []record.ID
	seen := map[record.ID]bool{}
	for f, err := range d.Store.Find(ctx, w) {
		if err != nil {
			return nil, nil, err
		}
		a := f.Article
		out = append(out, series.Figure{FigureMention: f.Figure, By: a.By(), Published: a.Published,
			Wording: a.Text.Slice(f.Figure.Words), Exact: a.Text.Slice(f.Figure.Span), CopyOf: d.CopyOf(a.ID)})
		if f.Figure.Event != "" && !seen[a.ID] {
			seen[a.ID] = true
			articles = append(articles, a.ID)
		}
	}
	x := reconcile.New()
	for _, id := range articles {
		if d.Unreconciled {
			break
		}
		r, err := reading(ctx, d.Store, id)
		if err != nil {
			return nil, nil, err
		}
		x.Add(r, d.CopyOf(id))
	}
	return out, eventIn(x), nil
}

func reading(ctx context.Context, s store.Store, id record.ID) (*record.Reading, error) {
	e, err := s.Entry(ctx, id)
	if err != nil {
		return nil, err
	}
	return e.Reading()
}

// eventIn returns the cluster of a mention, the mention where there is none.
func eventIn(x *reconcile.Index) func(record.ID) record.ID {
	return func(id record.ID) record.ID {
		if c, ok := x.Cluster(id); ok {
			return c.ID
		}
		return id
	}
}

// Contacts returns the events that a question asks for, each with all that tell
// of it.
func (d *Desk) Contacts(ctx context.Context, w store.Where) ([]contact.Event, error) {
	told := map[record.ID]contact.Telling{}
	by := map[record.ID]*record.Reading{}
	var order []record.ID
	for f, err := range d.Store.Find(ctx, w) {
		if err != nil {
			return nil, err
		}
		e := f.Event
		told[e.ID] = contact.Telling{By: f.Article.By(), Day: e.When.Date, Actors: e.Actors, Recipients: e.Recipients}
		r := by[f.Article.ID]
		if r == nil {
			r = &record.Reading{Article: f.Article}
			by[f.Article.ID] = r
			order = append(order, f.Article.ID)
		}
		r.Events = append(r.Events, *e)
	}
	if d.Unreconciled {
		return alone(told), nil
	}
	x := reconcile.New()
	for _, id := range order {
		x.Add(by[id], d.CopyOf(id))
	}
	var out []contact.Event
	for _, c := range x.Clusters(store.KindEvent) {
		e := contact.Event{ID: c.ID}
		for _, m := range c.Mentions() {
			e.Tellings = append(e.Tellings, told[m])
		}
		out = append(out, e)
	}
	return out, nil
}

func alone(told map[record.ID]contact.Telling) (out []contact.Event) {
	for id, t := range told {
		out = append(out, contact.Event{ID: id, Tellings: []contact.Telling{t}})
	}
	return out // contact.Build puts them in order
}
