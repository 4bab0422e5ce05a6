package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// A Where asks for the standing mentions of one kind. Every condition that is
// set must hold; of a list, one item must. Its words are those that the record
// itself uses: package query makes them from a person's.
type Where struct {
	Kind     string   // event, statement, figure, office
	Types    []string // plover.Type, record.StatementKind, record.Measure, office
	Statuses []string
	Since    timex.Date // the mention's day may be this or a later one; a month counts from its first day
	Until    timex.Date // … or an earlier one; a month up to its last day
	Outlets  []string
	Parties  []Party
	Places   []Area // one of them
	Text     string // words of the mention's span one after the other, in any case; the last may be but begun
	Untold   string // of articles that an alert of this name tells of, and not marked by it
	Newest   bool   // the latest day first; else the earliest, those without a day before all
	Limit    int    // how many at most; 0 for all

	// Uncorrected asks for articles only that no person has corrected: stores
	// ask themselves so, and put in the others; see Amended.
	Uncorrected bool
}

// A Party asks for a mention in which somebody has a part. It is one of
// Actors, or of one of Countries, or if both are empty anybody at all.
type Party struct {
	Parts     []string // actor, recipient, attributed, speaker, addressee, about, holder; empty: any
	Actors    []string // ids
	Countries []string
}

// An Area asks for a mention that happened at a place. No Name: anywhere in
// the country; no Country: any place of the name.
type Area struct {
	Name, Country string
}

// A Found is one mention with the article that tells it. Just one of the four
// pointers is set.
type Found struct {
	Article   *record.Article // with its text; raw bytes, zones and diagnostics are left out
	Nr        int64           // the article's number in the order of keeping; 0 outside a store
	Day       timex.Date      // the day under which it is listed: the mention's own, else the article's
	Event     *record.EventMention
	Statement *record.StatementMention
	Figure    *record.FigureMention
	Office    *record.OfficeMention
}

// ID returns the mention's id.
func (f *Found) ID() record.ID {
	switch {
	case f.Event != nil:
		return f.Event.ID
	case f.Statement != nil:
		return f.Statement.ID
	case f.Figure != nil:
		return f.Figure.ID
	}
	return f.Office.ID
}

// Bare returns a mention with nothing but its id, for what asks for no more.
func Bare(kind string, id record.ID) (*Found, error) {
	f := &Found{}
	switch kind {
	case KindEvent:
		f.Event = &record.EventMention{ID: id}
	case KindStatement:
		f.Statement = &record.StatementMention{ID: id}
	case KindFigure:
		f.Figure = &record.FigureMention{ID: id}
	case KindOffice:
		f.Office = &record.OfficeMention{ID: id}
	default:
		return nil, fmt.Errorf("unknown kind %q", kind)
	}
	return f, nil
}

// Fill sets the mention from its row's kind and body.
func (f *Found) Fill(kind, body string) error {
	var to any
	switch kind {
	case KindEvent:
		f.Event = &record.EventMention{}
		to = f.Event
	case KindStatement:
		f.Statement = &record.StatementMention{}
		to = f.Statement
	case KindFigure:
		f.Figure = &record.FigureMention{}
		to = f.Figure
	case KindOffice:
		f.Office = &record.OfficeMention{}
		to = f.Office
	default:
		return fmt.Errorf("unknown kind %q", kind)
	}
	return json.Unmarshal([]byte(body), to)
}

// A Name is something that the record names: an actor, a place, an outlet.
type Name struct {
	ID      string // of an actor
	Name    string // one of the names it has in the record
	Country string
	Kind    string // of an actor
}

// What Names lists.
const (
	NamesActors  = "actors"
	NamesPlaces  = "places"
	NamesOutlets = "outlets"
)

// A Seen tells how often an actor has a part in standing mentions.
type Seen struct {
	ID, Name, Country, Kind, Office string // the name and office of the latest mention
	Events, Statements, Figures     int
	Articles                        int
	First, Last                     timex.Date // days of the mentions; zero if none has one
}

// SetLatest sets name, country, kind and office from the latest mention's: its
// day and these four, parted by the letter 31, so that the greatest is the latest.
func (s *Seen) SetLatest(latest string) {
	parts := strings.SplitN(latest, "\x1f", 5)
	s.Name, s.Country, s.Kind, s.Office = parts[1], parts[2], parts[3], parts[4]
}
