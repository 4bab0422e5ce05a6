package web

import (
	"context"

	"readout/internal/across"
	"readout/internal/contact"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/stance"
	"readout/internal/store"
)

// gather returns what brings mentions together for a view, each for itself: the
// record at hand knows which tell of the same, and what persons have judged.
func (a *asking) gather() (*query.Desk, error) {
	if err := wait(a, a.desk.live.ready); err != nil {
		return nil, err
	}
	return &query.Desk{Store: a.desk.Store, Unreconciled: true, CopyOf: a.desk.live.copyOf}, nil
}

// bounded asks for the newest mentions only, as many as a view sets side by side.
func bounded(w store.Where) store.Where {
	w.Newest, w.Limit = true, gathered
	return w
}

// idsOf returns the ids of the mentions that a question asks for.
func idsOf(ctx context.Context, s store.Store, w store.Where) (out []record.ID, err error) {
	for id, err := range s.IDs(ctx, w) {
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// contacts returns the contacts that a question asks for, each with all that
// tell of it, and whether there were more than a view can hold.
func (a *asking) contacts(w store.Where) (out []contact.Event, cut bool, err error) {
	ids, err := idsOf(a, a.desk.Store, bounded(w))
	if err != nil {
		return nil, false, err
	}
	err = a.desk.live.with(a, func(r *across.Record, _ *facts) error { out = r.Contacts(ids); return nil })
	return out, len(ids) == gathered, err
}

// series sets the figures that a question asks for side by side, and tells
// whether there were more than a view can hold.
func (a *asking) series(w store.Where, area *series.Area) ([]series.Series, bool, error) {
	ids, err := idsOf(a, a.desk.Store, bounded(w))
	if err != nil {
		return nil, false, err
	}
	var found []series.Figure
	var o series.Options
	err = a.desk.live.with(a, func(r *across.Record, _ *facts) error { found, o = figuresOf(r, ids); return nil })
	if err != nil {
		return nil, false, err
	}
	o.Area = area
	return series.Build(found, o), len(ids) == gathered, nil
}

// figuresOf returns what series are built of.
func figuresOf(r *across.Record, ids []record.ID) ([]series.Figure, series.Options) {
	found, events := r.Figures(ids), map[record.ID]record.ID{}
	for _, f := range found {
		if f.Event != "" {
			events[f.Event], _ = r.ClusterID(f.Event)
		}
	}
	return found, series.Options{EventOf: func(id record.ID) record.ID { return events[id] }}
}

// statements returns the statements that a question asks for, each with all that
// tell of it, in the order of the first.
func (a *asking) statements(w store.Where) (out []stance.Statement, cut bool, err error) {
	d, err := a.gather()
	if err != nil {
		return nil, false, err
	}
	alone, err := d.Statements(a, bounded(w))
	if err != nil {
		return nil, false, err
	}
	at := map[record.ID]int{}
	err = a.desk.live.with(a, func(r *across.Record, _ *facts) error {
		for _, s := range alone {
			s.ID, _ = r.ClusterID(s.ID)
			if n, ok := at[s.ID]; ok {
				out[n].Tellings = append(out[n].Tellings, s.Tellings...)
				continue
			}
			at[s.ID] = len(out)
			out = append(out, s)
		}
		return nil
	})
	return out, len(alone) == gathered, err
}
