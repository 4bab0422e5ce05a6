package web

import (
	"context"
	"slices"
	"strings"

	"readout/internal/across"
	"readout/internal/record"
	"readout/internal/store"
)

var (
	outletA = param{Name: "a", Label: "one outlet", Does: "an outlet of the record"}
	outletB = param{Name: "b", Label: "the other", Does: "another one"}
)

// A Comparison is what two outlets tell of the same, and what only one tells.
type Comparison struct {
	Fields       []Field
	Outlets      []string
	A, B         string
	Both         []Shared
	Shared       int // events that both tell
	OnlyA, OnlyB []Line
	CountA       int // events that only the first tells
	CountB       int
	Cut          bool
}

// A Shared is an event that both tell, with the slots in which they differ.
type Shared struct {
	ID     record.ID
	Type   string
	Day    string
	Slots  []Slot // of two cells each
	Agreed []string
}

func compare(a *asking) (*answer, error) {
	p := &Comparison{Fields: a.fields(), A: a.one("a"), B: a.one("b")}
	x := &answer{Title: "Compare two outlets", page: "compare", Data: p}
	f, err := a.desk.live.lists(a)
	if err != nil {
		return nil, err
	}
	p.Outlets = f.Outlets
	for i := range p.Fields {
		if n := p.Fields[i].Name; n == "a" || n == "b" {
			p.Fields[i].Choices = p.Outlets
		}
	}
	if p.A != "" && p.B != "" {
		x.Title += ": " + p.A + " and " + p.B
		if err := p.fill(a, x); err != nil {
			return nil, err
		}
	}
	g := &grid{columns: []string{"told_by", "event", "type", "day", "slot", "a", "b"}}
	for _, s := range p.Both {
		g.add("both", string(s.ID), s.Type, s.Day, "", "", "")
		for _, slot := range s.Slots {
			g.add("both", string(s.ID), s.Type, s.Day, slot.Name, slot.Cells[0].Says, slot.Cells[1].Says)
		}
	}
	for _, l := range p.OnlyA {
		g.add("a", string(l.ID), l.Type, l.Day, "", "", "")
	}
	for _, l := range p.OnlyB {
		g.add("b", string(l.ID), l.Type, l.Day, "", "", "")
	}
	x.json, x.csv = g.json, g.csv
	return x, nil
}

func (p *Comparison) fill(a *asking, x *answer) error {
	told := map[string]map[record.ID]record.ID{} // by outlet: the first mention in each cluster
	var order []record.ID
	for _, o := range []string{p.A, p.B} {
		f := a.filter(store.KindEvent)
		f.Outlets = []string{o}
		w, err := a.where(f)
		if err != nil {
			return err
		}
		ids, err := idsOf(a, a.desk.Store, bounded(w))
		if err != nil {
			return err
		}
		p.Cut = p.Cut || len(ids) == gathered
		if told[o], err = byCluster(a, a.desk.live, ids, &order); err != nil {
			return err
		}
	}
	var both, onlyA, onlyB []record.ID
	for _, c := range order {
		one, inA := told[p.A][c]
		other, inB := told[p.B][c]
		switch {
		case inA && inB:
			if !slices.Contains(both, c) {
				both = append(both, c)
			}
		case inA:
			onlyA = append(onlyA, one)
		case inB:
			onlyB = append(onlyB, other)
		}
	}
	p.Shared, p.CountA, p.CountB = len(both), len(onlyA), len(onlyB)
	both, x.More = pageOf(a, both)
	return a.desk.live.with(a, func(r *across.Record, _ *facts) (err error) {
		if p.OnlyA, err = firstLines(a, r, onlyA); err != nil {
			return err
		}
		if p.OnlyB, err = firstLines(a, r, onlyB); err != nil {
			return err
		}
		return p.shared(a, r, both)
	})
}

// firstLines returns the first few of mentions as a list shows them.
func firstLines(ctx context.Context, r *across.Record, ids []record.ID) (out []Line, err error) {
	for _, id := range ids[:min(beside, len(ids))] {
		x, err := r.Reading(ctx, id)
		if err != nil {
			return nil, err
		}
		if f := foundIn(x, id); f != nil {
			out = append(out, lineOf(f))
		}
	}
	return out, nil
}

// byCluster returns the first of mentions in each cluster, and adds to order the
// clusters that it has not yet.
func byCluster(ctx context.Context, l *live, ids []record.ID, order *[]record.ID) (map[record.ID]record.ID, error) {
	clusterOf, err := l.clusterOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := map[record.ID]record.ID{}
	for _, id := range ids {
		c := clusterOf(id)
		if _, ok := out[c]; !ok {
			out[c] = id
			*order = append(*order, c)
		}
	}
	return out, nil
}

// shared reads how the two tell what both tell.
func (p *Comparison) shared(ctx context.Context, r *across.Record, both []record.ID) error {
	for _, id := range both {
		c, ok := r.Cluster(record.ID(strings.Replace(string(id), "/", ":", 1)))
		if !ok {
			continue
		}
		m, err := r.Matrix(ctx, c)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(m.Columns, func(c across.Column) bool { return strings.EqualFold(c.By, p.A) })
		k := slices.IndexFunc(m.Columns, func(c across.Column) bool { return strings.EqualFold(c.By, p.B) })
		if i < 0 || k < 0 {
			continue // one carries the other's words
		}
		p.Both = append(p.Both, sharedOf(m, i, k))
	}
	return nil
}

func sharedOf(m *across.Matrix, i, k int) Shared {
	s := Shared{ID: m.ID, Type: m.Type, Day: string(m.Columns[i].Published)}
	for _, row := range m.Rows {
		a, b := row.Cells[i], row.Cells[k]
		switch {
		case a.Says == b.Says && a.Says != "":
			s.Agreed = append(s.Agreed, row.Slot+": "+a.Says)
		case a.Says != b.Says:
			s.Slots = append(s.Slots, Slot{row.Slot, []Cell{{Cell: a}, {Cell: b}}})
		}
	}
	return s
}
