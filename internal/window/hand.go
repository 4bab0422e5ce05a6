package window

import (
	"context"
	"iter"
	"maps"
	"slices"

	"readout/internal/neardup"
	"readout/internal/partition"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/timex"
)

// A hand holds what is in memory: mentions of a reach of days.
type hand struct {
	index    *reconcile.Index
	reach    reach
	undated  bool // those without a day instead
	at       map[record.ID]*standing
	articles map[record.ID]*article
	taken    int // mentions that ever came to hand
}

// A standing is where a mention stands.
type standing struct {
	article record.ID
	day     timex.Date
	until   int // the day after which it is at hand no more
}

type article struct {
	outlet    string
	published timex.Date
	sketch    neardup.Sketch
	until     int
}

// stale is how many times the mentions at hand may have gone through the index
// before it is made anew: it remembers the names of all.
const stale = 8

// move brings to hand what a window looks at, and nothing else.
func (r *Run) move(ctx context.Context, s Stretch) error {
	h := r.hand
	if s.First == "" {
		r.hand = newHand()
		r.hand.undated = true
		return r.hand.takeAll(r.In.Articles(ctx, ""))
	}
	want := s.reach()
	if h == nil || h.undated || want.first < h.reach.first || want.first > h.reach.last || want.last < h.reach.last || h.taken > stale*len(h.at) {
		h = newHand()
		h.reach = reach{want.first, want.first - 1}
		r.hand = h
	}
	h.drop(want.first)
	fresh := reach{h.reach.last + 1, want.last}
	h.reach = fresh // what is not at hand yet
	days, months := fresh.files(r.In)
	for _, d := range days {
		if err := h.takeAll(r.In.Articles(ctx, d)); err != nil {
			return err
		}
	}
	for _, m := range months {
		if err := h.takeAll(r.In.Late(ctx, m)); err != nil {
			return err
		}
	}
	h.reach = want
	return ctx.Err()
}

func newHand() *hand {
	return &hand{index: reconcile.New(), at: map[record.ID]*standing{}, articles: map[record.ID]*article{}}
}

func (h *hand) takeAll(all iter.Seq2[*partition.Article, error]) error {
	for a, err := range all {
		if err != nil {
			return err
		}
		h.take(a)
	}
	return nil
}

// take takes those mentions of an article to hand that stand in the reach, and
// with an event its figures.
func (h *hand) take(a *partition.Article) {
	some := &record.Reading{Article: a.Article, Version: a.Version}
	published := a.Article.Published
	events := map[record.ID]int{}
	for _, e := range a.Events {
		if until, ok := h.stands(e.When.Date, published); ok {
			some.Events = append(some.Events, e)
			h.keep(a, e.ID, e.When.Date, until)
			events[e.ID] = until
		}
	}
	for _, m := range a.Statements {
		if until, ok := h.stands(m.When.Date, published); ok {
			some.Statements = append(some.Statements, m)
			h.keep(a, m.ID, m.When.Date, until)
		}
	}
	for _, f := range a.Figures {
		until, ok := h.stands(f.AsOf, published)
		with, told := events[f.Event]
		switch {
		case told && ok:
			until = max(until, with)
		case told:
			until = with
		case !ok:
			continue
		}
		some.Figures = append(some.Figures, f)
		h.keep(a, f.ID, f.AsOf, until)
	}
	if len(some.Events)+len(some.Statements)+len(some.Figures) > 0 {
		h.index.Extend(some, a.About)
	}
}

// stands reports whether what tells of a day is to be taken to hand, and until
// which day it stays.
func (h *hand) stands(own, published timex.Date) (until int, ok bool) {
	d := standsAt(own, published)
	if h.undated || d == "" {
		return 0, h.undated && d == ""
	}
	n := number(d)
	return n, h.reach.has(n)
}

func standsAt(own, published timex.Date) timex.Date {
	switch {
	case own.Valid():
		return own
	case published.Valid():
		return published
	}
	return ""
}

func (h *hand) keep(a *partition.Article, id record.ID, own timex.Date, until int) {
	at := h.at[id]
	if at == nil {
		at = &standing{article: a.Article.ID, day: standsAt(own, a.Article.Published), until: until}
		h.at[id] = at
		h.taken++
	}
	at.until = max(at.until, until)
	x := h.articles[at.article]
	if x == nil {
		x = &article{outlet: a.Article.Outlet, published: a.Article.Published, sketch: a.Sketch, until: until}
		h.articles[at.article] = x
	}
	x.until = max(x.until, until)
}

// drop lets go of what is done with before a day.
func (h *hand) drop(first int) {
	var gone []record.ID
	for id, at := range h.at {
		if at.until < first {
			gone = append(gone, id)
			delete(h.at, id)
		}
	}
	h.index.Forget(gone...)
	maps.DeleteFunc(h.articles, func(_ record.ID, a *article) bool { return a.until < first })
}

// copies finds which articles at hand carry the words of which.
func (h *hand) copies() {
	x := neardup.NewIndex()
	ids := slices.Sorted(maps.Keys(h.articles))
	for _, id := range ids {
		x.Put(id, &h.articles[id].sketch, h.articles[id].published)
	}
	for _, id := range ids {
		h.index.CopyOf(id, x.Of(id))
	}
}
