package run

import (
	"context"
	"iter"

	"readout/internal/neardup"
	"readout/internal/record"
	"readout/internal/store"
)

// A Comparison finds the articles of a run that carry the wording of others, be
// they of the run or kept before.
type Comparison struct {
	index    *neardup.Index
	tell     bool
	articles []record.ID
}

// NewComparison returns one that knows of no article. If tell is true, each
// result of the run says of which article it is a near-duplicate, as far as the
// comparison knows by then; else they are only counted in the end.
func NewComparison(tell bool) *Comparison {
	return &Comparison{index: neardup.NewIndex(), tell: tell}
}

// AddKept adds all articles that a store keeps.
func (c *Comparison) AddKept(ctx context.Context, s store.Store) error {
	return store.Index(ctx, s, c.index)
}

// AddAll adds all articles that are found, none of which is read. A run that
// finds the same ones later tells the same of each, in whichever order they
// come. What cannot be parsed is left to the run to tell.
func (c *Comparison) AddAll(ctx context.Context, found iter.Seq2[Parse, error], workers int) error {
	work := func(yield func(func() *sketched) bool) {
		for parse, err := range found {
			if err == nil && !yield(func() *sketched { return sketch(parse) }) {
				return
			}
		}
	}
	for s := range inOrder(ctx, workers, work) {
		if s != nil {
			c.index.Put(s.Article, &s.Sketch, s.Published)
		}
	}
	return ctx.Err()
}

type sketched = store.Sketched

// sketch returns nil for what is no article.
func sketch(parse Parse) *sketched {
	a, err := guarded(parse)
	if err != nil {
		return nil
	}
	return &sketched{Article: a.ID, Published: a.Published, Sketch: neardup.SketchOf(a)}
}

// result takes in one result of the run.
func (c *Comparison) result(res *Result, kept bool) {
	if c == nil || res.Err != nil {
		return
	}
	a := res.Article
	c.articles = append(c.articles, a.ID)
	if kept && !c.tell {
		return // the store will tell
	}
	if !c.index.Has(a.ID) {
		s := neardup.SketchOf(a)
		c.index.Add(a.ID, &s, a.Published)
	}
	if c.tell {
		a.NearDuplicateOf = c.index.Of(a.ID)
	}
}

// count tells how many of the run's articles are near-duplicates.
func (c *Comparison) count(ctx context.Context, s store.Store) (n int, err error) {
	if s != nil && !c.tell {
		err = c.AddKept(ctx, s)
	}
	for _, id := range c.articles {
		if c.index.Of(id) != "" {
			n++
		}
	}
	return n, err
}
