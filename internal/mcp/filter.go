package mcp

import (
	"readout/internal/query"
	"readout/internal/store"
)

// Conditions are those that all questions share. Every one that is given must
// hold; of a list, one item must.
type Conditions struct {
	Since      string   `json:"since,omitempty" jsonschema:"from this day, month or year on, as in 2023-11-25, 2023-11, 2023"`
	Until      string   `json:"until,omitempty" jsonschema:"up to this day, month or year"`
	Outlets    []string `json:"outlets,omitempty" jsonschema:"told by one of these outlets, named as coverage names them"`
	Countries  []string `json:"countries,omitempty" jsonschema:"somebody of one of these countries has a part in it; a name or a code of ISO 3166-1 alpha-3"`
	Attributed []string `json:"attributed,omitempty" jsonschema:"one of these is cited for it"`
	Text       string   `json:"text,omitempty" jsonschema:"its words hold these letters, in any case"`
}

func (c *Conditions) filter(kind string) query.Filter {
	return query.Filter{Kind: kind, Since: c.Since, Until: c.Until, Outlets: c.Outlets, Countries: c.Countries, Attributed: c.Attributed, Text: c.Text}
}

// Order says in which order mentions come.
type Order struct {
	Oldest bool `json:"oldest,omitempty" jsonschema:"the oldest first; the newest if left out"`
}

// Events asks for events.
type Events struct {
	Types      []string `json:"types,omitempty" jsonschema:"PLOVER types, as in CONSULT, AID, ASSAULT"`
	Statuses   []string `json:"statuses,omitempty" jsonschema:"actual, planned, cancelled, denied, negated or hypothetical"`
	Actors     []string `json:"actors,omitempty" jsonschema:"one of these did it; any name in any spelling, or an id"`
	Recipients []string `json:"recipients,omitempty" jsonschema:"it was done to one of these"`
	Parties    []string `json:"parties,omitempty" jsonschema:"one of these is on either side"`
	Places     []string `json:"places,omitempty" jsonschema:"in one of these places, or in one that lies there"`
	Conditions
}

func (q *Events) filter() query.Filter {
	f := q.Conditions.filter(store.KindEvent)
	f.Types, f.Statuses, f.Places = q.Types, q.Statuses, q.Places
	f.Actors, f.Recipients, f.Parties = q.Actors, q.Recipients, q.Parties
	return f
}

// Statements asks for statements.
type Statements struct {
	Kinds      []string `json:"kinds,omitempty" jsonschema:"demand, accuse, praise, condemn, warn, hope, claim, announce, reject, thank, offer or other"`
	Speakers   []string `json:"speakers,omitempty" jsonschema:"one of these said it; any name in any spelling, or an id"`
	Addressees []string `json:"addressees,omitempty" jsonschema:"it was said to one of these"`
	About      []string `json:"about,omitempty" jsonschema:"it was said about one of these"`
	Conditions
}

func (q *Statements) filter() query.Filter {
	f := q.Conditions.filter(store.KindStatement)
	f.Types, f.Speakers, f.Addressees, f.About = q.Kinds, q.Speakers, q.Addressees, q.About
	return f
}

// Figures asks for figures.
type Figures struct {
	Measures []string `json:"measures,omitempty" jsonschema:"killed, wounded, missing, displaced, hostages, detained or other"`
	Places   []string `json:"places,omitempty" jsonschema:"in one of these places, or in one that lies there; figure_series takes one at most"`
	Conditions
}

func (q *Figures) filter() query.Filter {
	f := q.Conditions.filter(store.KindFigure)
	f.Types, f.Places = q.Measures, q.Places
	return f
}
