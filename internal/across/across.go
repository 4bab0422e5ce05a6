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

	"readout/internal/neardup"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/store"
)

// A Record is a store's mentions, reconciled. It is for one goroutine at a time.
type Record struct {
	*reconcile.Index
	Judgements []record.Judgement // all that were ever made, in their order

	store    store.Store
	point    store.Point             // up to where it has followed the store
	waiting  []record.ID             // articles that are to be taken in again
	articles []record.ID             // in the order of their ids
	known    map[record.ID]known     // what is known of each
	article  map[record.ID]record.ID // in which a mention stands
	judged   map[record.ID]bool      // whom judgements name
	heir     map[record.ID]record.ID // the standing mention that a superseded one has become
	copies   *neardup.Index
	uncopied bool // copies are those of before
	briefs   briefs
	shelf    shelf
}

// Load reconciles what a store keeps.
func Load(ctx context.Context, s store.Store) (*Record, error) {
	r := &Record{Index: reconcile.New(), store: s, known: map[record.ID]known{}, article: map[record.ID]record.ID{},
		heir: map[record.ID]record.ID{}, copies: neardup.NewIndex(), briefs: newBriefs()}
	var err error
	if _, r.point, err = s.Changed(ctx, ""); err != nil {
		return nil, err
	}
	all, err := s.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	r.hear(all)
	for k, err := range s.Sketches(ctx) {
		if err != nil {
			return nil, err
		}
		r.copies.Put(k.Article, &k.Sketch, k.Published)
		r.known[k.Article] = known{print: printOf(&k.Sketch, k.Published)}
	}
	for d := range decoded(ctx, s.Bodies(ctx)) {
		if d.err != nil {
			return nil, d.err
		}
		if err := r.take(ctx, d); err != nil {
			return nil, err
		}
		r.articles = append(r.articles, d.entry.Article.ID)
	}
	sortIDs(r.articles)
	r.Judge(r.carried())
	return r, nil
}

// take puts in what was read off an article, in the place of what was read of it
// before.
func (r *Record) take(ctx context.Context, d *decoding) error {
	e, x, id := d.entry, d.reading, d.entry.Article.ID
	r.AddAbout(x, r.copies.Of(id), d.about)
	r.shelf.drop(id)
	k := known{print: r.known[id].print, stamp: r.known[id].stamp, published: e.Article.Published}
	heirs := false
	for f := range store.Told(x) {
		r.article[f.ID()] = id
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		r.article[m.ID] = id
		r.briefs.drop(m.ID)
		delete(r.heir, m.ID)
		k.count(m)
		heirs = heirs || m.Superseded != "" && r.judged[m.ID]
	}
	for _, c := range e.Corrections {
		if c.Act == record.Added {
			r.article[c.Mention] = id
		}
	}
	r.known[id] = k
	r.briefs.add(x)
	if !heirs {
		return nil
	}
	return r.heirs(ctx, id)
}

// heirs finds what has become of the superseded mentions of an article that
// judgements name. It needs the whole entry.
func (r *Record) heirs(ctx context.Context, article record.ID) error {
	e, err := r.store.Entry(ctx, article)
	if err != nil {
		return err
	}
	for i := range e.Mentions {
		if m := &e.Mentions[i]; m.Superseded != "" && r.judged[m.ID] {
			r.heir[m.ID] = store.Heir(m, e.Mentions)
		}
	}
	return nil
}

// hear takes in all judgements that were ever made.
func (r *Record) hear(all []record.Judgement) {
	r.Judgements, r.judged = all, map[record.ID]bool{}
	for _, j := range all {
		r.judged[j.A], r.judged[j.B] = true, true
	}
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
func (r *Record) CopyOf(article record.ID) record.ID { return r.copies.Of(article) }
