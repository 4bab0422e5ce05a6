package store

import (
	"context"
	"iter"

	"readout/internal/neardup"
	"readout/internal/record"
	"readout/internal/text"
)

// A Cluster is articles that carry the same wording, with the earliest of them
// and what each of the others makes of it.
type Cluster struct {
	Canonical *record.Article
	Copies    []Copy // by date, then id
}

// A Copy tells, paragraph by paragraph, how an article differs from the
// canonical one of its cluster.
type Copy struct {
	*record.Article
	Updates record.ID   // the article before it in the cluster that stood at the same URL, if any
	Added   []text.Span // of its own text
	Dropped []text.Span // of the canonical one's
	Changed []Changed
}

// A Changed is a paragraph that stands in both in other words.
type Changed struct {
	Was text.Span // in the canonical article
	Now text.Span // in the copy
}

// Clusters yields the clusters of the articles kept, in the order of their
// canonical articles' dates; if only is not empty, just the one that this
// article is in. It ends at the first error.
func Clusters(ctx context.Context, s Store, only record.ID) iter.Seq2[*Cluster, error] {
	return func(yield func(*Cluster, error) bool) {
		x := neardup.NewIndex()
		if err := Index(ctx, s, x); err != nil {
			yield(nil, err)
			return
		}
		for _, c := range x.Clusters() {
			if only != "" && only != c.Canonical && x.Of(only) != c.Canonical {
				continue
			}
			out, err := cluster(ctx, s, c)
			if !yield(out, err) || err != nil {
				return
			}
		}
	}
}

func cluster(ctx context.Context, s Store, c neardup.Cluster) (*Cluster, error) {
	first, err := article(ctx, s, c.Canonical)
	if err != nil {
		return nil, err
	}
	out := &Cluster{Canonical: first}
	spans := neardup.Paragraphs(first)
	words := neardup.Letters(first.Text, spans)
	at := map[string]record.ID{first.URL: first.ID}
	for _, id := range c.Others {
		a, err := article(ctx, s, id)
		if err != nil {
			return nil, err
		}
		c := copyOf(a, spans, words)
		if a.URL != "" {
			c.Updates, at[a.URL] = at[a.URL], a.ID
		}
		out.Copies = append(out.Copies, c)
	}
	return out, nil
}

// article returns a kept article without its raw bytes.
func article(ctx context.Context, s Store, id record.ID) (*record.Article, error) {
	e, err := s.Entry(ctx, id)
	if err != nil {
		return nil, err
	}
	a := e.Article
	if a.Text, err = text.New(e.Text); err != nil {
		return nil, e.fault("text", err)
	}
	a.Zones = e.Zones
	return &a, nil
}

// copyOf compares an article with the paragraphs of the canonical one.
func copyOf(a *record.Article, spans []text.Span, words []string) Copy {
	own := neardup.Paragraphs(a)
	added, dropped, kept := neardup.Compare(words, neardup.Letters(a.Text, own))
	c := Copy{Article: a}
	for _, i := range added {
		c.Added = append(c.Added, own[i])
	}
	for _, i := range dropped {
		c.Dropped = append(c.Dropped, spans[i])
	}
	for _, k := range kept {
		if !k.Same {
			c.Changed = append(c.Changed, Changed{spans[k.A], own[k.B]})
		}
	}
	return c
}
