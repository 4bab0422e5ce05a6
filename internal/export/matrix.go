package export

import (
	"io"

	"readout/internal/across"
	"readout/internal/record"
	"readout/internal/timex"
)

// Matrix writes an event slot by slot as one line of JSON.
func Matrix(w io.Writer, m *across.Matrix) error {
	type cell struct {
		Says   *string      `json:"says"`
		Quotes []string     `json:"quotes"`
		Stands across.Stand `json:"stands"`
	}
	type row struct {
		Slot  string `json:"slot"`
		Cells []cell `json:"cells"`
	}
	type column struct {
		Outlet    *string     `json:"outlet"`
		By        string      `json:"by"`
		Published *timex.Date `json:"published"`
		Articles  []record.ID `json:"articles"`
		Mentions  []record.ID `json:"mentions"`
		Carriers  []string    `json:"carriers"`
	}
	out := struct {
		ID      record.ID `json:"id"`
		Kind    string    `json:"kind"`
		Type    string    `json:"type"`
		Columns []column  `json:"columns"`
		Rows    []row     `json:"rows"`
	}{m.ID, m.Kind, m.Type, []column{}, []row{}}
	for _, c := range m.Columns {
		out.Columns = append(out.Columns, column{known(c.Outlet), c.By, known(c.Published), c.Articles, c.Mentions, list(c.Names)})
	}
	for _, r := range m.Rows {
		x := row{Slot: r.Slot}
		for _, c := range r.Cells {
			x.Cells = append(x.Cells, cell{known(c.Says), list(c.Quotes), c.Stands})
		}
		out.Rows = append(out.Rows, x)
	}
	return writeLine(w, out)
}

// Judgement writes a judgement as one line of JSON.
func Judgement(w io.Writer, j *record.Judgement) error {
	type reason struct {
		Name   *string `json:"name"`
		Weight int     `json:"weight"`
		Words  *string `json:"words"`
	}
	out := struct {
		ID        record.ID      `json:"id"`
		A         record.ID      `json:"a"`
		B         record.ID      `json:"b"`
		Verdict   record.Verdict `json:"verdict"`
		Score     int            `json:"score"`
		Because   []reason       `json:"because"`
		By        *string        `json:"by"`
		At        *string        `json:"at"`
		Withdrawn *withdrawal    `json:"withdrawn"`
	}{ID: j.ID, A: j.A, B: j.B, Verdict: j.Verdict, Score: j.Score, Because: []reason{}, By: known(j.By), Withdrawn: newWithdrawal(j.Withdrawn)}
	if !j.At.IsZero() {
		out.At = known(j.At.UTC().Format(rfc3339))
	}
	for _, r := range j.Because {
		out.Because = append(out.Because, reason{known(r.Name), r.Weight, known(r.Words)})
	}
	return writeLine(w, out)
}

const rfc3339 = "2006-01-02T15:04:05Z"
