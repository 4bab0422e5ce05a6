package correct

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/place"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// because is what an actor or a place that a person named rests on.
const because = "a person says so"

// actors reads whom a person means, one name each.
func (v *valuer) actors(names []string) (out []record.Actor, err error) {
	for _, name := range names {
		a, err := v.actor(name)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(b record.Actor) bool { return a.ID == b.ID }) {
			return nil, fmt.Errorf("%s stands there twice", a.Name)
		}
		a.Because, a.Span = because, v.letters(name)
		out = append(out, a)
	}
	return out, nil
}

// letters returns where a name stands in the mention, empty if it does not.
func (v *valuer) letters(name string) text.Span {
	at := v.m.mention.Origin().Span
	i := strings.Index(v.m.reading.Article.Text.Slice(at), name)
	if i < 0 {
		return text.Span{}
	}
	return text.Span{Start: at.Start + i, End: at.Start + i + len(name)}
}

var stranger = regexp.MustCompile(`^(.+?) \(([A-Za-z]{3})\)$`)

// actor finds somebody: "country:IRN", an id, a name in the article, in the
// tables, or a new one with its country, "Kari Holm (NOR)".
func (v *valuer) actor(name string) (record.Actor, error) {
	if code, ok := strings.CutPrefix(name, "country:"); ok {
		return v.state(code)
	}
	for _, find := range []func(string) []record.Actor{v.inArticle, v.inTables} {
		switch found := find(name); {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return record.Actor{}, fmt.Errorf("%q may be %s; give the id", name, ids(found))
		}
	}
	if m := stranger.FindStringSubmatch(name); m != nil {
		st, err := v.state(m[2])
		return record.Actor{ID: st.Country + "/" + strings.ReplaceAll(actor.Fold(m[1]), " ", "-"), Name: m[1], Country: st.Country, Kind: kindOf(m[1])}, err
	}
	return record.Actor{}, fmt.Errorf("nobody in the article or the tables is called %q; give country:IRN, an id of 'readout actors list', or name and country as in \"Kari Holm (NOR)\"", name)
}

func ids(list []record.Actor) string {
	var out []string
	for _, a := range list {
		out = append(out, a.ID)
	}
	return strings.Join(out, " or ")
}

// kindOf takes a name of two words with capitals for a person's.
func kindOf(name string) record.ActorKind {
	words := strings.Fields(name)
	for _, w := range words {
		if strings.ToLower(w) == w {
			return record.KindUnknown
		}
	}
	if len(words) < 2 {
		return record.KindUnknown
	}
	return record.KindPerson
}

func (v *valuer) state(name string) (record.Actor, error) {
	codes, err := (&query.Reader{Known: v.Known}).Countries([]string{name})
	if err != nil {
		return record.Actor{}, err
	}
	if e := v.Known.Entry(codes[0]); e != nil {
		return fromTable(v.Known, e), nil
	}
	return record.Actor{ID: codes[0], Name: codes[0], Country: codes[0], Kind: record.KindOrganisation}, nil // IGO, NGO …
}

// inArticle finds whom the article names, by id, or by name in any spelling.
func (v *valuer) inArticle(name string) (out []record.Actor) {
	for _, a := range v.m.reading.Actors() {
		same := a.ID == name || actor.Fold(a.Name) == actor.Fold(name) || a.Kind == record.KindPerson && actor.SameName(a.Name, name) == actor.Strong
		if same && !slices.ContainsFunc(out, func(b record.Actor) bool { return a.ID == b.ID }) {
			out = append(out, a)
		}
	}
	return out
}

// inTables finds whom the tables know, with the office held on the mention's day.
func (v *valuer) inTables(name string) (out []record.Actor) {
	add := func(a record.Actor) {
		if !slices.ContainsFunc(out, func(b record.Actor) bool { return a.ID == b.ID }) {
			out = append(out, a)
		}
	}
	entries := v.Known.Lookup(name)
	if e := v.Known.Entry(name); e != nil {
		entries = append(entries, e)
	}
	for _, e := range entries {
		switch e.Kind {
		case actor.State, actor.Territory, actor.Body, actor.Group, actor.Capital, actor.Metonym, actor.Adjective:
			add(fromTable(v.Known, e))
		}
	}
	for _, t := range slices.Concat(v.Known.Named(name), v.Known.Spelled(name), v.Known.Tenures(name)) {
		add(v.holder(t))
	}
	return out
}

func fromTable(known *actor.Base, e *actor.Entry) record.Actor {
	a := record.Actor{ID: e.ID, Name: e.Name, Country: e.Country, Sectors: e.Sectors, Kind: record.KindState}
	switch e.Kind {
	case actor.Group:
		a.Kind = record.KindGroup
	case actor.Body:
		a.Kind = record.KindOrganisation
	case actor.Capital, actor.Metonym, actor.Adjective:
		if s := known.Entry(e.Country); s != nil {
			a.ID, a.Name = s.ID, s.Name
		}
	}
	return a
}

func (v *valuer) holder(t actor.Tenure) record.Actor {
	a := record.Actor{ID: t.ID, Name: t.Name, Country: t.Country, Kind: record.KindPerson}
	if e := v.Known.Entry(t.ID); e != nil {
		a.Sectors = e.Sectors
	}
	day := v.m.reading.Article.Published
	if d, ok := v.m.mention.Field("date").(*timex.Date); ok && *d != "" {
		day = *d
	}
	for _, x := range v.Known.Tenures(t.ID) {
		if day != "" && x.Holds(day) {
			a.Office = x.Office
		}
	}
	return a
}

// place finds a place by its name, or by name and country: "Tripoli, Lebanon".
func (v *valuer) place(words string) (*record.Place, error) {
	if words == "" {
		return nil, nil
	}
	if p := query.Place(words); p != nil {
		return placed(p, v.letters(words)), nil
	}
	i := strings.LastIndex(words, ",")
	if i < 0 {
		return nil, fmt.Errorf("no place called %q is known; give its country too, as in \"%s, Libya\"", words, words)
	}
	name := strings.TrimSpace(words[:i])
	st, err := v.state(strings.TrimSpace(words[i+1:]))
	if err != nil {
		return nil, err
	}
	for _, p := range slices.Concat(place.Known().Lookup(name), place.World().Lookup(name)) {
		if p.Country == st.Country {
			return placed(p, v.letters(name)), nil
		}
	}
	return &record.Place{Name: name, Country: st.Country, Span: v.letters(name)}, nil
}

func placed(p *place.Place, s text.Span) *record.Place {
	return &record.Place{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon, GeoNames: p.GeoNames, Span: s}
}
