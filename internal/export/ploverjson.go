package export

import (
	"io"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
)

// The objects of PLOVER's own JSON, with the names of its manual.

type ploverEvent struct {
	ID        record.ID     `json:"id"`
	Date      string        `json:"date"`
	EndDate   string        `json:"enddate,omitempty"`
	Actor     []ploverSide  `json:"actor"`
	Recipient []ploverSide  `json:"recipient,omitempty"`
	Event     plover.Type   `json:"event"`
	Places    []ploverPlace `json:"event_loc,omitempty"`
	EventText string        `json:"event_text"`
	Quad      int           `json:"quad_code"`
	Scale     float64       `json:"event_scale"`
	Mode      []string      `json:"mode,omitempty"`
	Context   []string      `json:"context,omitempty"`
	Link      record.ID     `json:"link"` // the event that all records with this link tell of
	Text      string        `json:"text"`
	TextInfo  ploverText    `json:"text_info"`
	CiteInfo  ploverCite    `json:"cite_info"`
	Coder     string        `json:"coder"`
}

type ploverSide struct {
	Code       string   `json:"code,omitempty"`
	Sector     []string `json:"sector,omitempty"`
	Text       string   `json:"entity_text,omitempty"`
	ID         string   `json:"identifier_id,omitempty"`
	Identified string   `json:"identifier_text,omitempty"`
	Office     string   `json:"office,omitempty"`
}

type ploverPlace struct {
	Extracted string   `json:"extracted_place,omitempty"`
	Resolved  string   `json:"resolved_place"`
	GeoNames  *int     `json:"geonameid,omitempty"`
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	Country   string   `json:"country_code,omitempty"`
}

type ploverText struct {
	Start int `json:"start"` // code points of the article's text
	End   int `json:"end"`
}

type ploverCite struct {
	Citation    string `json:"citation,omitempty"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Version     string `json:"version"`
}

// auxiliary are the modes that PLOVER's manual names for what did not, or not
// yet, happen.
var auxiliary = map[record.Status]string{
	record.Planned: "future", record.Hypothetical: "hypothetical", record.Negated: "negation", record.Denied: "negation",
}

// plover writes one record for each telling of an event.
func (h *work) plover() error {
	return h.print("plover.jsonl", func(w io.Writer) (n int, err error) {
		for c := range h.clusters(store.KindEvent) {
			err := h.each(c, func(_ *record.Telling, f *store.Found) error {
				if f.Event.Status == record.Cancelled {
					h.loss.lose("event", 1, "is cancelled: PLOVER has no mode for it")
					return nil
				}
				n++
				return writeLine(w, h.ploverEvent(c, f))
			})
			if err != nil {
				return n, err
			}
		}
		return n, nil
	})
}

func (h *work) ploverEvent(c *record.Cluster, f *store.Found) ploverEvent {
	e, a := f.Event, f.Article
	w := writer{a.Text}
	out := ploverEvent{
		ID: e.ID, Date: string(e.When.Date), EndDate: string(e.When.End), Actor: w.ploverSides(e.Actors), Recipient: w.ploverSides(e.Recipients),
		Event: e.Type, EventText: w.triggers(e), Quad: int(e.Type.Quad()), Scale: plover.Score(e.Type, e.Modes...),
		Mode: append([]string{}, e.Modes...), Context: e.Contexts, Link: c.ID, Text: w.letters(e.Span), Coder: "Readout",
		CiteInfo: ploverCite{Citation: string(a.ID), URL: a.URL, Title: titleOf(a), Language: a.Language, Publication: a.Outlet, Version: e.Version},
	}
	if m := auxiliary[e.Status]; m != "" {
		out.Mode = append(out.Mode, m)
	}
	if e.Status == record.Denied {
		h.loss.lose("event.status", 1, "is denied: PLOVER has negation only, and not who denies")
	}
	out.TextInfo.Start, out.TextInfo.End = w.codePoints(e.Span)
	if p := e.Place; p != nil {
		at := ploverPlace{Extracted: w.letters(p.Span), Resolved: p.Name, GeoNames: known(p.GeoNames), Country: p.Country}
		if p.Lat != 0 || p.Lon != 0 {
			at.Lat, at.Lon = &p.Lat, &p.Lon
		}
		out.Places = []ploverPlace{at}
	}
	return out
}

func (w writer) ploverSides(all []record.Actor) []ploverSide {
	out := []ploverSide{}
	for _, a := range all {
		out = append(out, ploverSide{a.Country, a.Sectors, w.letters(a.Span), a.ID, a.Name, a.Office})
	}
	return out
}

// triggers returns the words that tell an event.
func (w writer) triggers(e *record.EventMention) (words string) {
	for i, s := range e.Trigger {
		if i > 0 {
			words += " … "
		}
		words += w.letters(s)
	}
	return words
}
