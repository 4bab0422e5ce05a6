package event

import (
	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// onlyPlace returns the country of the places in which a sentence says things
// happen, if it is one.
func (r *reader) onlyPlace(sentence int) string {
	s, country := r.doc.Sentences[sentence], ""
	for i := s.First; i < s.Last; i++ {
		m := r.table.At(i)
		if m == nil || !m.Place || !r.isScene(i) {
			continue
		}
		if c := m.Actors[0].Country; country == "" || c == country {
			country = c
			continue
		}
		return ""
	}
	return country
}

// isScene reports whether a place is where something happens: "in Nairobi" of
// a verb, "rallies across Kenya", "a school near Abuja, Nigeria" in which
// people were killed, but not "officials in Nairobi said".
func (r *reader) isScene(i int) bool {
	where := false
	for k := 0; i >= 0 && k < 8; k++ {
		p := depmatch.Preposition(r.doc, i)
		where = where || isWhere(p) || isOnto(p) && isStreet(r.doc.Words[i].Lemma)
		switch {
		case r.doc.Is(i, "obl"):
			return where || p == "on"
		case r.doc.Is(i, "nmod") && (p == "across" || p == "throughout"):
			return true
		case !r.doc.Is(i, "nmod", "appos", "conj", "flat", "compound", "list", "dep"):
			return where && r.doc.Is(i, "obj")
		}
		if i = r.doc.Words[i].Head; i >= 0 && where && r.isDeed(i) {
			return true
		}
	}
	return false
}

func isOnto(p string) bool { return p == "to" || p == "into" || p == "onto" }

// isStreet reports whether a noun names where crowds gather: "took to the
// streets of Accra".
func isStreet(lemma string) bool { return lemma == "street" || lemma == "square" || lemma == "road" }

// scene returns the place where harm was done that no argument of its clause
// names: the first one behind its word that is a scene.
//
//	"Two were killed and six hurt in a bombing in Quetta": the place of both
func (r *reader) scene(t *telling) *record.Place {
	if t.Type != plover.Assault {
		return nil
	}
	s := r.doc.Sentences[t.sentence]
	for i := t.frame.Pred + 1; i < s.Last; i++ {
		if m := r.table.At(i); m == nil || !m.Place || !r.isScene(i) {
			continue
		}
		if p, _ := r.placeOf(i); p != nil {
			return p
		}
	}
	return nil
}

// atScene returns the state in whose country harm was done to something that is
// called neither its own nor anybody's: "an attack on a depot in Sochi".
func (r *reader) atScene(p *Pattern, f *depmatch.Frame, actors []record.Actor) []record.Actor {
	if p.Type != plover.Assault || !p.Impersonal || !filled(f, p.Recipient) {
		return nil
	}
	return without(r.stateAt(f), actors)
}
