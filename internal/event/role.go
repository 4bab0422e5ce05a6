package event

import (
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// goals are the slots that "*" stands for in a role: whom an act may be for or
// against, likeliest first.
var goals = []depmatch.Slot{depmatch.Patient, "to", "for", "with", "against", "on", "from", "into", "of", "in", "at"}

// parseRole reads a role as a lexicon writes it. "do.*" is whoever the act that
// is named by an infinitive is for or against, or the one it leads to.
func parseRole(s string) []depmatch.Path {
	head, any := strings.CutSuffix(s, "*")
	if !any {
		return []depmatch.Path{depmatch.ParsePath(s)}
	}
	var out []depmatch.Path
	for _, deeper := range []string{"", "do."} {
		for _, g := range goals {
			out = append(out, depmatch.ParsePath(head+deeper+string(g)))
		}
	}
	return out
}

// frame returns the frame of a word; each is made once.
func (r *reader) frame(i int) *depmatch.Frame {
	if r.frames[i] == nil {
		f := r.args.Of(r.doc, i)
		r.frames[i] = &f
	}
	return r.frames[i]
}

// sides returns the actors and the recipients that a frame gives a pattern.
// Who is only called "the rebels" or "protesters" is filed under the country
// that the clause gives.
func (r *reader) sides(p *Pattern, f *depmatch.Frame) (actors, recipients []record.Actor) {
	guest := p.Type != plover.Consult
	actors = r.fill(f, p.Actor, p.AllActors, guest)
	recipients = without(r.fill(f, p.Recipient, p.AllRecips, guest), actors)
	if len(actors) == 0 {
		actors = r.unnamed(p, f, p.Actor, recipients)
	}
	if p.Type == plover.Consult && p.AllActors && len(actors) == 1 && len(recipients) == 0 {
		actors = r.peopleInside(f, actors)
	}
	if !anyCountry(recipients) && !p.AllActors {
		if more := without(r.unnamed(p, f, p.Recipient, actors), actors); more != nil {
			recipients = more
		}
	}
	switch p.Type {
	case plover.Agree, plover.Retreat, plover.Support, plover.Aid, plover.Cooperate:
		recipients = withoutHome(recipients, actors)
	}
	if !anyCountry(recipients) && !p.AllActors && p.Type != plover.Mobilize {
		if more := r.inside(f, p.Recipient, actors); more != nil {
			recipients = more
		}
	}
	if len(recipients) == 0 && p.Home {
		recipients = r.atHome(f, actors)
	}
	return domiciled(actors, recipients), recipients
}

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

// fill returns the actors of the roles: of the first role that has any, or of
// all of them. A guest takes none from the clause around: who speaks during a
// visit is the visitor, but who speaks in support of Chad need not support it.
func (r *reader) fill(f *depmatch.Frame, roles []depmatch.Path, all, guest bool) []record.Actor {
	var out, stateless []record.Actor
	for _, path := range roles {
		for _, w := range path.Words(f, r.frame) {
			if guest && isHost(f, w) {
				continue
			}
			for _, x := range r.partiesAt(w, path[len(path)-1]) {
				if x.Country == "" {
					stateless = appendActor(stateless, x)
					continue
				}
				out = appendActor(out, x)
			}
		}
		if len(out) > 0 && !all {
			break
		}
	}
	if all || len(out) == 0 {
		out = append(out, stateless...)
	}
	return out
}

// isHost reports whether a word plays its part only in the clause around.
func isHost(f *depmatch.Frame, word int) bool {
	for _, a := range f.Args {
		if a.Word == word {
			return a.Via == depmatch.Host
		}
	}
	return false
}

// partiesAt returns the actors of a phrase; of one that names none itself, as
// a patient or goal, those to whom it belongs: "condemned the American
// sanctions", "rejected the plan of the union", "helped the victims in Chad".
func (r *reader) partiesAt(word int, s depmatch.Slot) []record.Actor {
	if out := known(r.table.Actors(word)); len(out) > 0 {
		return out
	}
	if s == depmatch.Agent {
		if instruments()[strings.ToLower(r.doc.Words[word].Lemma)] {
			return r.owners(word)
		}
		return nil
	}
	return r.behind(word, 0)
}

// owners returns whose a thing is: "Turkish jets", "jets of the Turkish army".
func (r *reader) owners(word int) []record.Actor {
	for c := range r.doc.Children(word) {
		if !r.doc.Is(c, "nmod", "amod", "compound") {
			continue
		}
		switch depmatch.Preposition(r.doc, c) {
		case "", "'s", "’s", "'", "’", "of", "from", "by":
		default:
			continue
		}
		if out := known(r.table.Actors(depmatch.Antecedent(r.doc, c))); len(out) > 0 {
			return out
		}
		if r.doc.Is(c, "compound") { // "a Turkish aid convoy"
			if out := r.owners(c); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// behind returns the actors behind a thing that is no actor: who does it or has
// it, else, but of a deed against somebody, whom it concerns.
func (r *reader) behind(word, depth int) []record.Actor {
	if !isNominal(r.doc.Words[word].UPOS) || depth > 2 {
		return nil
	}
	f := r.args.Nominal(r.doc, word)
	slots := []depmatch.Slot{depmatch.Agent, depmatch.Mod, "of", "from", "against", "to", "with", "for", "on", "in", "at", "between"}
	if r.isDeed(word) {
		slots = slots[:2]
	}
	for _, s := range slots {
		var out []record.Actor
		for _, w := range f.All(s) {
			for _, x := range known(r.table.Actors(w)) {
				out = appendActor(out, x)
			}
			if len(out) == 0 && s != depmatch.Mod {
				out = r.behind(w, depth+1)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// isDeed reports whether a noun names a deed done to somebody: "the killing of
// five Chadians" leads to nobody who could be blamed for it.
func (r *reader) isDeed(word int) bool {
	for _, dp := range r.lex.index.At(r.doc, word) {
		if isHarm(r.lex.of[dp].Type) {
			return true
		}
	}
	return false
}

// known returns the actors that have a country or are persons.
func known(as []record.Actor) []record.Actor {
	var out []record.Actor
	for _, x := range as {
		if x.Country != "" || x.Kind == record.KindPerson {
			out = append(out, x)
		}
	}
	return out
}

func isNominal(upos string) bool { return upos == "NOUN" || upos == "PROPN" || upos == "NUM" }
