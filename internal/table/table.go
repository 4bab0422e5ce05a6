// Package table reads the tab-separated tables and word lists in which the program keeps what
// it knows.
//
// Lines that start with "#" are remarks, the first other line names the
// columns, "|" parts the items of a list. The package must never know what a
// table is about.
package table

import (
	"fmt"
	"strings"
)

// A Row is one line of a table.
type Row struct {
	File string
	Line int // 1-based
	cols []string
	vals []string
}

// Read returns the rows of a table. The columns must stand in the file as they
// are given here; an error names file, line and what was expected.
func Read(file, data string, columns ...string) ([]Row, error) {
	rows := make([]Row, 0, strings.Count(data, "\n"))
	var seen bool
	line := 0
	for l := range strings.Lines(data) {
		line++
		l = strings.TrimRight(l, "\r\n")
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		vals := strings.Split(l, "\t")
		if !seen {
			if l != strings.Join(columns, "\t") {
				return nil, fmt.Errorf("%s:%d: the columns are %q; they must be %q", file, line, vals, columns)
			}
			seen = true
			continue
		}
		if len(vals) != len(columns) {
			return nil, fmt.Errorf("%s:%d: %d columns instead of %d; part them with tabs, and keep empty ones", file, line, len(vals), len(columns))
		}
		rows = append(rows, Row{file, line, columns, vals})
	}
	if !seen {
		return nil, fmt.Errorf("%s: no line names the columns; the first line that is no remark must read %q", file, columns)
	}
	return rows, nil
}

// Get returns the cell of a column without white space around it. A column
// that Read was not told of is empty.
func (r Row) Get(column string) string {
	for i, c := range r.cols {
		if c == column {
			return strings.TrimSpace(r.vals[i])
		}
	}
	return ""
}

// List returns the items of a cell, nil for an empty one.
func (r Row) List(column string) []string {
	cell := r.Get(column)
	if cell == "" {
		return nil
	}
	items := strings.Split(cell, "|")
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	return items
}

// Errorf returns an error that starts with the row's file and line.
func (r Row) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.File, r.Line, fmt.Sprintf(format, args...))
}
