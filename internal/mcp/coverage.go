package mcp

import (
	"context"
	"slices"

	"readout/internal/store"
	"readout/internal/timex"
)

// A coverage tells what is in a store.
type coverage struct {
	Articles   int            `json:"articles"`
	Events     int            `json:"events"`
	Statements int            `json:"statements"`
	Figures    int            `json:"figures"`
	Outlets    []outlet       `json:"outlets"` // the most articles first
	Unnamed    int            `json:"articles_without_outlet"`
	First      *timex.Date    `json:"first_published"`
	Last       *timex.Date    `json:"last_published"`
	Undated    int            `json:"articles_without_date"`
	Languages  map[string]int `json:"languages"` // articles by language; "" where it is not known
	ReadBy     map[string]int `json:"read_by"`   // articles by the version that read them
	Version    string         `json:"version"`   // of the program that answers
}

type outlet struct {
	Name     string `json:"outlet"`
	Articles int    `json:"articles"`
}

func (s *Server) addCoverage() {
	add(s, tool{"coverage", "What the record covers", "Tells what is in the record: how many articles, events, statements and figures, of which outlets and languages, published from when to when, read by which version of the program. What is not covered here, the record does not know.",
		"one object"},
		func(ctx context.Context, _ *struct{}, a *answer) error {
			return s.kept.with(ctx, func(lasting context.Context) (err error) {
				if s.kept.coverage == nil {
					if s.kept.coverage, err = cover(lasting, s.Store, s.kept.counts); err != nil {
						return err
					}
				}
				c := *s.kept.coverage
				c.Version = s.Version
				a.say("%d articles of %d outlets: %d events, %d statements, %d figures. Published %s to %s; %d articles have no date.",
					c.Articles, len(c.Outlets), c.Events, c.Statements, c.Figures, day(c.First), day(c.Last), c.Undated)
				return a.addValue(c)
			})
		})
}

func day(d *timex.Date) string {
	if d == nil {
		return "no day"
	}
	return string(*d)
}

// cover counts what a store keeps.
func cover(ctx context.Context, s store.Store, n store.Counts) (*coverage, error) {
	c := &coverage{Articles: n.Articles, Events: n.Events, Statements: n.Statements, Figures: n.Figures,
		Outlets: []outlet{}, Languages: map[string]int{}, ReadBy: map[string]int{}}
	by := map[string]int{}
	for e, err := range s.Entries(ctx) {
		if err != nil {
			return nil, err
		}
		c.count(e, by)
	}
	for name, n := range by {
		c.Outlets = append(c.Outlets, outlet{name, n})
	}
	slices.SortFunc(c.Outlets, func(a, b outlet) int {
		if a.Articles != b.Articles {
			return b.Articles - a.Articles
		}
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	c.Outlets = c.Outlets[:min(most, len(c.Outlets))]
	return c, nil
}

func (c *coverage) count(e *store.Entry, by map[string]int) {
	a := &e.Article
	c.Languages[a.Language]++
	c.ReadBy[e.Version]++
	if a.Outlet == "" {
		c.Unnamed++
	} else {
		by[a.Outlet]++
	}
	p := a.Published
	if p == "" {
		c.Undated++
		return
	}
	if c.First == nil || p < *c.First {
		c.First = &p
	}
	if c.Last == nil || p > *c.Last {
		c.Last = &p
	}
}
