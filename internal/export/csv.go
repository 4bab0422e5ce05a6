package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// The columns of the tables, by kind. New ones are added at the end, so that
// programs which count columns go on working. docs/asking.md tells them.
var columns = map[string][]string{
	store.KindEvent: {"id", "day", "type", "modes", "contexts", "status", "actors", "actor_ids", "actor_countries",
		"recipients", "recipient_ids", "recipient_countries", "when", "when_end", "place", "place_country", "lat", "lon",
		"attributed", "attributed_ids", "quad", "score"},
	store.KindStatement: {"id", "day", "kind", "direct", "speakers", "speaker_ids", "speaker_countries",
		"addressees", "addressee_ids", "about", "about_ids", "attributed", "attributed_ids", "cue"},
	store.KindFigure: {"id", "day", "measure", "unit", "low", "high", "qualifier", "words", "population", "population_country",
		"population_group", "place", "place_country", "since", "as_of", "scope", "status", "attributed", "attributed_ids",
		"part_of", "repeat", "superseded"},
}

// tail are the columns that every table ends in. start and end are code points
// of the article's text.
var tail = []string{"outlet", "published", "article", "path", "url", "rule", "start", "end", "exact"}

// A Table writes mentions of one kind as CSV (RFC 4180). Lists are joined by
// "; ", what is not known is empty.
type Table struct {
	w     *csv.Writer
	kind  string
	begun bool
}

// NewTable returns a table of a kind of mentions.
func NewTable(w io.Writer, kind string) *Table { return &Table{w: csv.NewWriter(w), kind: kind} }

// Columns returns the names of the columns for a kind of mentions.
func Columns(kind string) []string { return append(append([]string{}, columns[kind]...), tail...) }

// Row writes one mention, which must be of the table's kind.
func (t *Table) Row(f *store.Found) error {
	if err := t.head(); err != nil {
		return err
	}
	x := writer{f.Article.Text}
	var row []string
	switch {
	case f.Event != nil:
		row = append(eventRow(f), x.tail(f.Article, &f.Event.Provenance)...)
	case f.Statement != nil:
		row = append(x.statementRow(f), x.tail(f.Article, &f.Statement.Provenance)...)
	case f.Figure != nil:
		row = append(x.figureRow(f), x.tail(f.Article, &f.Figure.Provenance)...)
	}
	return t.w.Write(row)
}

// Flush writes what is left: of an empty table the names of its columns.
func (t *Table) Flush() error {
	if err := t.head(); err != nil {
		return err
	}
	t.w.Flush()
	return t.w.Error()
}

func (t *Table) head() error {
	if t.begun {
		return nil
	}
	t.begun = true
	return t.w.Write(Columns(t.kind))
}

func (w writer) tail(a *record.Article, p *record.Provenance) []string {
	start, end := w.codePoints(p.Span)
	return []string{a.Outlet, string(a.Published), string(a.ID), a.Path, a.URL, p.Rule,
		strconv.Itoa(start), strconv.Itoa(end), w.t.Slice(p.Span)}
}

func eventRow(f *store.Found) []string {
	e := f.Event
	name, country, lat, lon := where(e.Place)
	return []string{string(e.ID), string(f.Day), string(e.Type), join(e.Modes), join(e.Contexts), string(e.Status),
		names(e.Actors), ids(e.Actors), countries(e.Actors), names(e.Recipients), ids(e.Recipients), countries(e.Recipients),
		string(e.When.Date), string(e.When.End), name, country, lat, lon, names(e.Attributed), ids(e.Attributed),
		e.Type.Quad().String(), decimal(plover.Score(e.Type, e.Modes...))}
}

func (w writer) statementRow(f *store.Found) []string {
	s := f.Statement
	return []string{string(s.ID), string(f.Day), string(s.Kind), strconv.FormatBool(s.Direct),
		names(s.Speakers), ids(s.Speakers), countries(s.Speakers), names(s.Addressees), ids(s.Addressees),
		names(s.About), ids(s.About), names(s.Attributed), ids(s.Attributed), w.letters(s.Cue)}
}

func (w writer) figureRow(f *store.Found) []string {
	n := f.Figure
	scope := "event"
	if n.Cumulative {
		scope = "cumulative"
	}
	name, country, _, _ := where(n.Place)
	return []string{string(n.ID), string(f.Day), string(n.Measure), n.Unit, bound(n.Low), bound(n.High), string(n.Qualifier),
		w.letters(n.Words), n.Population.Text, n.Population.Country, n.Population.Group, name, country,
		string(n.Since), string(n.AsOf), scope, n.Status, names(n.Attributed), ids(n.Attributed),
		string(n.PartOf), strconv.FormatBool(n.Repeat), strconv.FormatBool(n.Superseded)}
}

func (w writer) letters(s text.Span) string {
	if s.Empty() {
		return ""
	}
	return w.t.Slice(s)
}

func where(p *record.Place) (name, country, lat, lon string) {
	if p == nil {
		return
	}
	if p.Lat != 0 || p.Lon != 0 {
		lat, lon = decimal(p.Lat), decimal(p.Lon)
	}
	return p.Name, p.Country, lat, lon
}

func bound(v *float64) string {
	if v == nil {
		return ""
	}
	return decimal(*v)
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func join(list []string) string { return strings.Join(list, "; ") }

func names(list []record.Actor) string {
	return each(list, func(a *record.Actor) string { return a.Name })
}

func ids(list []record.Actor) string {
	return each(list, func(a *record.Actor) string { return a.ID })
}

func countries(list []record.Actor) string {
	return each(list, func(a *record.Actor) string { return a.Country })
}

func each(list []record.Actor, of func(*record.Actor) string) string {
	var out []string
	for i := range list {
		out = append(out, of(&list[i]))
	}
	return join(out)
}
