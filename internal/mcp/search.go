package mcp

import (
	"context"
	"io"

	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// found says what the records of a search are.
const found = "each has article (id, outlet, url, title, published), day, and the mention as in docs/contract.md: " +
	"span {start, end, exact}, attributed (who is cited, nearest first), and what it tells"

func (s *Server) addSearches() {
	add(s, tool{"search_events", "Search events", "Finds events that articles tell of: who did what to whom, when, where, how real (denied, planned, cancelled are kept as such). Each record is one article's telling; show_event sets all tellings of one event side by side.", found},
		func(ctx context.Context, in *struct {
			Events
			Order
			Page
		}, a *answer) error {
			return s.search(ctx, in.Events.filter(), in.Order, &in.Page, a)
		})
	add(s, tool{"search_statements", "Search statements", "Finds what articles report that somebody said: speakers, addressees, about whom, the kind, and the very letters of what was said.", found},
		func(ctx context.Context, in *struct {
			Statements
			Order
			Page
		}, a *answer) error {
			return s.search(ctx, in.Statements.filter(), in.Order, &in.Page, a)
		})
	add(s, tool{"search_figures", "Search figures", "Finds numbers that articles give: what was counted, of whom, as of when, with the hedge as worded (nearly, at least) and whoever claims them. low and high are null where the words are no number (dozens). figure_series sets them side by side.", found},
		func(ctx context.Context, in *struct {
			Figures
			Order
			Page
		}, a *answer) error {
			return s.search(ctx, in.Figures.filter(), in.Order, &in.Page, a)
		})
}

// search answers with one page of mentions.
func (s *Server) search(ctx context.Context, f query.Filter, o Order, p *Page, a *answer) error {
	f.Newest, f.Limit = !o.Oldest, reach+most
	w, err := s.reader().Where(ctx, &f)
	if err != nil {
		return err
	}
	page, next, err := turn(s.Store.Find(ctx, w), func(f *store.Found) string { return string(f.ID()) }, p)
	if err != nil {
		return err
	}
	a.Next = next
	for _, f := range page {
		if err := a.add(func(w io.Writer) error { return export.Found(w, f) }); err != nil {
			return err
		}
		a.page().Found(f)
	}
	return nil
}

// letters adds the mentions that records rest on: those of the ids among what w
// asks for, as far as an answer holds them.
func (s *Server) letters(ctx context.Context, w store.Where, ids map[record.ID]bool, a *answer) error {
	for f, err := range s.Store.Find(ctx, w) {
		if err != nil {
			return err
		}
		if !ids[f.ID()] {
			continue
		}
		if len(a.Mentions) == most {
			a.Note += " Of the mentions that these records rest on only the newest 200 are given; ask for fewer records."
			return nil
		}
		if err := a.rest(f); err != nil {
			return err
		}
	}
	return nil
}
