package across

import (
	"context"
	"strings"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A Matrix is one event, statement or figure as each outlet tells it, slot by
// slot.
type Matrix struct {
	ID      record.ID
	Kind    string
	Type    string
	Columns []Column
	Rows    []Row
}

// A Column is one telling.
type Column struct {
	record.Telling
	By        string // the outlet, or what else tells the article from others
	Published timex.Date
	Names     []string // of the outlets that carry the same words
}

// A Row is one slot: of an event who, to whom, what, status, when, where,
// figures; of a statement and a figure see slotsOf. Of one that persons corrected
// the last one tells who.
type Row struct {
	Slot  string
	Cells []Cell // one for each column
}

// A Cell is what one telling says in a slot.
type Cell struct {
	Says   string   // in the record's words: "Hakan Fidan (TUR)", "2023-11-01"
	Quotes []string // the letters that say so
	Spots  []Spot   // where each of Quotes stands
	Stands Stand
}

// A Spot is letters in an article.
type Spot struct {
	Article record.ID
	Span    text.Span
}

// A Stand is how a cell stands to what most tellings say.
type Stand string

// The stands.
const (
	Agree   Stand = "agree"
	Finer   Stand = "finer"   // says the same, and more: a day where others tell the month
	Differs Stand = "differs" // says something else
	Denies  Stand = "denies"  // says that it was not so
	Silent  Stand = "silent"  // says nothing
)

// Matrix sets the tellings of a cluster side by side.
func (r *Record) Matrix(ctx context.Context, c record.Cluster) (*Matrix, error) {
	m := &Matrix{ID: c.ID, Kind: c.Kind}
	var columns [][]told
	for _, t := range c.Tellings {
		col, mentions, err := r.column(ctx, t)
		if err != nil {
			return nil, err
		}
		m.Columns = append(m.Columns, col)
		columns = append(columns, mentions)
	}
	m.Type = mostCommon(columns, told.typ)
	for _, s := range slotsOf[c.Kind] {
		row := Row{Slot: s.name}
		var values []value
		for _, mentions := range columns {
			values = append(values, s.read(mentions))
		}
		for i, stand := range stands(values, s) {
			row.Cells = append(row.Cells, Cell{Says: values[i].says, Quotes: values[i].quotes, Spots: values[i].spots, Stands: stand})
		}
		m.Rows = append(m.Rows, row)
	}
	if row, any := marked(columns); any {
		m.Rows = append(m.Rows, row)
	}
	return m, nil
}

// A told is a mention with the article that tells it; one of the three is set.
type told struct {
	event     *record.EventMention
	statement *record.StatementMention
	figure    *record.FigureMention
	reading   *record.Reading
}

func (t told) typ() string {
	switch {
	case t.event != nil:
		return string(t.event.Type)
	case t.statement != nil:
		return string(t.statement.Kind)
	}
	return string(t.figure.Measure)
}

func (r *Record) column(ctx context.Context, t record.Telling) (Column, []told, error) {
	col := Column{Telling: t}
	var out []told
	for _, id := range t.Mentions {
		x, err := r.Reading(ctx, id)
		if err != nil {
			return col, nil, err
		}
		if col.By == "" {
			col.By, col.Published = x.Article.By(), x.Article.Published
		}
		out = append(out, mentionOf(x, id)...)
	}
	for _, c := range t.Carriers {
		x, err := r.Reading(ctx, c.Article)
		if err != nil {
			return col, nil, err
		}
		col.Names = append(col.Names, x.Article.By())
	}
	return col, out, nil
}

func mentionOf(x *record.Reading, id record.ID) (out []told) {
	for i := range x.Events {
		if x.Events[i].ID == id {
			out = append(out, told{event: &x.Events[i], reading: x})
		}
	}
	for i := range x.Statements {
		if x.Statements[i].ID == id {
			out = append(out, told{statement: &x.Statements[i], reading: x})
		}
	}
	for i := range x.Figures {
		if x.Figures[i].ID == id {
			out = append(out, told{figure: &x.Figures[i], reading: x})
		}
	}
	return out
}

func mostCommon(columns [][]told, of func(told) string) (best string) {
	count := map[string]int{}
	for _, col := range columns {
		for _, t := range col {
			s := of(t)
			if count[s]++; count[s] > count[best] || count[s] == count[best] && s < best {
				best = s
			}
		}
	}
	return best
}

func join(words []string) string { return strings.Join(words, ", ") }
