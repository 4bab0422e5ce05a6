package event

import (
	"slices"

	"readout/internal/actor"
	"readout/internal/plover"
	"readout/internal/record"
)

// host makes the one in whose country a meeting takes place its recipient: a
// host among the sides is visited by the others, one who is no side brings
// them together.
//
//	"The envoys of Chad and Mali met in Doha": third-party, QAT
//	"The envoys of Chad and Mali met in Bamako": visit, MLI
func (t *telling) host() {
	if t.Type != plover.Consult || !t.pattern.AllActors || t.Place == nil || len(t.Recipients) > 0 || !meeting(t.Modes) {
		return
	}
	var guests, hosts []record.Actor
	for _, a := range t.Actors {
		switch {
		case a.Country == "" || isBody(a.Country):
			return
		case a.Country == t.Place.Country:
			hosts = append(hosts, a)
		default:
			guests = append(guests, a)
		}
	}
	if len(hosts) == 1 && hosts[0].Kind == record.KindState && hosts[0].Span == t.Place.Span && severalCountries(guests) {
		hosts = nil // only the place is called so: "the town in Kenya where the two men met"
	}
	switch {
	case len(guests) > 0 && len(hosts) > 0:
		t.Actors, t.Recipients, t.Modes = guests, hosts, []string{"visit"}
	case len(guests) > 1:
		if e := actor.Known().Entry(t.Place.Country); e != nil {
			t.Recipients = []record.Actor{{
				ID: e.ID, Name: e.Name, Country: t.Place.Country, Kind: record.KindState, Because: "where they met", Span: t.Place.Span,
			}}
			t.Modes = []string{"third-party"}
		}
	}
}

// meeting reports whether modes leave open that people met face to face.
func meeting(modes []string) bool {
	return len(modes) == 0 || len(modes) == 1 && modes[0] == "visit"
}

func severalCountries(as []record.Actor) bool {
	return slices.ContainsFunc(as, func(a record.Actor) bool { return a.Country != as[0].Country })
}
