package readtest

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/text"
)

// A seen is a mention in the form in which it is compared with a Want.
type seen struct {
	span    text.Span
	plain   map[string][]string       // field → values it may be called by
	parties map[string][]record.Actor // field → who
}

// see returns the mentions of one kind, but for those in a paragraph that is
// told a second time.
func see(r *record.Reading, kind string) []seen {
	var out []seen
	switch kind {
	case "event":
		for _, m := range r.Events {
			out = append(out, seeEvent(m))
		}
	case "statement":
		for _, m := range r.Statements {
			out = append(out, seeStatement(r, m))
		}
	case "figure":
		for _, m := range r.Figures {
			out = append(out, seeFigure(r, m))
		}
	}
	return slices.DeleteFunc(out, func(s seen) bool {
		return r.Article.ZoneAt(s.span.Start) == record.ZoneRepeat
	})
}

func seeEvent(m record.EventMention) seen {
	return seen{
		span: m.Span,
		plain: map[string][]string{
			"type":    {string(m.Type)},
			"mode":    orNone(m.Modes),
			"context": orNone(m.Contexts),
			"status":  {string(m.Status)},
			"date":    {string(m.When.Date)},
			"place":   places(m.Place),
		},
		parties: map[string][]record.Actor{
			"actors": m.Actors, "recipients": m.Recipients, "attributed": m.Attributed,
		},
	}
}

func seeStatement(r *record.Reading, m record.StatementMention) seen {
	return seen{
		span: m.Content,
		plain: map[string][]string{
			"kind":   {string(m.Kind)},
			"during": eventNames(r, m.During),
			"direct": {fmt.Sprint(m.Direct)},
			"date":   {string(m.When.Date)},
		},
		parties: map[string][]record.Actor{
			"speaker": m.Speakers, "addressee": m.Addressees, "about": m.About, "attributed": m.Attributed,
		},
	}
}

func seeFigure(r *record.Reading, m record.FigureMention) seen {
	scope := "event"
	if m.Cumulative {
		scope = "cumulative"
	}
	return seen{
		span: m.Span.Cover(m.Words),
		plain: map[string][]string{
			"measure":    {string(m.Measure)},
			"unit":       {m.Unit},
			"event":      eventNames(r, m.Event),
			"low":        {number(m.Low)},
			"high":       {number(m.High)},
			"qualifier":  {string(m.Qualifier)},
			"population": {m.Population.Text, m.Population.Group, m.Population.Country},
			"since":      {string(m.Since)},
			"as_of":      {string(m.AsOf)},
			"scope":      {scope},
			"place":      places(m.Place),
			"part":       {fmt.Sprint(m.PartOf != "")},
			"superseded": {fmt.Sprint(m.Superseded)},
		},
		parties: map[string][]record.Actor{"attributed": m.Attributed},
	}
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strings.TrimSuffix(fmt.Sprintf("%.3f", *v), ".000")
}

// eventNames returns the type and modes of an event that a mention points to.
func eventNames(r *record.Reading, id record.ID) []string {
	for _, e := range r.Events {
		if e.ID == id {
			return append([]string{string(e.Type)}, e.Modes...)
		}
	}
	return []string{string(id)}
}

func places(p *record.Place) []string {
	if p == nil {
		return []string{""}
	}
	return []string{p.Name, p.Country}
}

func orNone(list []string) []string {
	if len(list) == 0 {
		return []string{""}
	}
	return list
}
