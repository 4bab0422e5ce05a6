package web

import (
	"encoding/csv"
	"encoding/json"
	"io"
)

// A grid is a table of words for programs, where no other room writes one.
type grid struct {
	columns []string
	rows    [][]string
}

func (g *grid) add(row ...string) { g.rows = append(g.rows, row) }

// json writes a line for each row; what is empty is null.
func (g *grid) json(w io.Writer) error {
	e := json.NewEncoder(w)
	for _, r := range g.rows {
		line := map[string]*string{}
		for i, c := range g.columns {
			line[c] = nil
			if r[i] != "" {
				line[c] = &r[i]
			}
		}
		if err := e.Encode(line); err != nil {
			return err
		}
	}
	return nil
}

func (g *grid) csv(w io.Writer) error {
	t := csv.NewWriter(w)
	t.Write(g.columns)
	t.WriteAll(g.rows)
	return t.Error()
}
