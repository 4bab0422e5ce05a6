package event

import (
	"strings"

	"readout/internal/depmatch"
	"readout/internal/record"
)

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
