package event

import (
	"readout/internal/depmatch"
	"readout/internal/mention"
	"readout/internal/plover"
	"readout/internal/record"
)

// deeper returns the place that stands further down in what the act is done to,
// or in the occasion that it is done on.
//
//	"raided the home of an activist in Tunis" · "met on the margins of a summit in
//	Tunis" · "took to the streets of Tunis"
func (r *reader) deeper(t *telling) *record.Place {
	s := r.doc.Sentences[t.sentence]
	for i := s.First; i < s.Last; i++ {
		p := depmatch.Preposition(r.doc, i)
		inside := p == "of" && r.doc.Words[i].Head >= 0 && isStreet(r.doc.Words[r.doc.Words[i].Head].Lemma)
		if !isWhere(p) && !inside || !r.doc.Is(i, "nmod", "obl") || !r.leadsTo(t, i) {
			continue
		}
		if p, _ := r.placeOf(i); p != nil {
			return p
		}
	}
	return nil
}

// leadsTo reports whether the words between a place and the act leave no doubt
// that the place is the act's too: of what is done to somebody's body or goods
// what it is done to, of all else an occasion. "condemned the raid in Tunis" was
// said elsewhere.
func (r *reader) leadsTo(t *telling, i int) bool {
	bodily, site := isHarm(t.Type) || t.Type == plover.Protest, false
	for i = r.doc.Words[i].Head; i >= 0; i = r.doc.Words[i].Head {
		switch {
		case i == t.frame.Pred || i == t.frame.Verb:
			return true
		case r.doc.Words[i].UPOS != "NOUN" && r.doc.Words[i].UPOS != "PROPN":
			return false
		case mention.IsBuilding(r.doc.Words[i].Lemma) && r.doc.Is(i, "obl", "nmod"): // "received the envoy at the palace in Tunis"
			site = true
		case site && r.doc.Is(i, "obj"):
		case !bodily && (!isGathering(r.doc.Words[i].Lemma) || r.doc.Is(i, "obj", "nsubj")):
			return false
		case bodily && r.doc.Is(i, "nsubj") && r.doc.Words[i].Head == t.frame.Pred && r.isLocal(i): // "Police in Accra clashed with"
		case bodily && (r.isSide(t, i) || r.doc.Is(i, "nsubj", "conj", "appos")):
			return false
		}
	}
	return false
}

// isLocal reports whether a noun is for people who act where they are: crowds
// and the police, not rebels with rockets.
func (r *reader) isLocal(noun int) bool {
	e := r.peopleNoun(noun)
	return e != nil && len(e.Sectors) > 0 && (e.Sectors[0] == "COP" || isCrowd(e.Sectors))
}

// isSide reports whether a word names somebody who takes part: "the foreign
// minister of the government in Tripoli" is not where he was arrested.
func (r *reader) isSide(t *telling, i int) bool {
	m := r.table.At(i)
	return m != nil && !m.Place && r.doc.Words[i].Head != t.frame.Pred
}

// isGathering reports whether a noun names something at which people come
// together.
func isGathering(lemma string) bool {
	switch lemma {
	case "meeting", "summit", "talk", "conference", "margin", "sideline", "visit", "trip", "forum", "assembly", "ceremony",
		"session", "gathering", "round", "rally", "negotiation", "series", "event":
		return true
	}
	return false
}

// there returns the place that "there" points back to, the last one named
// before it.
//
//	"Doha came first: there the two compared notes"
func (r *reader) there(f *depmatch.Frame) *record.Place {
	if f.Verb < 0 {
		return nil
	}
	for c := range r.doc.Children(f.Verb) {
		if r.doc.Words[c].Lemma != "there" || !r.doc.Is(c, "advmod") && !(r.doc.Is(c, "expl") && r.doc.Child(f.Verb, "obj") >= 0) {
			continue
		}
		first := r.doc.Sentences[max(0, r.doc.SentenceOf(c)-1)].First
		for i := c - 1; i >= first; i-- {
			if p, _ := r.placeAt(i); p != nil {
				return p
			}
		}
	}
	return nil
}

// placeUnder returns the place that a noun names or that hangs from it.
//
//	"the island in Lake Chad where the two men met"
func (r *reader) placeUnder(noun int) *record.Place {
	if p, _ := r.placeOf(noun); p != nil {
		return p
	}
	for c := range r.doc.Children(noun) {
		if r.doc.Is(c, "nmod") && (isWhere(depmatch.Preposition(r.doc, c)) || depmatch.Preposition(r.doc, c) == "of") {
			if p, _ := r.placeOf(c); p != nil {
				return p
			}
		}
	}
	return nil
}
