package partition

import (
	"encoding/json"

	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// The rows of the tables; docs/workers.md tells the columns. start and end are
// code points of the article's text, everything else that is an offset is in
// bytes.

type articleRow struct {
	ID            string   `parquet:"id"`
	Path          string   `parquet:"path"`
	Record        string   `parquet:"record"`
	URL           string   `parquet:"url"`
	Outlet        string   `parquet:"outlet,dict"`
	Title         string   `parquet:"title"`
	Authors       []string `parquet:"authors,list"`
	Published     string   `parquet:"published,dict"`
	PublishedFrom string   `parquet:"published_from,dict"`
	Language      string   `parquet:"language,dict"`
	Encoding      string   `parquet:"encoding,dict"`
	Version       string   `parquet:"version,dict"`
	About         []string `parquet:"about,list"`  // the words that tell what it is about, see reconcile.About
	Sketch        []byte   `parquet:"sketch"`      // of its wording, see neardup.Sketch
	Zones         string   `parquet:"zones"`       // as JSON
	Diagnostics   string   `parquet:"diagnostics"` // as JSON
	Bytes         int64    `parquet:"bytes"`       // of its text
	Text          string   `parquet:"text"`        // empty unless asked for
}

type mentionRow struct {
	ID           string       `parquet:"id"`
	Article      string       `parquet:"article,dict"`
	Type         string       `parquet:"type,dict"`
	Status       string       `parquet:"status,dict"`
	Happened     string       `parquet:"happened,dict"` // its own day, else the article's
	Place        string       `parquet:"place,dict"`
	PlaceCountry string       `parquet:"place_country,dict"`
	Low          *float64     `parquet:"low,optional"` // of a figure
	High         *float64     `parquet:"high,optional"`
	Qualifier    string       `parquet:"qualifier,dict"`
	Parties      []partyRow   `parquet:"parties,list"`
	Rule         string       `parquet:"rule,dict"`
	Start        int64        `parquet:"start"`
	End          int64        `parquet:"end"`
	Exact        string       `parquet:"exact"`
	At           int64        `parquet:"at"`           // of exact, in bytes
	Outside      []lettersRow `parquet:"outside,list"` // letters that it rests on beside exact
	Body         string       `parquet:"body"`         // all of it as JSON, as stores keep it
}

type partyRow struct {
	Part    string `parquet:"part,dict"` // actor, recipient, attributed, speaker, addressee, about, holder
	Actor   string `parquet:"actor,dict"`
	Name    string `parquet:"name,dict"`
	Country string `parquet:"country,dict"`
	Kind    string `parquet:"kind,dict"`
	Office  string `parquet:"office,dict"`
}

type lettersRow struct {
	At    int64  `parquet:"at"` // in bytes
	Exact string `parquet:"exact"`
}

func newArticleRow(r *record.Reading, e *store.Entry) (articleRow, error) {
	a := &e.Article
	zones, err := json.Marshal(e.Zones)
	if err != nil {
		return articleRow{}, err
	}
	diagnostics, err := json.Marshal(e.Diagnostics)
	if err != nil {
		return articleRow{}, err
	}
	return articleRow{ID: string(a.ID), Path: a.Path, Record: a.Record, URL: a.URL, Outlet: a.Outlet, Title: a.Title, Authors: a.Authors,
		Published: string(a.Published), PublishedFrom: a.PublishedFrom, Language: a.Language, Encoding: a.Encoding, Version: e.Version,
		About: reconcile.About(r.Article), Sketch: e.Sketch, Zones: string(zones), Diagnostics: string(diagnostics), Bytes: int64(len(e.Text))}, nil
}

func newMentionRow(a *record.Article, m *store.Mention) mentionRow {
	out := mentionRow{ID: string(m.ID), Article: string(a.ID), Type: m.Type, Status: m.Status, Happened: string(m.Day), Place: m.Place,
		PlaceCountry: m.PlaceCountry, Rule: m.Rule, Exact: m.Exact, At: int64(m.Span.Start), Body: m.Body}
	out.Start, out.End = int64(a.Text.RuneOffset(m.Span.Start)), int64(a.Text.RuneOffset(m.Span.End))
	outside := func(s text.Span, exact string) {
		if exact != "" && !m.Span.Contains(s) {
			out.Outside = append(out.Outside, lettersRow{int64(s.Start), exact})
		}
	}
	for _, n := range m.Anchors {
		outside(n.Span, n.Exact)
	}
	for _, p := range m.Participants {
		out.Parties = append(out.Parties, partyRow{p.Part, p.Actor, p.Name, p.Country, p.Kind, p.Office})
		outside(p.Span, p.Exact)
	}
	return out
}

// count fills in the number of a figure.
func (m *mentionRow) count(f *record.FigureMention) {
	m.Low, m.High, m.Qualifier = f.Low, f.High, string(f.Qualifier)
}
