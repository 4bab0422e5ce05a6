package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// ErrNone says that the store keeps nothing of an article.
var ErrNone = errors.New("not kept")

// An Entry is one article and what was read off it, in the flat shape that
// tables have. Everything in it is as it was kept, not as it ought to be:
// package verify looks for the difference.
type Entry struct {
	Article     record.Article // Raw, Text and Zones unset: see below
	Version     string         // of the program that read it
	Packed      []byte         // the article's raw bytes, see Pack
	Text        string
	Zones       []record.Zone
	Mentions    []Mention // in the order they were read; superseded ones last
	Diagnostics []text.Diagnostic
	Seal        string // see Entry.seal
	Sketch      []byte // neardup.Sketch; nil if an older program kept none. Not under the seal

	Corrections []record.Correction // by persons, in the order they were made; no part of what was read
}

// A Mention is an event, statement, figure or office as a row. Body holds all of it;
// the other fields repeat what a query asks for.
type Mention struct {
	ID           record.ID
	Kind         string // event, statement, figure, office
	Type         string // plover.Type, record.StatementKind, record.Measure, office
	Span         text.Span
	Exact        string     // the letters of Span
	Status       string     // record.Status of an event; a figure's as worded
	Day          timex.Date // when it happened, as of when it was counted; see Date
	Place        string     // canonical name of where
	PlaceCountry string
	Rule         string
	Version      string
	Body         string        // the record's struct as JSON, offsets in bytes
	Sum          string        // see sum
	Superseded   string        // the version that no longer reads this; empty while it stands
	Anchors      []Anchor      // by part, then Seq
	Participants []Participant // by part, then Seq
}

// The kinds of mentions.
const (
	KindEvent     = "event"
	KindStatement = "statement"
	KindFigure    = "figure"
	KindOffice    = "office"
)

// An Anchor is one more range of letters that a mention rests on.
type Anchor struct {
	Part  string // trigger, when, place, content, cue, words
	Seq   int    // from 0 within the part
	Span  text.Span
	Exact string
}

// A Participant is an actor's part in a mention.
type Participant struct {
	Part    string // actor, recipient, attributed, speaker, addressee, about, holder
	Seq     int    // from 0 within the part
	Actor   string // id
	Name    string
	Country string
	Kind    string
	Office  string
	Span    text.Span // empty where no letters name the actor
	Exact   string
}

// Reading rebuilds the reading that was kept, with what persons corrected in it.
// Superseded mentions are left out; all diagnostics are the reading's.
func (e *Entry) Reading() (*record.Reading, error) {
	r, err := e.AsRead()
	if err == nil && len(e.Corrections) > 0 {
		_, err = e.amend(r)
	}
	return r, err
}

// Effects tells for each correction what it does to the reading that is kept.
func (e *Entry) Effects() ([]Effect, error) {
	r, err := e.AsRead()
	if err != nil {
		return nil, err
	}
	return e.amend(r)
}

// AsRead rebuilds the reading that was kept, as the program made it.
func (e *Entry) AsRead() (*record.Reading, error) {
	t, err := text.New(e.Text)
	if err != nil {
		return nil, e.fault("text", err)
	}
	a := e.Article
	a.Text, a.Zones = t, e.Zones
	if a.Raw, err = Unpack(e.Packed); err != nil {
		return nil, e.fault("raw bytes", err)
	}
	r := &record.Reading{Article: &a, Version: e.Version, Diagnostics: e.Diagnostics}
	for _, m := range e.Mentions {
		if m.Superseded != "" {
			continue
		}
		if err := m.addTo(r); err != nil {
			return nil, e.fault("mention "+string(m.ID), err)
		}
	}
	return r, nil
}

func (e *Entry) fault(what string, err error) error {
	return fmt.Errorf("%s (%s): its %s cannot be read back: %w; 'readout verify' lists what is broken",
		e.Article.Path, e.Article.ID, what, err)
}

// addTo rebuilds the mention from its body and appends it to r.
func (m *Mention) addTo(r *record.Reading) error {
	switch m.Kind {
	case KindEvent:
		return appendJSON(&r.Events, m.Body)
	case KindStatement:
		return appendJSON(&r.Statements, m.Body)
	case KindFigure:
		return appendJSON(&r.Figures, m.Body)
	case KindOffice:
		return appendJSON(&r.Offices, m.Body)
	}
	return fmt.Errorf("unknown kind %q", m.Kind)
}

func appendJSON[T any](list *[]T, body string) error {
	var v T
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		return err
	}
	*list = append(*list, v)
	return nil
}

// Again returns the row that the mention's body gives, its letters not cut, and
// the id that what it says gives it. They differ from m's only where something
// was altered.
func (m *Mention) Again() (row *Mention, id record.ID, err error) {
	var r record.Reading
	if err := m.addTo(&r); err != nil {
		return nil, "", err
	}
	switch m.Kind {
	case KindEvent:
		row, err = LayEvent(&r.Events[0])
		return row, r.Events[0].Hash(), err
	case KindStatement:
		row, err = LayStatement(&r.Statements[0])
		return row, r.Statements[0].Hash(), err
	case KindOffice:
		row, err = LayOffice(&r.Offices[0])
		return row, r.Offices[0].Hash(), err
	}
	row, err = LayFigure(&r.Figures[0])
	return row, r.Figures[0].Hash(), err
}
