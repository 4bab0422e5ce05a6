package export

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"readout/internal/table"
)

// A Loss tells what a format could not carry of the record that was exported.
type Loss struct {
	Format     string  `json:"format"`
	Articles   int     `json:"articles"` // what was to be carried
	Events     int     `json:"events"`
	Statements int     `json:"statements"`
	Figures    int     `json:"figures"`
	Offices    int     `json:"offices"`
	Rows       []Rows  `json:"rows"`  // what was written
	Lost       []Lost  `json:"lost"`  // of the record, by field
	Empty      []Blank `json:"empty"` // what the format has a place for and the record does not know
}

// Rows is how many rows, or lines, a file has got.
type Rows struct {
	File string `json:"file"`
	Rows int    `json:"rows"`
}

// A Lost is values of one field of the record that a format could not carry.
type Lost struct {
	Field   string `json:"field"` // "event.actors.because"; "statement" for whole statements
	Values  int    `json:"values"`
	Because string `json:"because"`
}

// A Blank is a column of the format that stays empty.
type Blank struct {
	Column  string `json:"column"`
	Because string `json:"because"`
}

//go:embed loss/*.tsv
var lossFiles embed.FS

// A limit is what the tables in loss say of one format: fields that it has no
// place for, columns that the record has no value for. A field stands for all
// below it, but those that have a line of their own; "carried" exempts one.
type limit struct {
	lost  []Lost // in the order of the file
	empty []Blank
}

const carriedWord = "carried"

// limits reads the tables, one for each format.
var limits = sync.OnceValues(func() (map[string]limit, error) {
	files, err := lossFiles.ReadDir("loss")
	out := map[string]limit{}
	for _, f := range files {
		var l limit
		if l, err = readLimit(f.Name()); err != nil {
			return nil, err
		}
		out[strings.TrimSuffix(f.Name(), ".tsv")] = l
	}
	return out, err
})

func readLimit(file string) (l limit, err error) {
	b, err := lossFiles.ReadFile("loss/" + file)
	if err != nil {
		return l, err
	}
	rows, err := table.Read(file, string(b), "what", "name", "because")
	if err != nil {
		return l, err
	}
	for _, r := range rows {
		name, because := r.Get("name"), r.Get("because")
		switch {
		case because == "":
			return l, r.Errorf("%s has no reason", name)
		case r.Get("what") == "field":
			l.lost = append(l.lost, Lost{Field: name, Because: because})
		case r.Get("what") == "column":
			l.empty = append(l.empty, Blank{name, because})
		default:
			return l, r.Errorf("%q is neither field nor column", r.Get("what"))
		}
	}
	return l, nil
}

// of returns the line that speaks of a field: its own, else that of the nearest
// field above it; nil if the format carries it.
func (l *limit) of(field string) *Lost {
	for name := field; name != ""; name = above(name) {
		i := slices.IndexFunc(l.lost, func(x Lost) bool { return x.Field == name })
		if i >= 0 && l.lost[i].Because == carriedWord {
			return nil
		}
		if i >= 0 {
			return &l.lost[i]
		}
	}
	return nil
}

// above returns the field of which one is a part, "" for a whole record.
func above(field string) string {
	return field[:max(0, strings.LastIndexByte(field, '.'))]
}

// account fills in what is lost for want of a place: a whole mention counts once,
// not by its parts.
func (l *limit) account(t tally, o *Options) (out []Lost) {
	for _, x := range l.lost {
		if x.Field == "article.text" && o.Text {
			continue
		}
		if x.Because != carriedWord && t[x.Field] > 0 {
			out = append(out, Lost{x.Field, t[x.Field], x.Because})
		}
	}
	return out
}

// lose counts values that had a place and could not be put there.
func (l *Loss) lose(field string, n int, because string) {
	if n == 0 {
		return
	}
	i := slices.IndexFunc(l.Lost, func(x Lost) bool { return x.Field == field && x.Because == because })
	if i < 0 {
		l.Lost = append(l.Lost, Lost{field, 0, because})
		i = len(l.Lost) - 1
	}
	l.Lost[i].Values += n
}

// wrote counts rows of a file.
func (l *Loss) wrote(file string, n int) {
	i := slices.IndexFunc(l.Rows, func(x Rows) bool { return x.File == file })
	if i < 0 {
		l.Rows = append(l.Rows, Rows{File: file})
		i = len(l.Rows) - 1
	}
	l.Rows[i].Rows += n
}

// sort puts the report into an order that does not depend on the record's.
func (l *Loss) sort() {
	slices.SortFunc(l.Lost, func(a, b Lost) int {
		return strings.Compare(a.Field+"\x00"+a.Because, b.Field+"\x00"+b.Because)
	})
	slices.SortFunc(l.Rows, func(a, b Rows) int { return strings.Compare(a.File, b.File) })
}

// JSON writes the report as one object.
func (l *Loss) JSON(w io.Writer) error { return writeLine(w, l) }

// told is how many lines of what is lost a person sees.
const told = 8

// Text writes the report for a person: what was written, and of what was lost
// the most.
func (l *Loss) Text(w io.Writer) {
	fmt.Fprintf(w, "%s of %d articles, %d events, %d statements, %d figures, %d offices\n", l.Format, l.Articles, l.Events, l.Statements, l.Figures, l.Offices)
	for _, r := range l.Rows {
		fmt.Fprintf(w, "  wrote %6d  %s\n", r.Rows, r.File)
	}
	lost := slices.Clone(l.Lost)
	slices.SortStableFunc(lost, func(a, b Lost) int { return b.Values - a.Values })
	for _, x := range lost[:min(told, len(lost))] {
		fmt.Fprintf(w, "  lost  %6d  %s: %s\n", x.Values, x.Field, x.Because)
	}
	if n := len(lost) - told; n > 0 {
		values := 0
		for _, x := range lost[told:] {
			values += x.Values
		}
		fmt.Fprintf(w, "  lost  %6d  of %d more fields\n", values, n)
	}
	if n := len(l.Empty); n > 0 {
		fmt.Fprintf(w, "  empty %6d  columns that the record knows nothing for\n", n)
	}
}
