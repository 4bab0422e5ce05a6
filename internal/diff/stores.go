package diff

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// An Article is one article with what two readings of it do not have alike.
type Article struct {
	Entry   *store.Entry // as the older reading has it, or as the newer one where the older has none
	Old     string       // versions; empty where a store does not have the article
	New     string
	Same    int
	Changes []Change
}

// A Reread gives the newer reading of what a store has of an article; nil if
// there is none.
type Reread func(context.Context, *store.Entry) (*store.Entry, error)

// InStore takes the newer reading from another store.
func InStore(s store.Store) Reread {
	return func(ctx context.Context, e *store.Entry) (*store.Entry, error) {
		other, err := s.Entry(ctx, e.Article.ID)
		if errors.Is(err, store.ErrNone) {
			return nil, nil
		}
		return other, err
	}
}

// Articles yields the articles of a store with what another reading of them
// changes, in the order of the store. Articles that only one of two stores has
// are not compared: Old or New is empty.
func Articles(ctx context.Context, s store.Store, again Reread) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for e, err := range s.Entries(ctx) {
			var a *Article
			if err == nil {
				a, err = article(ctx, e, again)
			}
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}

func article(ctx context.Context, e *store.Entry, again Reread) (*Article, error) {
	a := &Article{Entry: e, Old: e.Version}
	newer, err := again(ctx, e)
	if err != nil || newer == nil {
		return a, err
	}
	a.New = newer.Version
	a.Changes, a.Same, err = Mentions(standing(e), standing(newer))
	return a, err
}

func standing(e *store.Entry) (out []store.Mention) {
	for _, m := range e.Mentions {
		if m.Superseded == "" {
			out = append(out, m)
		}
	}
	return out
}

// Superseded yields the articles of a store that were read by several versions,
// with the mentions that the last one no longer reads: gone, or changed into one
// that stands at the same place. What it reads besides is not told: a store does
// not keep which mentions both have.
func Superseded(ctx context.Context, s store.Store) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for e, err := range s.Entries(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			a, err := superseded(e)
			if (a != nil || err != nil) && !yield(a, err) || err != nil {
				return
			}
		}
	}
}

func superseded(e *store.Entry) (*Article, error) {
	old := slices.Clone(e.Mentions)
	old = slices.DeleteFunc(old, func(m store.Mention) bool { return m.Superseded != e.Version })
	if len(old) == 0 {
		return nil, nil
	}
	var was []string
	for _, m := range old {
		if !slices.Contains(was, m.Version) {
			was = append(was, m.Version)
		}
	}
	slices.Sort(was)
	a := &Article{Entry: e, Old: strings.Join(was, ", "), New: e.Version}
	changes, same, err := Mentions(old, standing(e))
	a.Same = same
	for _, c := range changes {
		if c.What != Added {
			a.Changes = append(a.Changes, c)
		}
	}
	return a, err
}

// Anew reads the kept article again: its letters and zones as they are kept.
func Anew(read func(*record.Article) (*record.Reading, error), version string) Reread {
	return func(_ context.Context, e *store.Entry) (*store.Entry, error) {
		kept, err := e.Reading()
		if err != nil {
			return nil, err
		}
		r, err := read(kept.Article)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Article.Path, err)
		}
		r.Version = version
		return store.Lay(r)
	}
}
