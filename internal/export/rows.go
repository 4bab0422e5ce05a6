package export

import (
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/text"
)

// The rows of the tables that csv and parquet write. The tags name the columns;
// docs/exports.md tells them. start and end are code points of the article's text.

type articleRow struct {
	ID            string   `parquet:"id"`
	Path          string   `parquet:"path"`
	Record        string   `parquet:"record"`
	URL           string   `parquet:"url"`
	Outlet        string   `parquet:"outlet"`
	Title         string   `parquet:"title"`
	Authors       []string `parquet:"authors,list"`
	Published     string   `parquet:"published"`
	PublishedFrom string   `parquet:"published_from"`
	Language      string   `parquet:"language"`
	Encoding      string   `parquet:"encoding"`
	NearDuplicate string   `parquet:"near_duplicate_of"`
	Text          string   `parquet:"text"`
}

// A mentionRow is what the rows of all kinds of mentions begin with.
type mentionRow struct {
	ID      string `parquet:"id"`
	Cluster string `parquet:"cluster"` // what other outlets' mentions of the same have too
	Article string `parquet:"article"`
	Day     string `parquet:"day"` // the mention's own, else the article's
	Rule    string `parquet:"rule"`
	Version string `parquet:"version"`
	Start   int64  `parquet:"start"`
	End     int64  `parquet:"end"`
	Exact   string `parquet:"exact"`
}

type placeRow struct {
	Place        string   `parquet:"place"`
	PlaceCountry string   `parquet:"place_country"`
	Lat          *float64 `parquet:"lat,optional"`
	Lon          *float64 `parquet:"lon,optional"`
	GeoNames     *int64   `parquet:"geonames,optional"`
}

type eventRowOf struct {
	mentionRow
	Type     string   `parquet:"type"`
	Modes    []string `parquet:"modes,list"`
	Contexts []string `parquet:"contexts,list"`
	Status   string   `parquet:"status"`
	When     string   `parquet:"when"`
	WhenEnd  string   `parquet:"when_end"`
	placeRow
	ToldAs    string   `parquet:"told_as"`
	Quad      string   `parquet:"quad"`
	Score     float64  `parquet:"score"`
	CAMEO     string   `parquet:"cameo"`
	Goldstein *float64 `parquet:"goldstein,optional"`
}

type statementRowOf struct {
	mentionRow
	Kind    string `parquet:"kind"`
	Direct  bool   `parquet:"direct"`
	During  string `parquet:"during"`
	When    string `parquet:"when"`
	WhenEnd string `parquet:"when_end"`
}

type figureRowOf struct {
	mentionRow
	Measure           string   `parquet:"measure"`
	Unit              string   `parquet:"unit"`
	Low               *float64 `parquet:"low,optional"`
	High              *float64 `parquet:"high,optional"`
	Qualifier         string   `parquet:"qualifier"`
	Population        string   `parquet:"population"`
	PopulationCountry string   `parquet:"population_country"`
	PopulationGroup   string   `parquet:"population_group"`
	placeRow
	Since      string `parquet:"since"`
	AsOf       string `parquet:"as_of"`
	Cumulative bool   `parquet:"cumulative"`
	Status     string `parquet:"status"`
	PartOf     string `parquet:"part_of"`
	Repeat     bool   `parquet:"repeat"`
	Superseded bool   `parquet:"superseded"`
	Event      string `parquet:"event"`
}

type officeRowOf struct {
	mentionRow
	Office   string `parquet:"office"`
	Standing string `parquet:"standing"`
	Country  string `parquet:"country"`
}

// A partyRow is somebody's part in a mention.
type partyRow struct {
	Mention string   `parquet:"mention"`
	Part    string   `parquet:"part"` // actor, recipient, attributed, speaker, addressee, about, holder
	Seq     int64    `parquet:"seq"`  // from 0 within the part
	Actor   string   `parquet:"actor"`
	Name    string   `parquet:"name"`
	Country string   `parquet:"country"`
	Sectors []string `parquet:"sectors,list"`
	Office  string   `parquet:"office"`
	Kind    string   `parquet:"kind"`
	Because string   `parquet:"because"`
	Start   *int64   `parquet:"start,optional"`
	End     *int64   `parquet:"end,optional"`
	Exact   string   `parquet:"exact"`
}

// A spanRow is one more range of letters that a mention, or an article's zone or
// diagnostic, rests on.
type spanRow struct {
	Of    string `parquet:"of"`   // a mention's id, or the article's
	Part  string `parquet:"part"` // trigger, when, place, content, cue, words; zone, diagnostic
	Seq   int64  `parquet:"seq"`
	Kind  string `parquet:"kind"` // of a zone, or a diagnostic's id
	Note  string `parquet:"note"` // a diagnostic's words
	Start int64  `parquet:"start"`
	End   int64  `parquet:"end"`
	Exact string `parquet:"exact"`
}

func (h *work) articleRow(a *record.Article) articleRow {
	out := articleRow{ID: string(a.ID), Path: a.Path, Record: a.Record, URL: a.URL, Outlet: a.Outlet, Title: a.Title, Authors: a.Authors,
		Published: string(a.Published), PublishedFrom: a.PublishedFrom, Language: a.Language, Encoding: a.Encoding,
		NearDuplicate: string(h.r.CopyOf(a.ID))}
	if h.Text {
		out.Text = a.Text.String()
	}
	return out
}

func (h *work) mentionRow(w writer, id record.ID, p *record.Provenance, day string) mentionRow {
	start, end := w.codePoints(p.Span)
	out := mentionRow{ID: string(id), Article: string(p.Article), Day: day, Rule: p.Rule, Version: p.Version,
		Start: int64(start), End: int64(end), Exact: w.letters(p.Span)}
	if c, ok := h.r.Cluster(id); ok {
		out.Cluster = string(c.ID)
	}
	return out
}

func newPlaceRow(p *record.Place) (out placeRow) {
	if p == nil {
		return out
	}
	out.Place, out.PlaceCountry = p.Name, p.Country
	if p.Lat != 0 || p.Lon != 0 {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	if p.GeoNames != 0 {
		out.GeoNames = known(int64(p.GeoNames))
	}
	return out
}

func newEventRow(m mentionRow, e *record.EventMention) eventRowOf {
	c := newCoding(e)
	out := eventRowOf{mentionRow: m, Type: string(e.Type), Modes: e.Modes, Contexts: e.Contexts, Status: string(e.Status),
		When: string(e.When.Date), WhenEnd: string(e.When.End), placeRow: newPlaceRow(e.Place), ToldAs: string(e.ToldAs),
		Quad: c.Quad, Score: plover.Score(e.Type, e.Modes...), Goldstein: c.Goldstein}
	if c.CAMEO != nil {
		out.CAMEO = *c.CAMEO
	}
	return out
}

func newStatementRow(m mentionRow, s *record.StatementMention) statementRowOf {
	return statementRowOf{m, string(s.Kind), s.Direct, string(s.During), string(s.When.Date), string(s.When.End)}
}

func newFigureRow(m mentionRow, f *record.FigureMention) figureRowOf {
	return figureRowOf{mentionRow: m, Measure: string(f.Measure), Unit: f.Unit, Low: f.Low, High: f.High, Qualifier: string(f.Qualifier),
		Population: f.Population.Text, PopulationCountry: f.Population.Country, PopulationGroup: f.Population.Group,
		placeRow: newPlaceRow(f.Place), Since: string(f.Since), AsOf: string(f.AsOf), Cumulative: f.Cumulative, Status: f.Status,
		PartOf: string(f.PartOf), Repeat: f.Repeat, Superseded: f.Superseded, Event: string(f.Event)}
}

func (w writer) partyRows(mention record.ID, part string, all []record.Actor) (out []partyRow) {
	for i, a := range all {
		row := partyRow{Mention: string(mention), Part: part, Seq: int64(i), Actor: a.ID, Name: a.Name, Country: a.Country,
			Sectors: a.Sectors, Office: a.Office, Kind: string(a.Kind), Because: a.Because, Exact: w.letters(a.Span)}
		if !a.Span.Empty() {
			start, end := w.codePoints(a.Span)
			s, e := int64(start), int64(end)
			row.Start, row.End = &s, &e
		}
		out = append(out, row)
	}
	return out
}

func (w writer) spanRows(of record.ID, part string, spans ...text.Span) (out []spanRow) {
	for i, s := range spans {
		if s.Empty() {
			continue
		}
		start, end := w.codePoints(s)
		out = append(out, spanRow{Of: string(of), Part: part, Seq: int64(i), Start: int64(start), End: int64(end), Exact: w.letters(s)})
	}
	return out
}
