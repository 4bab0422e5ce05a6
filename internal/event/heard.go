package event

import (
	"strings"

	"readout/internal/depmatch"
	"readout/internal/record"
)

// heardFrom returns on whose word a frame is told where no statement says so,
// because the article only calls them what they are.
//
//	"Two soldiers were killed, police said" · "according to witnesses"
func (r *reader) heardFrom(t *telling) []record.Actor {
	for i, k := t.frame.Pred, 0; i >= 0 && k < 12; i, k = r.doc.Words[i].Head, k+1 {
		for c := range r.doc.Children(i) {
			if r.doc.Is(c, "obl", "nmod") && depmatch.Preposition(r.doc, c) == "according to" {
				return r.witness(c, t)
			}
		}
		if h := r.doc.Words[i].Head; h >= 0 && r.doc.Is(i, "ccomp") && r.tells(h) {
			return r.witness(r.doc.Child(h, "nsubj"), t)
		}
	}
	for i := t.frame.Pred + 1; i < r.doc.Sentences[t.sentence].Last; i++ { // ", the ministry said."
		if r.doc.Is(i, "parataxis", "conj") && r.tells(i) && r.doc.Child(i, "ccomp", "obj", "xcomp") < 0 && r.doc.Child(i, "cc") < 0 {
			return r.witness(r.doc.Child(i, "nsubj"), t)
		}
	}
	return nil
}

// tells reports whether a verb makes somebody's word known.
func (r *reader) tells(v int) bool {
	if r.doc.Words[v].UPOS != "VERB" {
		return false
	}
	switch r.doc.Words[v].Lemma {
	case "say", "report", "announce", "confirm", "add", "claim", "state", "tell", "allege", "acknowledge", "reveal", "declare":
		return true
	}
	return false
}

// witness returns who is cited by a word: the actor that it names, or people
// and institutions that are only called so, of the country of what they tell.
func (r *reader) witness(word int, t *telling) []record.Actor {
	if word < 0 {
		return nil
	}
	if as := r.table.Actors(word); len(as) > 0 {
		return as
	}
	what, sectors := r.cited(word)
	if what == "" {
		return nil
	}
	first, last := r.namedBy(word)
	span := r.doc.Cover(first, last)
	x := record.Actor{Name: r.doc.Text.Slice(span), Sectors: sectors, Kind: record.KindGroup, Because: "told by", Span: span}
	if x.Country = r.countryOfWitness(t); x.Country != "" {
		x.Because = "told by those of the country"
	}
	x.ID = strings.TrimPrefix(x.Country+"/", "/") + strings.ReplaceAll(what, " ", "-")
	return []record.Actor{x}
}

// cited returns what a noun calls those who may be cited, and their sectors; ""
// if it calls nobody.
func (r *reader) cited(noun int) (what string, sectors []string) {
	if e := r.peopleNoun(noun); e != nil && len(e.Sectors) > 0 {
		return e.Name, e.Sectors
	}
	switch lemma := strings.ToLower(r.doc.Words[noun].Lemma); lemma {
	case "witness", "eyewitness", "source", "report", "medium", "media", "hospital", "survivor", "relative", "spokesman", "spokeswoman", "spokesperson", "statement":
		return lemma, nil
	}
	return "", nil
}

// namedBy returns the words of a noun with those before it that tell which:
// "the foreign ministry" gives "foreign ministry".
func (r *reader) namedBy(noun int) (first, last int) {
	first, last = noun, noun+1
	for c := range r.doc.Children(noun) {
		if c < noun && r.doc.Is(c, "amod", "compound") {
			first = min(first, c)
		}
	}
	return first, last
}

// countryOfWitness returns the country whose people or institutions know of an
// act: of harm the one where it was done, else the one that did it.
//
//	"Russian drones hit Odesa, the governor said": UKR
//	"Poland expelled three diplomats, the foreign ministry said": POL
func (r *reader) countryOfWitness(t *telling) string {
	place := ""
	if t.Place != nil {
		place = t.Place.Country
	} else {
		place, _ = r.placeOfAct(&t.frame)
	}
	doer := ""
	for _, a := range t.Actors {
		if doer == "" && !isBody(a.Country) {
			doer = a.Country
		}
	}
	if isHarm(t.Type) && place != "" || doer == "" {
		return place
	}
	return doer
}
