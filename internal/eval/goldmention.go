package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/actor"
	"readout/internal/place"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// goldReading turns the events of gold into mentions, as if the program had read
// them: nothing is in them but what the annotator wrote.
func goldReading(g Gold, a *record.Article) (*record.Reading, error) {
	b := *a
	b.Published = timex.Date(g.Published)
	r := &record.Reading{Article: &b, Version: "gold"}
	for i, e := range g.Events {
		m := record.EventMention{
			ID: goldID(g.ID, i), Type: plover.Type(e.Type), Status: record.Status(e.Status),
			Actors: goldActors(e.Actors), Recipients: goldActors(e.Recipients), Place: goldPlace(e.Place),
		}
		m.Article = a.ID
		if !strings.HasPrefix(e.Date, "--") { // no year: no date of ours
			m.When.Date = timex.Date(e.Date)
		}
		if e.Mode != "" {
			m.Modes = []string{e.Mode}
		}
		if e.Span.Start < 0 || e.Span.End > b.Text.Runes() || e.Span.Start > e.Span.End {
			return nil, fmt.Errorf("event %d: its span %v does not lie in the text", i, e.Span)
		}
		m.Span = text.Span{Start: b.Text.ByteOffset(e.Span.Start), End: b.Text.ByteOffset(e.Span.End)}
		r.Events = append(r.Events, m)
	}
	return r, nil
}

func goldID(article string, event int) record.ID { return record.ID("event:" + key(article, event)) }

func goldActors(codes []string) (out []record.Actor) {
	for _, c := range codes {
		country, name, _ := strings.Cut(c, ":")
		if i := strings.LastIndexByte(name, ':'); i >= 0 {
			name = name[i+1:] // "IGO:UN:Staffan de Mistura"
		}
		out = append(out, goldActor(country, name))
	}
	return out
}

// goldActor names a party as the program would: a state, somebody of the
// tables, a person, or a description ("rebels", "vice president").
func goldActor(country, name string) record.Actor {
	a := record.Actor{ID: country, Name: name, Country: country, Kind: record.KindState}
	if name == "" {
		return a
	}
	a.ID = country + "/" + strings.ReplaceAll(actor.Fold(name), " ", "-")
	for _, e := range actor.Known().Lookup(name) {
		if e.Kind == actor.Body || e.Kind == actor.Group {
			a.ID, a.Kind = e.ID, record.KindOrganisation
			if e.Kind == actor.Group {
				a.Kind = record.KindGroup
			}
			return a
		}
	}
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case unicode.IsLower(first):
		a.Kind = record.KindGroup
	case slices.Contains(strings.Fields(name), "Ministry"), !strings.Contains(name, " "):
		a.Kind = record.KindOrganisation
	default:
		a.Kind = record.KindPerson
	}
	return a
}

// goldPlace looks a place up by its name, and by what follows the comma in
// "Tole Kebele, Gimbi" where the name is not known.
func goldPlace(name string) *record.Place {
	if name == "" {
		return nil
	}
	out := &record.Place{Name: name}
	for _, part := range strings.Split(name, ", ") {
		if known := place.Known().Lookup(part); len(known) > 0 {
			out.Country, out.Lat, out.Lon, out.GeoNames = known[0].Country, known[0].Lat, known[0].Lon, 0
			if part == name {
				out.GeoNames = known[0].GeoNames
			}
			break
		}
	}
	return out
}
