package web

import (
	"fmt"
	"reflect"
	"testing"

	"readout/internal/contact"
	"readout/internal/record"
	"readout/internal/timex"
)

// people meet everybody else, each as often as their numbers tell.
func people(n int) *contact.Table {
	var all []contact.Event
	actor := func(i int) record.Actor {
		country := []string{"NOR", "SWE", "FIN"}[i%3]
		return record.Actor{ID: fmt.Sprintf("%s/%03d", country, i), Name: fmt.Sprintf("No. %d", i), Country: country, Kind: record.KindPerson}
	}
	for i := range n {
		for k := range i {
			all = append(all, contact.Event{ID: record.ID(fmt.Sprint(i, " ", k)), Tellings: []contact.Telling{
				{Day: timex.NewDate(2023, 1+i%12, 1), Actors: []record.Actor{actor(i), actor(k)}}}})
		}
	}
	return contact.Build(all, false)
}

func TestNetwork(t *testing.T) {
	for _, n := range []int{0, 1, 2, 12, 50} {
		table := people(n)
		got := networkOf(table, false)
		if knots := min(ring, len(table.Parties)); len(got.Knots) != knots || len(got.Arcs) != knots*max(0, knots-1)/2 {
			t.Errorf("of %d people %d are drawn with %d arcs", n, len(got.Knots), len(got.Arcs))
		}
		if !reflect.DeepEqual(got, networkOf(people(n), false)) {
			t.Errorf("of %d people it is drawn in two ways", n)
		}
		turns := 0
		for i := 1; i < len(got.Knots); i++ {
			if got.Knots[i].Country != got.Knots[i-1].Country {
				turns++
			}
		}
		if turns > 2 {
			t.Errorf("of %d people those of one country do not stand together", n)
		}
	}
	if k := networkOf(people(2), false).Knots[0]; k.Href != "/actor/NOR/000" {
		t.Errorf("a person's page is %q", k.Href)
	}
}
