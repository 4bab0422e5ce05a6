package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
)

// parties turns names and countries into ids and codes.
func (r *Reader) parties(ctx context.Context, f *Filter) (out []store.Party, err error) {
	for _, c := range []struct {
		names []string
		parts []string
	}{
		{f.Actors, []string{"actor"}}, {f.Recipients, []string{"recipient"}}, {f.Parties, []string{"actor", "recipient"}},
		{f.Speakers, []string{"speaker"}}, {f.Addressees, []string{"addressee"}}, {f.About, []string{"about"}},
		{f.Attributed, []string{"attributed"}},
	} {
		if len(c.names) == 0 {
			continue
		}
		ids, err := r.Actors(ctx, c.names)
		if err != nil {
			return nil, err
		}
		out = append(out, store.Party{Parts: c.parts, Actors: ids})
	}
	codes, err := r.Countries(f.Countries)
	if err == nil && len(codes) > 0 {
		out = append(out, store.Party{Parts: []string{"actor", "recipient", "speaker", "addressee", "about", "holder"}, Countries: codes})
	}
	return out, err
}

// Actors returns the ids of whoever in the record or in the tables is called by
// one of the names, or has it for an id: "Fidan", "TUR/hakan-fidan", "Türkiye".
// A person may be named by a part of the name or in another transcription.
func (r *Reader) Actors(ctx context.Context, names []string) (ids []string, err error) {
	seen, err := r.Record.Names(ctx, store.NamesActors)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		found := r.inTables(name)
		for _, n := range seen {
			if n.ID == name || called(n, name) {
				found = append(found, n.ID)
			}
		}
		if len(found) == 0 {
			return nil, absent("nobody in the record is called %q; 'readout actors list' tells who is in it", name)
		}
		ids = append(ids, found...)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// called reports whether somebody in the record has a name.
func called(n store.Name, name string) bool {
	if actor.Fold(n.Name) == actor.Fold(name) {
		return true
	}
	return n.Kind == string(record.KindPerson) && actor.SameName(n.Name, name) >= actor.Medium
}

// inTables returns the ids of the actors that the tables know by a name.
func (r *Reader) inTables(name string) (ids []string) {
	for _, e := range r.Known.Lookup(name) {
		switch e.Kind {
		case actor.Office, actor.Standing, actor.Noun:
		default:
			ids = append(ids, e.ID)
		}
	}
	for _, t := range append(r.Known.Named(name), r.Known.Spelled(name)...) {
		ids = append(ids, t.ID)
	}
	return ids
}

// Countries returns the codes of states and bodies by code or by any name:
// "TUR", "Türkiye", "Turkish".
func (r *Reader) Countries(names []string) (codes []string, err error) {
	for _, name := range names {
		code, ok := r.country(strings.TrimSpace(name))
		if !ok {
			return nil, fmt.Errorf("%q is no country that the tables know; give a name or a code of ISO 3166-1, as in TUR", name)
		}
		codes = append(codes, code)
	}
	return codes, nil
}

func (r *Reader) country(name string) (string, bool) {
	code := strings.ToUpper(name)
	if slices.Contains(plover.Bodies(), code) {
		return code, true
	}
	if e := r.Known.Entry(code); e != nil && e.Kind == actor.State {
		return code, true
	}
	for _, e := range r.Known.Lookup(name) {
		switch e.Kind {
		case actor.State, actor.Territory, actor.Adjective, actor.Demonym, actor.Capital, actor.Metonym:
			return e.Country, true
		}
	}
	return "", false
}
