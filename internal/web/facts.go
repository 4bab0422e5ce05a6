package web

import (
	"cmp"
	"context"
	"slices"

	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/store"
	"readout/internal/timex"
)

// facts are what the front page says of the record as a whole, and what costs
// too much to find out for each page. They do not change.
type facts struct {
	store.Counts
	Outlets     []string
	First, Last timex.Date // days of publishing
	Differing   []difference
	Unsure      []record.Judgement
	Actors      []store.Seen // those with the most mentions first
	names       *names
	actor       map[string]int // an index into Actors, by id
}

// A difference is two figures that cannot both be right.
type difference struct {
	What    string
	A, B    *series.Row
	Because string
}

const (
	differing = 10   // contradictions on the front page
	newest    = 2000 // figures among which they are looked for
	unsure    = 200  // pairs in the queue of corrections
)

// factsOf gathers what a store lists, and needs no record.
func factsOf(ctx context.Context, s store.Store) (*facts, error) {
	f := &facts{actor: map[string]int{}}
	var err error
	if f.names, err = namesOf(ctx, s); err != nil {
		return nil, err
	}
	for _, n := range f.names.outlets {
		f.Outlets = append(f.Outlets, n.Name)
	}
	for n, err := range s.Seen(ctx, nil) {
		if err != nil {
			return nil, err
		}
		f.Actors = append(f.Actors, n)
	}
	slices.SortStableFunc(f.Actors, func(a, b store.Seen) int { return cmp.Compare(mentionsOf(&b), mentionsOf(&a)) })
	for i, a := range f.Actors {
		f.actor[a.ID] = i
	}
	return f, nil
}

func mentionsOf(s *store.Seen) int { return s.Events + s.Statements + s.Figures }

// seen returns an actor of the record by id.
func (f *facts) seen(id string) (store.Seen, bool) {
	i, ok := f.actor[id]
	if !ok {
		return store.Seen{}, false
	}
	return f.Actors[i], true
}

// among returns the actors with one of the ids and of one of the countries; an
// empty list is no condition.
func (f *facts) among(ids, countries []string) (out []store.Seen) {
	for _, s := range f.Actors {
		if (len(ids) == 0 || slices.Contains(ids, s.ID)) && (len(countries) == 0 || slices.Contains(countries, s.Country)) {
			out = append(out, s)
		}
	}
	return out
}

// differences finds the newest contradictions between figures.
func (l *live) differences(ctx context.Context) (out []difference, err error) {
	ids, err := idsOf(ctx, l.store, store.Where{Kind: store.KindFigure, Newest: true, Limit: newest})
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	figures, o := figuresOf(l.record, ids)
	l.mu.Unlock()
	all := series.Build(figures, o)
	for i := range all {
		row := map[record.ID]*series.Row{}
		for j := range all[i].Rows {
			row[all[i].Rows[j].ID] = &all[i].Rows[j]
		}
		for _, l := range all[i].Links {
			if a, b := row[l.A], row[l.B]; l.Relation == series.Contradicts && a != nil && b != nil {
				out = append(out, difference{titleOf(&all[i]), a, b, l.Because})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b difference) int {
		return cmp.Or(cmp.Compare(b.A.Day, a.A.Day), cmp.Compare(b.B.Day, a.B.Day), cmp.Compare(a.A.ID, b.A.ID))
	})
	return out[:min(differing, len(out))], nil
}
