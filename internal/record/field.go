package record

import "slices"

// A Corrigible is a mention whose fields a person may correct.
type Corrigible interface {
	// Field returns a pointer to a field by the name that a person gives it, nil
	// if there is none. It may be written through.
	Field(name string) any

	// Origin returns where the mention stands.
	Origin() *Provenance
}

// The fields of each kind that a person may correct, in the order in which they
// are told.
var (
	EventFields     = []string{"type", "mode", "status", "actor", "recipient", "date", "end", "place", "attributed"}
	StatementFields = []string{"kind", "speaker", "addressee", "about", "date", "attributed"}
	FigureFields    = []string{"measure", "low", "high", "qualifier", "date", "place", "attributed"}
)

// Origin returns the provenance itself.
func (p *Provenance) Origin() *Provenance { return p }

// Field returns a pointer to one of EventFields.
func (e *EventMention) Field(name string) any {
	switch name {
	case "type":
		return &e.Type
	case "mode":
		return &e.Modes
	case "status":
		return &e.Status
	case "actor":
		return &e.Actors
	case "recipient":
		return &e.Recipients
	case "date":
		return &e.When.Date
	case "end":
		return &e.When.End
	case "place":
		return &e.Place
	case "attributed":
		return &e.Attributed
	}
	return nil
}

// Field returns a pointer to one of StatementFields.
func (s *StatementMention) Field(name string) any {
	switch name {
	case "kind":
		return &s.Kind
	case "speaker":
		return &s.Speakers
	case "addressee":
		return &s.Addressees
	case "about":
		return &s.About
	case "date":
		return &s.When.Date
	case "attributed":
		return &s.Attributed
	}
	return nil
}

// Field returns a pointer to one of FigureFields.
func (f *FigureMention) Field(name string) any {
	switch name {
	case "measure":
		return &f.Measure
	case "low":
		return &f.Low
	case "high":
		return &f.High
	case "qualifier":
		return &f.Qualifier
	case "date":
		return &f.AsOf
	case "place":
		return &f.Place
	case "attributed":
		return &f.Attributed
	}
	return nil
}

// Mention returns an event, a statement or a figure of the reading by its id,
// nil if it has none. It may be written through.
func (r *Reading) Mention(id ID) Corrigible {
	if i := slices.IndexFunc(r.Events, func(m EventMention) bool { return m.ID == id }); i >= 0 {
		return &r.Events[i]
	}
	if i := slices.IndexFunc(r.Statements, func(m StatementMention) bool { return m.ID == id }); i >= 0 {
		return &r.Statements[i]
	}
	if i := slices.IndexFunc(r.Figures, func(m FigureMention) bool { return m.ID == id }); i >= 0 {
		return &r.Figures[i]
	}
	return nil
}

// Drop takes a mention out of the reading, and out of what points to it.
func (r *Reading) Drop(id ID) {
	r.Events = slices.DeleteFunc(r.Events, func(m EventMention) bool { return m.ID == id })
	r.Statements = slices.DeleteFunc(r.Statements, func(m StatementMention) bool { return m.ID == id })
	r.Figures = slices.DeleteFunc(r.Figures, func(m FigureMention) bool { return m.ID == id })
	forget := func(to *ID) {
		if *to == id {
			*to = ""
		}
	}
	for i := range r.Events {
		forget(&r.Events[i].ToldAs)
	}
	for i := range r.Statements {
		forget(&r.Statements[i].During)
	}
	for i := range r.Figures {
		forget(&r.Figures[i].PartOf)
		forget(&r.Figures[i].Event)
	}
}
