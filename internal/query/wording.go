package query

import (
	"context"
	"iter"
	"slices"

	"readout/internal/naming"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// A Scare is a naming of somebody, in quotation marks that nobody's statement
// explains.
type Scare struct {
	By      string
	Article *record.Article
	Span    text.Span // between the marks
}

// Namings are the places in which articles name somebody, each once.
type Namings struct {
	Uses   []naming.Use
	Scares []Scare
}

// Namings returns where one of the actors is named in the articles that w asks
// for. Articles with the wording of another are left out.
func (d *Desk) Namings(ctx context.Context, w store.Where, actors []string) (*Namings, error) {
	w.Parties = append(slices.Clone(w.Parties), store.Party{Actors: actors})
	n := &namer{ctx: ctx, desk: d, actors: actors, seen: map[stand]bool{}, said: map[record.ID][]text.Span{}}
	for _, kind := range []string{store.KindEvent, store.KindStatement, store.KindFigure, store.KindOffice} {
		w.Kind = kind
		for f, err := range d.Store.Find(ctx, w) {
			if err != nil {
				return nil, err
			}
			if d.CopyOf(f.Article.ID) == "" {
				n.mention(f)
			}
		}
	}
	return &n.Namings, n.leaveSaid()
}

// A stand is a place in an article.
type stand struct {
	article record.ID
	span    text.Span
}

// A namer collects namings.
type namer struct {
	Namings
	ctx    context.Context
	desk   *Desk
	actors []string
	seen   map[stand]bool
	said   map[record.ID][]text.Span // what articles give word for word
}

func (n *namer) mention(f *store.Found) {
	for p := range parties(f) {
		at := stand{f.Article.ID, p.Span}
		if p.Span.Empty() || n.seen[at] || !slices.Contains(n.actors, p.ID) {
			continue
		}
		n.seen[at] = true
		n.Uses = append(n.Uses, naming.Use{By: f.Article.By(), Article: f.Article.ID, Words: f.Article.Text.Slice(p.Span)})
		n.scare(f.Article, p.Span)
	}
}

// scare notes a naming in quotation marks.
func (n *namer) scare(a *record.Article, s text.Span) {
	q, ok := naming.ScareQuoted(a.Text.String(), s)
	if ok && !slices.ContainsFunc(n.Scares, func(x Scare) bool { return x.Article.ID == a.ID && x.Span == q }) {
		n.Scares = append(n.Scares, Scare{a.By(), a, q})
	}
}

// leaveSaid leaves out what stands in quotation marks as somebody's own words. It
// asks the store when nothing else is asked of it: who holds one connection and
// wants another may wait for itself.
func (n *namer) leaveSaid() error {
	var out []Scare
	for _, x := range n.Scares {
		said, known := n.said[x.Article.ID]
		if !known {
			var err error
			if said, err = n.desk.said(n.ctx, x.Article.ID); err != nil {
				return err
			}
			n.said[x.Article.ID] = said
		}
		if !slices.ContainsFunc(said, func(s text.Span) bool { return s.Contains(x.Span) }) {
			out = append(out, x)
		}
	}
	n.Scares = out
	return nil
}

// said returns what an article gives word for word.
func (d *Desk) said(ctx context.Context, id record.ID) (out []text.Span, err error) {
	r, err := reading(ctx, d.Store, id)
	if err != nil {
		return nil, err
	}
	for _, s := range r.Statements {
		if s.Direct {
			out = append(out, s.Content)
		}
	}
	return out, nil
}

// parties yields everybody with a part in a mention.
func parties(f *store.Found) iter.Seq[*record.Actor] {
	var lists [][]record.Actor
	switch {
	case f.Event != nil:
		lists = [][]record.Actor{f.Event.Actors, f.Event.Recipients, f.Event.Attributed}
	case f.Statement != nil:
		lists = [][]record.Actor{f.Statement.Speakers, f.Statement.Addressees, f.Statement.About, f.Statement.Attributed}
	case f.Figure != nil:
		lists = [][]record.Actor{f.Figure.Attributed}
	case f.Office != nil:
		lists = [][]record.Actor{{f.Office.Holder}}
	}
	return func(yield func(*record.Actor) bool) {
		for _, l := range lists {
			for i := range l {
				if !yield(&l[i]) {
					return
				}
			}
		}
	}
}
