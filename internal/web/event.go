package web

import (
	"context"
	"io"
	"slices"
	"strings"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store"
)

// An Event is what outlets tell of one event, statement or figure.
type Event struct {
	*across.Matrix
	Slots      []Slot
	Pairs      []Pair // the first telling with each of the others
	Near       []Pair // with mentions of which the program is not sure
	Judgements []record.Judgement
	Sign       string
	Writable   bool
}

// A Slot is one row of the matrix.
type Slot struct {
	Name  string
	Cells []Cell
}

// A Cell is what one telling says in a slot, with the letters.
type Cell struct {
	across.Cell
	Quotations []Quotation
}

// A Quotation is letters of an article, and where they stand.
type Quotation struct {
	Words, Href string
}

// A Pair is two mentions and what the program makes of them.
type Pair struct {
	record.Judgement
	Lines [2]Line
}

func event(a *asking) (*answer, error) {
	p := &Event{Sign: a.desk.sign, Writable: a.desk.Writable}
	err := a.desk.live.with(a, func(r *across.Record, f *facts) error { return p.fill(a, r, f, a.name) })
	if err != nil {
		return nil, err
	}
	x := &answer{Title: p.title(), page: "event", Data: p, Command: []string{"readout", "show", strings.Replace(string(p.ID), ":", "/", 1)}}
	x.json = func(w io.Writer) error { return export.Matrix(w, p.Matrix) }
	g := &grid{columns: []string{"slot", "outlet", "published", "says", "stands", "quotes"}}
	for _, row := range p.Rows {
		for i, c := range row.Cells {
			g.add(row.Slot, p.Columns[i].By, string(p.Columns[i].Published), c.Says, string(c.Stands), strings.Join(c.Quotes, "; "))
		}
	}
	x.csv = g.csv
	return x, nil
}

// title says what it is in a line: "CONSULT: Hakan Fidan (TUR), … 2023-11-01".
func (p *Event) title() string {
	words := p.Type
	for _, slot := range []string{"who", "number", "when", "as of"} {
		for _, row := range p.Rows {
			for _, c := range row.Cells {
				if row.Slot == slot && c.Stands == across.Agree {
					words += " · " + c.Says
					break
				}
			}
		}
	}
	return words
}

// fill reads the page off the record, which the caller holds.
func (p *Event) fill(ctx context.Context, r *across.Record, f *facts, name string) error {
	id, err := r.Named(name)
	if err != nil {
		return problem{404, err.Error()}
	}
	c, ok := r.Cluster(r.Heir(id))
	if !ok {
		return problem{404, "that mention is not read any more: a newer version of the program reads its article otherwise"}
	}
	if p.Matrix, err = r.Matrix(ctx, c); err != nil {
		return err
	}
	for _, row := range p.Rows {
		if !slices.ContainsFunc(row.Cells, func(c across.Cell) bool { return c.Stands != across.Silent }) {
			continue
		}
		s := Slot{Name: row.Slot}
		for _, cell := range row.Cells {
			q, err := quotations(ctx, r, cell)
			if err != nil {
				return err
			}
			s.Cells = append(s.Cells, Cell{cell, q})
		}
		p.Slots = append(p.Slots, s)
	}
	return p.judged(ctx, r, f, c)
}

func quotations(ctx context.Context, r *across.Record, c across.Cell) (out []Quotation, err error) {
	for i, s := range c.Spots {
		x, err := r.Reading(ctx, s.Article)
		if err != nil {
			return nil, err
		}
		t := x.Article.Text
		out = append(out, Quotation{c.Quotes[i], articleLink(s.Article, t.RuneOffset(s.Span.Start), t.RuneOffset(s.Span.End))})
	}
	return out, nil
}

// judged fills in who judged what of these mentions, and what the program does.
func (p *Event) judged(ctx context.Context, r *across.Record, f *facts, c record.Cluster) error {
	mine := map[record.ID]bool{}
	for _, m := range c.Mentions() {
		mine[m] = true
	}
	for _, j := range r.Judgements {
		if mine[r.Heir(j.A)] || mine[r.Heir(j.B)] {
			p.Judgements = append(p.Judgements, j)
		}
	}
	for i := 1; i < len(p.Columns); i++ {
		j, err := r.Judgement(p.Columns[0].Mentions[0], p.Columns[i].Mentions[0])
		if err == nil {
			p.Pairs = append(p.Pairs, Pair{Judgement: j})
		}
	}
	for _, j := range f.Unsure {
		if mine[j.A] || mine[j.B] {
			p.Near = append(p.Near, Pair{Judgement: j})
		}
	}
	p.Near = undecided(r, p.Near)
	for _, list := range [][]Pair{p.Pairs, p.Near} {
		if err := introduce(ctx, r, list); err != nil {
			return err
		}
	}
	return nil
}

// undecided leaves out the pairs that persons have judged, or that have come
// together since.
func undecided(r *across.Record, all []Pair) (out []Pair) {
	judged := map[[2]record.ID]bool{}
	for _, j := range r.Judgements {
		if j.Withdrawn == nil {
			judged[[2]record.ID{r.Heir(j.A), r.Heir(j.B)}] = true
		}
	}
	for _, p := range all {
		a, _ := r.Cluster(p.A)
		b, _ := r.Cluster(p.B)
		if a.ID != b.ID && !judged[[2]record.ID{p.A, p.B}] && !judged[[2]record.ID{p.B, p.A}] {
			out = append(out, p)
		}
	}
	return out
}

// introduce fills in what the two of each pair tell.
func introduce(ctx context.Context, r *across.Record, all []Pair) error {
	for i := range all {
		for k, id := range []record.ID{all[i].A, all[i].B} {
			x, err := r.Reading(ctx, id)
			if err != nil {
				return err
			}
			if f := foundIn(x, id); f != nil {
				all[i].Lines[k] = lineOf(f)
			}
		}
	}
	return nil
}

// foundIn returns a mention of a reading as a list would, nil if there is none.
func foundIn(x *record.Reading, id record.ID) *store.Found {
	for f := range store.Told(x) {
		if f.ID() == id {
			return f
		}
	}
	return nil
}
