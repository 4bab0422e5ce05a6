// Package across holds the record across outlets: what a store keeps,
// reconciled, with what persons have judged.
//
// It brings the mentions of a store into a reconcile.Index, carries judgements
// over from mentions that a newer program reads otherwise, finds what a person
// names by the beginning of its id, and sets the tellings of an event side by
// side. It must never know a database, a file format or a screen.
package across

import (
	"context"

	"readout/internal/query"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/store"
)

// A Record is a store's mentions, reconciled.
type Record struct {
	*reconcile.Index
	Judgements []record.Judgement // all that were ever made, in their order

	store    store.Store
	articles []record.ID               // in the order of their ids
	article  map[record.ID]record.ID   // in which a mention stands
	heir     map[record.ID]record.ID   // the standing mention that a superseded one has become
	copyOf   func(record.ID) record.ID // see query.Copies
	shelf    shelf
}

// Load reconciles what a store keeps.
func Load(ctx context.Context, s store.Store) (*Record, error) {
	r := &Record{Index: reconcile.New(), store: s, article: map[record.ID]record.ID{}, heir: map[record.ID]record.ID{}}
	var err error
	if r.Judgements, err = s.Judgements(ctx); err != nil {
		return nil, err
	}
	if r.copyOf, err = query.Copies(ctx, s); err != nil {
		return nil, err
	}
	judged := map[record.ID]bool{}
	for _, j := range r.Judgements {
		judged[j.A], judged[j.B] = true, true
	}
	for e, err := range s.Entries(ctx) {
		if err != nil {
			return nil, err
		}
		if err := r.add(e, judged); err != nil {
			return nil, err
		}
	}
	sortIDs(r.articles)
	r.Judge(r.carried())
	return r, nil
}

func (r *Record) add(e *store.Entry, judged map[record.ID]bool) error {
	reading, err := e.Reading()
	if err != nil {
		return err
	}
	r.Add(reading, r.copyOf(e.Article.ID))
	r.articles = append(r.articles, e.Article.ID)
	for _, c := range e.Corrections {
		if c.Act == record.Added {
			r.article[c.Mention] = e.Article.ID
		}
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		r.article[m.ID] = e.Article.ID
		if m.Superseded != "" && judged[m.ID] {
			r.heir[m.ID] = store.Heir(m, e.Mentions)
		}
	}
	return nil
}

// Heir returns the standing mention that a superseded one has become, itself
// for one that stands, empty for one that is not read any more.
func (r *Record) Heir(id record.ID) record.ID {
	if h, ok := r.heir[id]; ok {
		return h
	}
	return id
}

// carried returns the judgements about the mentions that stand now.
func (r *Record) carried() []record.Judgement {
	out := make([]record.Judgement, 0, len(r.Judgements))
	for _, j := range r.Judgements {
		if j.A, j.B = record.Pair(r.Heir(j.A), r.Heir(j.B)); j.A != "" {
			out = append(out, j)
		}
	}
	return out
}

// Articles returns the ids of all articles, sorted.
func (r *Record) Articles() []record.ID { return r.articles }

// CopyOf returns the article whose wording an article carries, empty for most.
func (r *Record) CopyOf(article record.ID) record.ID { return r.copyOf(article) }
