package export

import (
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// The types below are the contract: their keys, in this order. A pointer is
// null where the value is not known.

type reading struct {
	Article     article      `json:"article"`
	Events      []event      `json:"events"`
	Statements  []statement  `json:"statements"`
	Figures     []figure     `json:"figures"`
	Offices     []office     `json:"offices"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type article struct {
	ID              record.ID   `json:"id"`
	Path            *string     `json:"path"`
	Record          *string     `json:"record"`
	URL             *string     `json:"url"`
	Outlet          *string     `json:"outlet"`
	Title           *string     `json:"title"`
	Authors         []string    `json:"authors"`
	Published       *timex.Date `json:"published"`
	PublishedFrom   *string     `json:"published_from"`
	Language        *string     `json:"language"`
	NearDuplicateOf *record.ID  `json:"near_duplicate_of"`
	Text            *string     `json:"text,omitempty"`
	Zones           []zone      `json:"zones"`
}

type zone struct {
	Kind  record.ZoneKind `json:"kind"`
	Start int             `json:"start"`
	End   int             `json:"end"`
}

type diagnostic struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

type actor struct {
	Actor   *string          `json:"actor"`
	Name    string           `json:"name"`
	Country *string          `json:"country"`
	Sectors []string         `json:"sectors"`
	Office  *string          `json:"office"`
	Kind    record.ActorKind `json:"kind"`
	Because *string          `json:"because"`
	Span    *span            `json:"span"`
}

type when struct {
	Date *timex.Date `json:"date"`
	End  *timex.Date `json:"end"`
	From *string     `json:"from"`
}

type place struct {
	Name     string   `json:"name"`
	Country  *string  `json:"country"`
	Lat      *float64 `json:"lat"`
	Lon      *float64 `json:"lon"`
	GeoNames *int     `json:"geonames"`
	Span     *span    `json:"span"`
}

// A writer turns the parts of one article's reading into the contract's.
type writer struct{ t *text.Text }

func newReading(r *record.Reading, withText bool) reading {
	w := writer{r.Article.Text}
	out := reading{
		Article: w.article(r.Article), Events: []event{}, Statements: []statement{}, Figures: []figure{}, Offices: []office{}, Diagnostics: []diagnostic{},
	}
	if withText {
		s := w.t.String()
		out.Article.Text = &s
	}
	for i := range r.Events {
		out.Events = append(out.Events, w.event(&r.Events[i]))
	}
	for i := range r.Statements {
		out.Statements = append(out.Statements, w.statement(&r.Statements[i]))
	}
	for i := range r.Figures {
		out.Figures = append(out.Figures, w.figure(&r.Figures[i]))
	}
	for i := range r.Offices {
		out.Offices = append(out.Offices, w.office(&r.Offices[i]))
	}
	for _, d := range r.Diagnostics {
		start, end := w.codePoints(d.Span)
		out.Diagnostics = append(out.Diagnostics, diagnostic{d.ID, d.Text, start, end})
	}
	return out
}

func (w writer) article(a *record.Article) article {
	out := article{
		ID: a.ID, Path: known(a.Path), Record: known(a.Record), URL: known(a.URL), Outlet: known(a.Outlet),
		Title: known(a.Title), Authors: list(a.Authors), Published: known(a.Published),
		PublishedFrom: known(a.PublishedFrom), Language: known(a.Language),
		NearDuplicateOf: known(a.NearDuplicateOf), Zones: []zone{},
	}
	for _, z := range a.Zones {
		start, end := w.codePoints(z.Span)
		out.Zones = append(out.Zones, zone{z.Kind, start, end})
	}
	return out
}

// codePoints returns a span in code points.
func (w writer) codePoints(s text.Span) (start, end int) {
	return w.t.RuneOffset(s.Start), w.t.RuneOffset(s.End)
}

// span returns nil for an empty span: there are no such letters.
func (w writer) span(s text.Span) *span {
	if s.Empty() {
		return nil
	}
	start, end := w.codePoints(s)
	return &span{start, end, w.t.Slice(s)}
}

func (w writer) spans(l []text.Span) []span {
	out := []span{}
	for _, s := range l {
		if p := w.span(s); p != nil {
			out = append(out, *p)
		}
	}
	return out
}

func (w writer) words(s text.Span) *string {
	if s.Empty() {
		return nil
	}
	return known(w.t.Slice(s))
}

func (w writer) actors(l []record.Actor) []actor {
	out := []actor{}
	for _, a := range l {
		out = append(out, actor{
			Actor: known(a.ID), Name: a.Name, Country: known(a.Country), Sectors: list(a.Sectors),
			Office: known(a.Office), Kind: a.Kind, Because: known(a.Because), Span: w.span(a.Span),
		})
	}
	return out
}

// when returns nil if neither the date nor words for it are known.
func (w writer) when(v record.When) *when {
	if v == (record.When{}) {
		return nil
	}
	return &when{known(v.Date), known(v.End), w.words(v.From)}
}

func (w writer) place(p *record.Place) *place {
	if p == nil {
		return nil
	}
	out := &place{Name: p.Name, Country: known(p.Country), GeoNames: known(p.GeoNames), Span: w.span(p.Span)}
	if p.Lat != 0 || p.Lon != 0 {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}
