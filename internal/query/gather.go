package query

import (
	"context"

	"readout/internal/contact"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/stance"
	"readout/internal/store"
)

// A Desk gathers from a store what views ask for that set articles side by
// side: wire copies count once, and what is told of one event comes together.
type Desk struct {
	Store  store.Store
	CopyOf func(record.ID) record.ID // see Copies
	Judged []record.Judgement        // by persons; they win

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
	x.Judge(d.Judged)
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
func (d *Desk) Contacts(ctx context.Context, w store.Where) (out []contact.Event, err error) {
	told := map[record.ID]contact.Telling{}
	clusters, err := d.clusters(ctx, w, func(f *store.Found, r *record.Reading) record.ID {
		e := f.Event
		told[e.ID] = contact.Telling{By: f.Article.By(), Day: e.When.Date, Actors: e.Actors, Recipients: e.Recipients}
		r.Events = append(r.Events, *e)
		return e.ID
	})
	for _, c := range clusters {
		e := contact.Event{ID: c.id}
		for _, m := range c.mentions {
			e.Tellings = append(e.Tellings, told[m])
		}
		out = append(out, e)
	}
	return out, err
}

// Statements returns the statements that a question asks for, each with all
// that tell of it.
func (d *Desk) Statements(ctx context.Context, w store.Where) (out []stance.Statement, err error) {
	told := map[record.ID]stance.Telling{}
	clusters, err := d.clusters(ctx, w, func(f *store.Found, r *record.Reading) record.ID {
		s := f.Statement
		words := s.Content
		if words.Empty() {
			words = s.Span
		}
		told[s.ID] = stance.Telling{By: f.Article.By(), Day: f.Day, Kind: s.Kind, Speakers: s.Speakers, About: s.About, Words: f.Article.Text.Slice(words)}
		r.Statements = append(r.Statements, *s)
		return s.ID
	})
	for _, c := range clusters {
		s := stance.Statement{ID: c.id}
		for _, m := range c.mentions {
			s.Tellings = append(s.Tellings, told[m])
		}
		out = append(out, s)
	}
	return out, err
}

// A cluster is the mentions that tell of one thing.
type cluster struct {
	id       record.ID
	mentions []record.ID
}

// clusters finds mentions and reconciles them with each other. add puts what is
// found into the reading of its article and returns its id.
func (d *Desk) clusters(ctx context.Context, w store.Where, add func(*store.Found, *record.Reading) record.ID) (out []cluster, err error) {
	by := map[record.ID]*record.Reading{}
	var articles, all []record.ID
	for f, err := range d.Store.Find(ctx, w) {
		if err != nil {
			return nil, err
		}
		r := by[f.Article.ID]
		if r == nil {
			r = &record.Reading{Article: f.Article}
			by[f.Article.ID] = r
			articles = append(articles, f.Article.ID)
		}
		all = append(all, add(f, r))
	}
	if d.Unreconciled {
		for _, id := range all {
			out = append(out, cluster{id, []record.ID{id}})
		}
		return out, nil
	}
	x := reconcile.New()
	x.Judge(d.Judged)
	for _, id := range articles {
		x.Add(by[id], d.CopyOf(id))
	}
	for _, c := range x.Clusters(w.Kind) {
		out = append(out, cluster{c.ID, c.Mentions()})
	}
	return out, nil
}
