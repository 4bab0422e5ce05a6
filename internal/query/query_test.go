package query_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"readout/internal/actor"
	"readout/internal/query"
	"readout/internal/store"
)

type names map[string][]store.Name

func (n names) Names(_ context.Context, of string) ([]store.Name, error) { return n[of], nil }

var record = names{
	store.NamesActors: {
		{ID: "LBY/marie-el-drese", Name: "Marie el-Drese", Country: "LBY", Kind: "person"},
		{ID: "NOR/ola-nordskar", Name: "Ola Nordskar", Country: "NOR", Kind: "person"},
		{ID: "unknown/harbour-union", Name: "Harbour Union", Kind: "unknown"},
	},
	store.NamesPlaces: {
		{Name: "Derna", Country: "LBY"}, {Name: "Gaza", Country: "PSE"}, {Name: "Gaza City", Country: "PSE"},
		{Name: "Kaldvik", Country: "NOR"}, {Name: "Rafah", Country: "EGY"}, {Name: "Rafah", Country: "PSE"},
	},
	store.NamesOutlets: {{Name: "Le Matin"}, {Name: "The Sample"}},
}

func TestWhere(t *testing.T) {
	for _, c := range []struct {
		f    query.Filter
		want string // a part of the question in the record's words
	}{
		{query.Filter{Kind: "event", Types: []string{"consult", "AID"}, Statuses: []string{"Denied"}}, "{event [CONSULT AID] [denied]   [] [] []   false 0"},
		{query.Filter{Kind: "figure", Types: []string{"killed"}, Statuses: []string{"feared"}}, "{figure [killed] [feared]   [] [] []   false 0"},
		{query.Filter{Kind: "event", Since: "2023-11", Until: "2023-11-05", Newest: true, Limit: 3, Text: "x"}, "{event [] [] 2023-11 2023-11-05 [] [] [] x  true 3"},
		{query.Filter{Kind: "event", Actors: []string{"Nordskar"}}, "[{[actor] [NOR/ola-nordskar] []}]"},
		{query.Filter{Kind: "event", Parties: []string{"Nordskar"}}, "[{[actor recipient] [NOR/ola-nordskar] []}]"},
		{query.Filter{Kind: "event", Actors: []string{"unknown/harbour-union"}}, "[{[actor] [unknown/harbour-union] []}]"},
		{query.Filter{Kind: "event", Actors: []string{"harbour union", "El Drese"}}, "[LBY/marie-el-drese unknown/harbour-union]"},
		{query.Filter{Kind: "event", Actors: []string{"Türkiye"}}, "[{[actor] [TUR] []}]"},
		{query.Filter{Kind: "event", Actors: []string{"Kremlin"}}, "[{[actor] [RUS] []}]"},
		{query.Filter{Kind: "statement", Speakers: []string{"Fidan"}}, "[{[speaker] [TUR/hakan-fidan] []}]"},
		{query.Filter{Kind: "event", Countries: []string{"Turkish", "nor", "UNO"}}, "[] [TUR NOR UNO]}]"},
		{query.Filter{Kind: "event", Places: []string{"Gaza Strip"}}, "[{Gaza PSE} {Gaza City PSE} {Rafah PSE}]"},
		{query.Filter{Kind: "event", Places: []string{"Libya"}}, "[{ LBY}]"},
		{query.Filter{Kind: "event", Places: []string{"kaldvik"}}, "[{Kaldvik NOR}]"},
		{query.Filter{Kind: "event", Outlets: []string{"the sample"}}, "[The Sample]"},
	} {
		r := query.Reader{Known: actor.Known(), Record: record}
		w, err := r.Where(t.Context(), &c.f)
		if got := fmt.Sprint(w); err != nil || !strings.Contains(got, c.want) {
			t.Errorf("%+v\ngives %s %v\nwant  %s", c.f, got, err, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		f    query.Filter
		want string
	}{
		{query.Filter{Kind: "event", Types: []string{"ADI"}}, "there are AGREE, CONSULT"},
		{query.Filter{Kind: "event", Statuses: []string{"maybe"}}, "there are actual, planned"},
		{query.Filter{Kind: "event", Since: "last week"}, "as in 2023, 2023-11"},
		{query.Filter{Kind: "event", Until: "2023-13"}, "no date"},
		{query.Filter{Kind: "event", Actors: []string{"Nobody Atall"}}, "readout actors list"},
		{query.Filter{Kind: "event", Countries: []string{"Ruritania"}}, "ISO 3166-1"},
		{query.Filter{Kind: "event", Places: []string{"Oslo"}}, "nothing in the record happened"},
		{query.Filter{Kind: "event", Outlets: []string{"Nowhere Daily"}}, "no outlet in the record"},
	} {
		r := query.Reader{Known: actor.Known(), Record: record}
		if _, err := r.Where(t.Context(), &c.f); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.f, err, c.want)
		}
	}
}
