package query

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/actor"
	"readout/internal/place"
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
			return nil, fmt.Errorf("nothing in the record happened at a place called %q", name)
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
		if actor.Fold(n.Name) == actor.Fold(name) || p != nil && p.Inside(n.Name, n.Country) {
			out = append(out, store.Area{Name: n.Name, Country: n.Country})
		}
	}
	return out
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
			return nil, fmt.Errorf("no outlet in the record is called %q; the outlets are those of the articles' metadata", name)
		}
	}
	return out, nil
}
