package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// ErrUnsound says that a reading cannot be kept because it is wrong in itself:
// the store is as good as before, other readings can be kept.
var ErrUnsound = errors.New("the reading is unsound")

// Lay turns a reading into the shape that tables have. It reports ErrUnsound,
// and names the mention and part, if a span does not fit the text, if an id is
// used twice, or if the reading does not say which version made it: nothing is
// kept that verify would find broken.
func Lay(r *record.Reading) (*Entry, error) {
	a := r.Article
	if a == nil || a.Text == nil || a.ID == "" || r.Version == "" {
		return nil, fmt.Errorf("%w: it has no article, text, id or version", ErrUnsound)
	}
	e := &Entry{
		Article: *a, Version: r.Version, Packed: Pack(a.Raw), Text: a.Text.String(),
		Zones: a.Zones, Diagnostics: r.Diagnostics,
	}
	e.Article.Raw, e.Article.Text, e.Article.Zones, e.Article.Diagnostics = nil, nil, nil, nil
	seen := map[record.ID]bool{}
	for m, err := range mentions(r) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w: %w", a.Path, ErrUnsound, err)
		}
		if seen[m.ID] {
			return nil, fmt.Errorf("%s: %w: two mentions have the id %s", a.Path, ErrUnsound, m.ID)
		}
		seen[m.ID] = true
		m.Date(a.Published)
		if err := m.Cut(e.Text); err != nil {
			return nil, fmt.Errorf("%s: %w: %s: %w", a.Path, ErrUnsound, m.ID, err)
		}
		e.Mentions = append(e.Mentions, *m)
	}
	if err := e.sketch(); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", a.Path, ErrUnsound, err)
	}
	e.Seal = e.seal()
	return e, nil
}

func mentions(r *record.Reading) func(yield func(*Mention, error) bool) {
	return func(yield func(*Mention, error) bool) {
		for i := range r.Events {
			if !yield(LayEvent(&r.Events[i])) {
				return
			}
		}
		for i := range r.Statements {
			if !yield(LayStatement(&r.Statements[i])) {
				return
			}
		}
		for i := range r.Figures {
			if !yield(LayFigure(&r.Figures[i])) {
				return
			}
		}
		for i := range r.Offices {
			if !yield(LayOffice(&r.Offices[i])) {
				return
			}
		}
	}
}

// LayEvent returns the row of an event, its letters not yet cut.
func LayEvent(e *record.EventMention) (*Mention, error) {
	m := lay(KindEvent, string(e.Type), e.ID, e.Provenance)
	m.Status, m.Day = string(e.Status), e.When.Date
	m.anchor("when", e.When.From)
	m.place(e.Place)
	m.join("actor", e.Actors)
	m.join("recipient", e.Recipients)
	m.join("attributed", e.Attributed)
	return m, m.fill(e)
}

// LayStatement returns the row of a statement, its letters not yet cut.
func LayStatement(s *record.StatementMention) (*Mention, error) {
	m := lay(KindStatement, string(s.Kind), s.ID, s.Provenance)
	m.Day = s.When.Date
	m.anchor("content", s.Content)
	m.anchor("cue", s.Cue)
	m.anchor("when", s.When.From)
	m.join("speaker", s.Speakers)
	m.join("addressee", s.Addressees)
	m.join("about", s.About)
	return m, m.fill(s)
}

// LayFigure returns the row of a figure, its letters not yet cut.
func LayFigure(f *record.FigureMention) (*Mention, error) {
	m := lay(KindFigure, string(f.Measure), f.ID, f.Provenance)
	m.Status, m.Day = f.Status, f.AsOf
	m.anchor("words", f.Words)
	m.place(f.Place)
	m.join("attributed", f.Attributed)
	return m, m.fill(f)
}

// LayOffice returns the row of an office, its letters not yet cut.
func LayOffice(o *record.OfficeMention) (*Mention, error) {
	m := lay(KindOffice, o.Office, o.ID, o.Provenance)
	m.join("holder", []record.Actor{o.Holder})
	return m, m.fill(o)
}

func lay(kind, typ string, id record.ID, p record.Provenance) *Mention {
	m := &Mention{ID: id, Kind: kind, Type: typ, Span: p.Span, Rule: p.Rule, Version: p.Version}
	for i, s := range p.Trigger {
		m.Anchors = append(m.Anchors, Anchor{Part: "trigger", Seq: i, Span: s})
	}
	return m
}

func (m *Mention) anchor(part string, s text.Span) {
	if s.Len() != 0 { // one that runs backwards is left for Cut to refuse
		m.Anchors = append(m.Anchors, Anchor{Part: part, Span: s})
	}
}

func (m *Mention) place(p *record.Place) {
	if p != nil {
		m.anchor("place", p.Span)
		m.Place, m.PlaceCountry = p.Name, p.Country
	}
}

// Date gives the mention the day of its article where it tells none itself: a
// list is ordered by the best day there is.
func (m *Mention) Date(published timex.Date) {
	if m.Day == "" {
		m.Day = published
	}
}

func (m *Mention) join(part string, list []record.Actor) {
	for i, a := range list {
		m.Participants = append(m.Participants, Participant{
			Part: part, Seq: i, Actor: a.ID, Name: a.Name, Country: a.Country,
			Kind: string(a.Kind), Office: a.Office, Span: a.Span,
		})
	}
}

// fill completes a row: its body, and its spans in the order stores return them.
func (m *Mention) fill(v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%s: %w", m.ID, err)
	}
	m.Body, m.Sum = string(body), Sum(string(body))
	slices.SortFunc(m.Anchors, func(a, b Anchor) int {
		return cmp.Or(strings.Compare(a.Part, b.Part), a.Seq-b.Seq)
	})
	slices.SortFunc(m.Participants, func(a, b Participant) int {
		return cmp.Or(strings.Compare(a.Part, b.Part), a.Seq-b.Seq)
	})
	return nil
}

// Cut fills in the letters of every span. It reports the part and span of the
// first that does not lie within t, on the edges of code points.
func (m *Mention) Cut(t string) (err error) {
	cut := func(part string, s text.Span) string {
		exact, e := Slice(t, s)
		if e != nil && err == nil {
			err = fmt.Errorf("%s: %w", part, e)
		}
		return exact
	}
	m.Exact = cut("span", m.Span)
	for i := range m.Anchors {
		a := &m.Anchors[i]
		a.Exact = cut(a.Part, a.Span)
	}
	for i := range m.Participants {
		p := &m.Participants[i]
		p.Exact = cut(p.Part, p.Span)
	}
	return err
}

// Slice returns the letters of s in t, or an error if s is out of bounds or
// cuts a code point in two.
func Slice(t string, s text.Span) (string, error) {
	if s.Start < 0 || s.End < s.Start || s.End > len(t) {
		return "", fmt.Errorf("bytes %d to %d do not lie in a text of %d bytes", s.Start, s.End, len(t))
	}
	if !runeEdge(t, s.Start) || !runeEdge(t, s.End) {
		return "", fmt.Errorf("bytes %d to %d cut a letter in two", s.Start, s.End)
	}
	return t[s.Start:s.End], nil
}

func runeEdge(t string, i int) bool { return i == len(t) || utf8.RuneStart(t[i]) }
