package mention

import (
	"strings"

	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/ud"
)

// pair returns whom "the two ministers" or "both sides" are: the two persons of
// different countries mentioned last, of that office if they have one.
func (r *reader) pair(i int, office *actor.Entry) []record.Actor {
	person := func(a record.Actor) bool { return a.Kind == record.KindPerson }
	if office != nil {
		if two := r.lastTwo(i, func(a record.Actor) bool { return person(a) && holds(a.Office, office.Name) }); two != nil {
			return because(two, "the last two named")
		}
	}
	if two := r.lastTwo(i, person); two != nil {
		return because(two, "the last two named")
	}
	return because(r.lastTwo(i, func(a record.Actor) bool { return a.Kind != record.KindPeople }), "the last two named")
}

func because(as []record.Actor, why string) []record.Actor {
	for i := range as {
		as[i].Because = why
	}
	return as
}

// addSet adds "the two sides", "both countries", "the pair": nouns that the
// knowledge base need not know.
func (r *reader) addSet(i int, s ud.Sentence) bool {
	w := &r.doc.Words[i]
	if w.UPOS != "NOUN" || w.XPOS != "NNS" && w.Lemma != "pair" || !r.saysTwo(i, s) {
		return false
	}
	var who []record.Actor
	switch w.Lemma {
	case "side", "party", "man", "woman", "leader", "pair", "politician", "counterpart", "delegation":
		who = r.pair(i, nil)
	case "country", "nation", "state", "government", "neighbour", "neighbor", "ally", "capital", "people", "foe", "rival":
		who = r.countriesOf(r.pair(i, nil))
	}
	if who == nil {
		return false
	}
	r.add(Mention{First: i, Last: i + 1, Class: Description, Plural: true, Actors: r.spanned(who, i, i+1)})
	return true
}

// saysTwo reports whether "two" or "both" stands before the noun, or the noun
// says it itself ("the pair").
func (r *reader) saysTwo(i int, s ud.Sentence) bool {
	if r.doc.Words[i].Lemma == "pair" {
		return i > s.First && strings.EqualFold(r.forms[i-1], "the")
	}
	for k := i - 1; k >= s.First && k > i-4; k-- {
		switch strings.ToLower(r.forms[k]) {
		case "two", "both":
			return true
		}
		if u := r.doc.Words[k].UPOS; u != "ADJ" && u != "NOUN" {
			return false
		}
	}
	return false
}

// countriesOf returns the states of actors.
func (r *reader) countriesOf(as []record.Actor) []record.Actor {
	var out []record.Actor
	for _, a := range as {
		if e := r.kb.Entry(a.Country); e != nil {
			out = append(out, record.Actor{ID: e.ID, Name: e.Name, Country: e.Country, Kind: record.KindState, Because: "the last two named"})
		}
	}
	return out
}

// addReference adds "the enclave", "the country", "the group": what was named
// before, by a noun for its kind.
func (r *reader) addReference(i int) {
	w := &r.doc.Words[i]
	if w.Lemma == "office" {
		r.addOffice(i)
		return
	}
	if w.UPOS != "NOUN" || w.XPOS != "NN" || !r.isDefinite(i) {
		return
	}
	var ok func(candidate, record.Actor) bool
	switch w.Lemma {
	case "enclave", "strip", "territory":
		ok = func(c candidate, a record.Actor) bool {
			return strings.Contains(a.ID, "/") && a.Kind == record.KindState
		}
	case "country", "kingdom", "republic", "nation":
		ok = func(c candidate, a record.Actor) bool {
			return a.Kind == record.KindState && r.table.Mentions[c.mention].Class != Adjective
		}
	case "group", "movement", "organisation", "organization", "bloc", "alliance", "body", "union", "militia", "faction", "agency":
		ok = func(c candidate, a record.Actor) bool {
			return a.Kind == record.KindGroup && strings.HasPrefix(a.ID, "group/") || a.Kind == record.KindOrganisation
		}
	default:
		return
	}
	if x, found := r.lastOf(i, ok); found {
		x.Because = "named before"
		r.add(Mention{First: i, Last: i + 1, Class: Description, Actors: r.spanned([]record.Actor{x}, i, i+1), Place: x.Kind == record.KindState})
	}
}

// addOffice adds "her office", "the president's office": it speaks for whoever
// holds it.
func (r *reader) addOffice(i int) {
	p := r.doc.Child(i, "nmod:poss")
	if p < 0 {
		return
	}
	m := r.table.At(p)
	if m == nil || len(m.Actors) != 1 || m.Actors[0].Kind != record.KindPerson || m.Actors[0].Office == "" {
		return
	}
	x := m.Actors[0]
	x.Because = "possessor"
	r.add(Mention{First: i, Last: i + 1, Class: Description, Actors: r.spanned([]record.Actor{x}, i, i+1)})
}

// isDefinite reports whether the phrase of noun i begins with "the", "this" or
// "that" and has no modifier that names something else.
func (r *reader) isDefinite(i int) bool {
	the := false
	for c := range r.doc.Children(i) {
		switch {
		case r.doc.Is(c, "det"):
			switch strings.ToLower(r.forms[c]) {
			case "the", "this", "that":
				the = true
			}
		case r.doc.Is(c, "nmod", "compound", "appos", "acl"), r.doc.Is(c, "amod") && r.atomOf(c) != nil:
			return false
		}
	}
	return the
}

// addCounterpart adds "his Egyptian counterpart": the holder in that country of
// the office that the person spoken of holds.
func (r *reader) addCounterpart(i int, s ud.Sentence) bool {
	if !strings.EqualFold(r.doc.Words[i].Lemma, "counterpart") || r.table.at[i] != 0 {
		return false
	}
	p := r.phraseOf(i, i+1, s)
	if len(p.countries) == 0 {
		return false
	}
	office, sectors := "", []string{"GOV"}
	if o, ok := r.lastOf(i, func(c candidate, a record.Actor) bool { return a.Kind == record.KindPerson && a.Office != "" }); ok {
		office, sectors = o.Office, o.Sectors
	}
	var who []record.Actor
	for k := len(p.countries) - 1; k >= 0; k-- { // "his Qatari and Syrian counterparts"
		q := p
		q.countries, q.definite = p.countries[k:k+1], true
		if office == "" {
			who = append(who, r.groupOf("counterpart", sectors, record.KindPerson, &q)...)
			continue
		}
		who = append(who, r.holderOf(&actor.Entry{Name: office, Sectors: sectors}, &q)...)
	}
	r.add(Mention{First: p.first, Last: i + 1, Class: Description, Plural: len(who) > 1, Actors: r.spanned(who, p.first, i+1)})
	return true
}
