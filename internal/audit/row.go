package audit

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"readout/internal/plover"
	"readout/internal/timex"
)

// A Row is one row of event data, in the record's words as far as it tells.
type Row struct {
	Line      int        `json:"line"` // of the file, from 1
	ID        string     `json:"id"`
	Day       timex.Date `json:"day"`
	Code      string     `json:"code"` // as the row has it: CAMEO, or a PLOVER type
	Modes     []string   `json:"modes,omitempty"`
	Actor     Side       `json:"actor"`
	Recipient Side       `json:"recipient"`
	Place     string     `json:"place,omitempty"`
	Country   string     `json:"country,omitempty"`   // of the place, ISO 3166-1 alpha-3
	Addresses []string   `json:"addresses,omitempty"` // of its articles: URLs, ids, citations
	Published timex.Date `json:"published,omitempty"` // when its first article was published or added

	what plover.Type // empty: a public statement, or a code that is no event
}

// A Side is who stands on one side of a row.
type Side struct {
	Names     []string `json:"names,omitempty"`
	Countries []string `json:"countries,omitempty"` // ISO 3166-1 alpha-3 or a code of PLOVER's bodies
}

func (s *Side) empty() bool { return len(s.Names)+len(s.Countries) == 0 }

// String names a side in a few words.
func (s *Side) String() string {
	switch {
	case len(s.Names) == 0:
		return strings.Join(s.Countries, ", ")
	case len(s.Countries) == 0 || slices.Equal(s.Names, s.Countries):
		return strings.Join(s.Names, ", ")
	}
	return strings.Join(s.Names, ", ") + " (" + strings.Join(s.Countries, ", ") + ")"
}

// A RowError is a row that cannot be read.
type RowError struct {
	Line int
	Err  error
}

func (e *RowError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }
func (e *RowError) Unwrap() error { return e.Err }

// formats are what can be audited: how a row is read off its cells, by the names
// of their columns.
var formats = map[string]formatReader{
	"gdelt":   {false, gdelt},
	"polecat": {true, polecat},
	"icews":   {true, icews},
}

type formatReader struct {
	header bool // the first line names the columns
	row    func(c cells) (Row, error)
}

// Formats returns the names of what can be audited.
func Formats() []string { return []string{"gdelt", "icews", "polecat"} }

// Rows yields the rows of a file, parted by tabs. An error is a *RowError and
// concerns one row, or it is the last pair.
func Rows(format string, r io.Reader) iter.Seq2[Row, error] {
	f, ok := formats[format]
	return func(yield func(Row, error) bool) {
		if !ok {
			yield(Row{}, fmt.Errorf("%q cannot be audited; there are %s", format, strings.Join(Formats(), ", ")))
			return
		}
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 16<<20)
		columns := layout(format)
		for n := 1; lines.Scan(); n++ {
			values := split(lines.Text())
			if f.header && n == 1 {
				columns = values
				if err := knows(format, columns); err != nil {
					yield(Row{}, &RowError{n, err})
					return
				}
				continue
			}
			if len(values) == 1 && values[0] == "" || n == 1 && values[0] == columns[0] {
				continue
			}
			row, err := f.read(columns, values)
			row.Line = n
			if err != nil {
				err = &RowError{n, err}
			}
			if !yield(row, err) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Row{}, err)
		}
	}
}

// split parts a line at its tabs. What is no UTF-8 is read as Latin-1, as which
// some releases were written.
func split(line string) []string {
	line = strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r")
	if !utf8.ValidString(line) {
		if s, err := charmap.ISO8859_1.NewDecoder().String(line); err == nil {
			line = s
		}
	}
	return strings.Split(line, "\t")
}

// A cells is one row by the names of its columns.
type cells map[string]string

var errColumns = errors.New("another number of columns")

// list returns the values of a cell that holds several, parted by "; ".
func (c cells) list(column string) (out []string) {
	for _, v := range strings.Split(c[column], ";") {
		if v = strings.TrimSpace(v); v != "" && v != "None" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

func (c cells) get(column string) string { return strings.Join(c.list(column), "; ") }
