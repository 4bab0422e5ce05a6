package event

import (
	"slices"

	"readout/internal/actor"
	"readout/internal/depmatch"
	"readout/internal/record"
)

// inside returns the actor of another country that is named first inside a
// phrase that plays one of the roles, however deep: "gave food to villagers who
// fled the war in Liberia".
func (r *reader) inside(f *depmatch.Frame, roles []depmatch.Path, actors []record.Actor) []record.Actor {
	for _, path := range roles {
		if len(path) > 1 {
			continue
		}
		for _, w := range path.Words(f, r.frame) {
			if w == f.Pred || w == f.Verb || r.isDeed(w) {
				continue
			}
			first, last := r.doc.Subtree(w)
			for i := first; i < last; i++ {
				if m := r.table.At(i); m != nil && m.Actors[0].Country != "" && !sharesCountry(actors, m.Actors[:1]) {
					return m.Actors[:1:1]
				}
			}
		}
	}
	return nil
}

// peopleInside adds to the one side of a meeting the people whom its subject
// names deeper down: "Kagame of Rwanda and Tshisekedi of Congo met".
func (r *reader) peopleInside(f *depmatch.Frame, actors []record.Actor) []record.Actor {
	for _, w := range f.All(depmatch.Agent) {
		first, last := r.doc.Subtree(w)
		for i := first; i < last; i++ {
			if m := r.table.At(i); m != nil && m.First == i && m.Actors[0].Kind == record.KindPerson && i < max(f.Pred, w) {
				actors = appendActor(actors, m.Actors[0])
			}
		}
	}
	return actors
}

func sharesCountry(a, b []record.Actor) bool {
	return slices.ContainsFunc(a, func(x record.Actor) bool {
		return slices.ContainsFunc(b, func(y record.Actor) bool { return x.Country == y.Country })
	})
}

// atHome returns the state in which an act against those at home takes place:
// where the clause puts it, else the actors' own.
//
//	"Thousands marched in Paris": FRA
func (r *reader) atHome(f *depmatch.Frame, actors []record.Actor) []record.Actor {
	country, why := r.placeOfAct(f)
	if country == "" && len(actors) > 0 {
		country, why = actors[0].Country, "at home"
	}
	return r.state(country, why, f)
}

// stateAt returns the state in which the clause puts an act.
func (r *reader) stateAt(f *depmatch.Frame) []record.Actor {
	country, why := r.placeOfAct(f)
	return r.state(country, why, f)
}

// state returns the state with a code as an actor that no words of its own
// name; nobody if the code is no state's.
func (r *reader) state(country, why string, f *depmatch.Frame) []record.Actor {
	e := actor.Known().Entry(country)
	if e == nil || e.Kind != actor.State {
		return nil
	}
	return []record.Actor{{
		ID: e.ID, Name: e.Name, Country: country, Kind: record.KindState, Because: why, Span: r.doc.Words[f.Pred].Span,
	}}
}

// domiciled gives officials without a country that of the other side: a judge
// who charges Chileans is taken for a Chilean one.
func domiciled(actors, recipients []record.Actor) []record.Actor {
	if len(recipients) != 1 || recipients[0].Country == "" || isBody(recipients[0].Country) {
		return actors
	}
	for i, a := range actors {
		if a.Country == "" && a.Kind == record.KindPerson && isOf(&a, []string{"JUD", "COP", "LEG"}) {
			actors[i].Country, actors[i].Because = recipients[0].Country, a.Because+"; the other side's country"
		}
	}
	return actors
}

// withoutHome returns the recipients but the actors' own state and its servants:
// who promises to rebuild Serbia at its head, or to withdraw its troops,
// promises it to nobody else. An opposition is another side.
func withoutHome(recipients, actors []record.Actor) []record.Actor {
	return slices.DeleteFunc(recipients, func(x record.Actor) bool {
		return (x.Kind == record.KindState || isOf(&x, officials) && x.Kind != record.KindPerson) &&
			slices.ContainsFunc(actors, func(a record.Actor) bool { return a.Country == x.Country && !isOf(&a, governed) })
	})
}
