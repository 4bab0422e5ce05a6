package eval

import (
	"readout/internal/record"
	"readout/internal/text"
)

// Of returns the part of a reading that is scored, its spans in code points.
func Of(r *record.Reading) Reading {
	t := r.Article.Text
	out := Reading{Article: Article{Path: r.Article.Path, Record: r.Article.Record}}
	for _, m := range r.Events {
		e := Event{
			Type:       string(m.Type),
			Modes:      m.Modes,
			Status:     string(m.Status),
			Actors:     actors(m.Actors),
			Recipients: actors(m.Recipients),
			Span:       spanOf(t, m.Span),
		}
		e.When.Date = string(m.When.Date)
		if m.Place != nil {
			e.Place.Name = m.Place.Name
		}
		out.Events = append(out.Events, e)
	}
	for _, m := range r.Statements {
		out.Statements = append(out.Statements, Statement{
			Speakers: actors(m.Speakers),
			Kind:     string(m.Kind),
			Direct:   m.Direct,
			Said:     spanOf(t, m.Content),
		})
	}
	for _, m := range r.Figures {
		qualifier := string(m.Qualifier)
		out.Figures = append(out.Figures, Figure{
			Measure:    string(m.Measure),
			Low:        m.Low,
			High:       m.High,
			Qualifier:  &qualifier,
			Since:      string(m.Since),
			Attributed: actors(m.Attributed),
			Repeat:     m.Repeat,
			Span:       spanOf(t, m.Span),
		})
	}
	for _, m := range r.Offices {
		out.Offices = append(out.Offices, Office{
			Holder: Holder{m.Holder.Name, spanOf(t, m.Holder.Span)}, Office: m.Office, Standing: m.Standing, Country: m.Country,
		})
	}
	return out
}

func actors(list []record.Actor) []Actor {
	out := make([]Actor, len(list))
	for i, a := range list {
		out[i] = Actor{Name: a.Name, Country: a.Country, Sectors: a.Sectors}
	}
	return out
}

func spanOf(t *text.Text, s text.Span) Span {
	return Span{Start: t.RuneOffset(s.Start), End: t.RuneOffset(s.End), Exact: t.Slice(s)}
}
