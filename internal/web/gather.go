package web

import (
	"context"

	"readout/internal/across"
	"readout/internal/contact"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/stance"
	"readout/internal/store"
)

// gather returns what brings mentions together for a view, each for itself: the
// record at hand knows which tell of the same, and what persons have judged.
func (a *asking) gather() (*query.Desk, error) {
	d := &query.Desk{Store: a.desk.Store, Unreconciled: true}
	err := a.desk.live.with(a, func(_ *across.Record, f *facts) error { d.CopyOf = f.of; return nil })
	return d, err
}

// bounded asks for the newest mentions only, as many as a view sets side by side.
func bounded(w store.Where) store.Where {
	w.Newest, w.Limit = true, gathered
	return w
}

// contacts returns the contacts that a question asks for, each with all that
// tell of it, and whether there were more than a view can hold.
func (a *asking) contacts(w store.Where) ([]contact.Event, bool, error) {
	return grouped(a, w, (*query.Desk).Contacts,
		func(e *contact.Event) *record.ID { return &e.ID },
		func(into *contact.Event, e contact.Event) { into.Tellings = append(into.Tellings, e.Tellings...) })
}

// statements does the same for statements.
func (a *asking) statements(w store.Where) ([]stance.Statement, bool, error) {
	return grouped(a, w, (*query.Desk).Statements,
		func(s *stance.Statement) *record.ID { return &s.ID },
		func(into *stance.Statement, s stance.Statement) { into.Tellings = append(into.Tellings, s.Tellings...) })
}

func grouped[T any](a *asking, w store.Where, find func(*query.Desk, context.Context, store.Where) ([]T, error), id func(*T) *record.ID, join func(*T, T)) ([]T, bool, error) {
	d, err := a.gather()
	if err != nil {
		return nil, false, err
	}
	alone, err := find(d, a, bounded(w))
	if err != nil {
		return nil, false, err
	}
	all, err := together(a, a.desk.live, alone, id, join)
	return all, len(alone) == gathered, err
}

// together joins what the record says is the same, in the order of the first.
func together[T any](ctx context.Context, l *live, alone []T, id func(*T) *record.ID, join func(*T, T)) ([]T, error) {
	var ids []record.ID
	for i := range alone {
		ids = append(ids, *id(&alone[i]))
	}
	clusterOf, err := l.clusterOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	at := map[record.ID]int{}
	var out []T
	for i := range alone {
		c := clusterOf(*id(&alone[i]))
		if n, ok := at[c]; ok {
			join(&out[n], alone[i])
			continue
		}
		at[c] = len(out)
		*id(&alone[i]) = c
		out = append(out, alone[i])
	}
	return out, nil
}
