package web

import (
	"context"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/query"
	"readout/internal/store"
)

// names are what the record names, kept at hand: to list them anew for each
// question would cost as much as there are actors.
type names struct {
	actors, places, outlets []store.Name
	of                      map[string][]int32 // actors by id and by what their names sound like
}

func namesOf(ctx context.Context, s store.Store) (n *names, err error) {
	n = &names{of: map[string][]int32{}}
	for of, into := range map[string]*[]store.Name{store.NamesActors: &n.actors, store.NamesPlaces: &n.places, store.NamesOutlets: &n.outlets} {
		if *into, err = s.Names(ctx, of); err != nil {
			return nil, err
		}
	}
	for i, a := range n.actors {
		for _, k := range append(keysOf(a.Name), a.ID) {
			n.of[k] = append(n.of[k], int32(i))
		}
	}
	return n, nil
}

// keysOf returns what the words of a name sound like, and each two of them
// together: "Amir-Abdollahian" is also written as one word.
func keysOf(name string) (out []string) {
	words := strings.Fields(actor.Fold(name))
	for i, w := range words {
		out = append(out, actor.Sound(w))
		if i > 0 {
			out = append(out, actor.Sound(words[i-1]+w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// asked is names, of the actors those alone that some words may mean.
type asked struct {
	*names
	words []string
}

var _ query.Names = asked{}

// Names is that of store.Store.
func (a asked) Names(_ context.Context, of string) ([]store.Name, error) {
	switch of {
	case store.NamesPlaces:
		return a.places, nil
	case store.NamesOutlets:
		return a.outlets, nil
	}
	var at []int32
	for _, w := range a.words {
		for _, k := range append(keysOf(w), w) {
			at = append(at, a.of[k]...)
		}
	}
	slices.Sort(at)
	var out []store.Name
	for _, i := range slices.Compact(at) {
		out = append(out, a.actors[i])
	}
	return out, nil
}
