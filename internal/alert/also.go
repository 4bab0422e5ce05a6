package alert

import (
	"context"
	"slices"

	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/store"
)

// remembered is how many of the mentions found last are compared with new ones.
const remembered = 200

// also marks mentions that tell of what others told before: those found now are
// reconciled with those found last, whatever else the record holds.
func (r *round) also(ctx context.Context, all []store.Mark, found []*store.Found) (err error) {
	if r.before == nil {
		marks, err := r.Store.Marks(ctx, r.alert.Name, store.WhichMarks{Leading: true, Newest: remembered})
		if err != nil {
			return err
		}
		if r.before, err = r.lookAll(ctx, marks); err != nil {
			return err
		}
	}
	lead := map[record.ID]record.ID{} // of each mention, the one that told of the same first
	list := slices.Clone(found)
	for _, i := range r.before {
		list = append(list, i.Found)
		lead[i.Mark.Mention] = leadOf(i.Mark)
	}
	x, err := r.reconciled(ctx, list)
	if err != nil {
		return err
	}
	for i := range all {
		m := &all[i]
		if m.Kind == store.MarkCarried {
			continue
		}
		if first := told(x, m.Mention, lead); first != "" {
			m.Kind, m.Leads = store.MarkAlso, first
		}
		lead[m.Mention] = leadOf(*m)
		r.before = append(r.before, Item{Found: found[i], Mark: *m})
	}
	r.before = slices.Clone(r.before[max(len(r.before)-remembered, 0):])
	return nil
}

func leadOf(m store.Mark) record.ID {
	if m.Leads != "" {
		return m.Leads
	}
	return m.Mention
}

// told returns the lead of a mention that tells of the same, empty if none does.
func told(x *reconcile.Index, id record.ID, lead map[record.ID]record.ID) record.ID {
	c, ok := x.Cluster(id)
	if !ok {
		return ""
	}
	for _, m := range c.Mentions() {
		if first := lead[m]; first != "" && m != id {
			return first
		}
	}
	return ""
}

// reconciled compares mentions with each other, as persons have judged them.
func (r *round) reconciled(ctx context.Context, list []*store.Found) (*reconcile.Index, error) {
	judged, err := r.Store.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	var readings []*record.Reading
	at := map[record.ID]int{}
	for _, f := range list {
		i, ok := at[f.Article.ID]
		if !ok {
			i = len(readings)
			at[f.Article.ID] = i
			readings = append(readings, &record.Reading{Article: f.Article})
		}
		switch x := readings[i]; {
		case f.Event != nil:
			x.Events = append(x.Events, *f.Event)
		case f.Statement != nil:
			x.Statements = append(x.Statements, *f.Statement)
		case f.Figure != nil:
			x.Figures = append(x.Figures, *f.Figure)
		}
	}
	x := reconcile.New()
	x.Judge(judged)
	for _, reading := range readings {
		x.Add(reading, r.copyOf(reading.Article.ID))
	}
	return x, nil
}
