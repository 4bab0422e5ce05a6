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
	err := a.desk.live.with(a, func(_ *across.Record, f *facts) error { p.Outlets = f.Outlets; return nil })
	if err != nil {
		return nil, err
	}
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
	told := map[string]map[record.ID]Line{} // by outlet: the first mention in each cluster
	var order []record.ID
	for _, o := range []string{p.A, p.B} {
		f := a.filter(store.KindEvent)
		f.Outlets = []string{o}
		w, err := a.where(f)
		if err != nil {
			return err
		}
		lines, err := a.lines(bounded(w))
		if err != nil {
			return err
		}
		p.Cut = p.Cut || len(lines) == gathered
		if told[o], err = byCluster(a, a.desk.live, lines, &order); err != nil {
			return err
		}
	}
	var both []record.ID
	for _, c := range order {
		lineA, inA := told[p.A][c]
		lineB, inB := told[p.B][c]
		switch {
		case inA && inB:
			if !slices.Contains(both, c) {
				both = append(both, c)
			}
		case inA:
			p.CountA++
			if len(p.OnlyA) < beside {
				p.OnlyA = append(p.OnlyA, lineA)
			}
		case inB:
			p.CountB++
			if len(p.OnlyB) < beside {
				p.OnlyB = append(p.OnlyB, lineB)
			}
		}
	}
	p.Shared = len(both)
	both, x.More = pageOf(a, both)
	return a.desk.live.with(a, func(r *across.Record, _ *facts) error { return p.shared(a, r, both) })
}

// lines returns all mentions that a question asks for.
func (a *asking) lines(w store.Where) (out []Line, err error) {
	for f, err := range a.desk.Store.Find(a, w) {
		if err != nil {
			return nil, err
		}
		out = append(out, lineOf(f))
	}
	return out, nil
}

func byCluster(ctx context.Context, l *live, lines []Line, order *[]record.ID) (map[record.ID]Line, error) {
	var ids []record.ID
	for _, x := range lines {
		ids = append(ids, x.ID)
	}
	clusterOf, err := l.clusterOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := map[record.ID]Line{}
	for _, x := range lines {
		c := clusterOf(x.ID)
		if _, ok := out[c]; !ok {
			out[c] = x
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
