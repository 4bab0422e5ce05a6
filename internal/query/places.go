package query

import (
	"context"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/place"
	"readout/internal/series"
	"readout/internal/store"
)

// Places returns the areas of the record that are called by one of the names or
// lie in a place that is: "Gaza Strip" is Gaza, Gaza City, Rafah …
func (r *Reader) Places(ctx context.Context, names []string) (out []store.Area, err error) {
	if len(names) == 0 {
		return nil, nil
	}
	seen, err := r.Record.Names(ctx, store.NamesPlaces)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		areas := inside(Place(name), name, seen)
		if len(areas) == 0 {
			return nil, absent("nothing in the record happened at a place called %q", name)
		}
		out = append(out, areas...)
	}
	return out, nil
}

// Place returns the place that a name means by itself: one in the news, else
// the largest of the world; nil if none is known.
func Place(name string) *place.Place {
	if list := place.Known().Lookup(name); len(list) > 0 {
		return list[0]
	}
	if list := place.World().Lookup(name); len(list) > 0 {
		return list[0]
	}
	return nil
}

func inside(p *place.Place, name string, seen []store.Name) (out []store.Area) {
	if p != nil && p.Kind == place.Country {
		return []store.Area{{Country: p.Country}}
	}
	for _, n := range seen {
		if sameName(n.Name, name) || p != nil && p.Inside(n.Name, n.Country) {
			out = append(out, store.Area{Name: n.Name, Country: n.Country})
		}
	}
	return out
}

// kinds are words that a place's name may end in or not.
var kinds = []string{"village", "town", "township", "city", "district", "county", "province", "region", "governorate", "state", "camp"}

// sameName reports whether two names of places differ by their kind at most:
// "Pazigyi", "Pazigyi Village".
func sameName(a, b string) bool {
	bare := func(s string) string {
		words := strings.Fields(actor.Fold(s))
		if n := len(words); n > 1 && slices.Contains(kinds, words[n-1]) {
			words = words[:n-1]
		}
		return strings.Join(words, " ")
	}
	return actor.Fold(a) == actor.Fold(b) || bare(a) == bare(b) && (bare(a) == actor.Fold(a)) != (bare(b) == actor.Fold(b))
}

// Area is a place to count in, with the places of the record that lie in it.
func (r *Reader) Area(ctx context.Context, name string) (*series.Area, error) {
	areas, err := r.Places(ctx, []string{name})
	p := Place(name)
	if err != nil && p == nil {
		return nil, err
	}
	out := &series.Area{Name: name, Called: func(other string) bool { return sameName(other, name) }, Holds: func(name, country string) bool {
		return slices.ContainsFunc(areas, func(a store.Area) bool { return (a.Name == "" || a.Name == name) && a.Country == country })
	}}
	if p != nil {
		out.Name, out.Country = p.Name, p.Country
	} else if len(areas) > 0 {
		out.Country = areas[0].Country
	}
	return out, nil
}

// outlets returns the outlets of the record that are called so, in any case.
func (r *Reader) outlets(ctx context.Context, names []string) (out []string, err error) {
	if len(names) == 0 {
		return nil, nil
	}
	seen, err := r.Record.Names(ctx, store.NamesOutlets)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		before := len(out)
		for _, n := range seen {
			if actor.Fold(n.Name) == actor.Fold(name) && !slices.Contains(out, n.Name) {
				out = append(out, n.Name)
			}
		}
		if len(out) == before {
			return nil, absent("no outlet in the record is called %q; the outlets are those of the articles' metadata", name)
		}
	}
	return out, nil
}
