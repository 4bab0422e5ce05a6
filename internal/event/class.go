package event

import (
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/depmatch"
	"readout/internal/record"
)

// is tells a pattern whether a word is of a class. docs/adding.md lists the
// classes.
func (r *reader) is(word int, class string) bool {
	as := r.partiesAt(word, depmatch.Agent)
	switch class {
	case "actor": // somebody who may act in politics, known or not
		e := r.peopleNoun(word)
		return len(as) > 0 || isPolitical(e) || e != nil && len(e.Sectors) > 0 && e.Sectors[0] == "CRM"
	case "none":
		return len(as) == 0
	case "place":
		m := r.table.At(word)
		return m != nil && m.Place || r.table.SiteAt(word) != nil
	case "person":
		return len(as) > 0 && as[0].Kind == record.KindPerson
	case "people": // somebody made of flesh and blood
		return len(as) > 0 && (as[0].Kind == record.KindPeople || as[0].Kind == record.KindGroup || as[0].Kind == record.KindPerson) ||
			isFlesh(r.peopleNoun(word)) || r.isTrade(word)
	case "crowd": // people without office or arms
		if len(as) == 0 && depmatch.Counts(&r.doc.Words[word]) { // "thousands marched"
			return r.doc.Words[word].XPOS == "NNS"
		}
		if e := r.peopleNoun(word); e != nil {
			return isCrowd(e.Sectors)
		}
		return len(as) > 0 && (as[0].Kind == record.KindPeople || isCrowd(as[0].Sectors))
	case "armed": // soldiers and rebels
		return len(as) > 0 && isOf(&as[0], []string{"MIL", "REB", "PRM", "UAF"}) || len(as) == 0 && isArmed(r.peopleNoun(word))
	case "official": // somebody who speaks for a state or a group
		return len(as) > 0 && (as[0].Kind == record.KindPerson || as[0].Kind != record.KindState && as[0].Kind != record.KindPeople && !isCrowd(as[0].Sectors))
	case "state":
		return len(as) > 0 && as[0].Kind == record.KindState
	case "country":
		return len(as) > 0 && as[0].Country != ""
	case "concerned": // an actor, or a thing with an actor behind it
		return len(as) > 0 || len(r.behind(word, 0)) > 0 || isPolitical(r.peopleNoun(word))
	case "body": // an organisation with a code of its own
		return len(as) > 0 && as[0].Kind == record.KindOrganisation && slices.Contains(bodies, as[0].Country)
	case "other": // an actor of another country than the agent's
		return len(as) > 0 && r.isOther(as)
	case "obliged": // "that Chad must leave"
		return r.hasModal(word, "must", "should", "ought", "need", "shall") || r.hasTo(word)
	case "past": // told as done
		return r.doc.Words[word].XPOS == "VBD" || r.hasModal(word, "have", "be")
	case "to": // an infinitive: "told Chad to leave"
		return r.marked(word, "to")
	case "besieged": // "Gaza is under siege": the subject is no besieger
		return r.doc.Is(word, "nsubj") && r.doc.Child(r.doc.Words[word].Head, "cop") >= 0
	case "sides":
		return len(as) > 1
	}
	return false
}

// isOther reports whether no actor is of the country of the agent of the frame
// that is being matched.
func (r *reader) isOther(as []record.Actor) bool {
	for _, w := range r.asked.All(depmatch.Agent) {
		for _, x := range r.table.Actors(w) {
			for _, y := range as {
				if x.Country == y.Country {
					return false
				}
			}
		}
	}
	return true
}

// hasTo reports whether a verb obliges: "has to leave", "needs to leave".
func (r *reader) hasTo(word int) bool {
	lemma, do := r.doc.Words[word].Lemma, r.doc.Child(word, "xcomp")
	return lemma == "need" || lemma == "have" && do >= 0 && r.marked(do, "to")
}

func (r *reader) hasModal(word int, lemmas ...string) bool {
	for c := range r.doc.Children(word) {
		if r.doc.Is(c, "aux") && slices.Contains(lemmas, strings.ToLower(r.doc.Words[c].Lemma)) {
			return true
		}
	}
	return false
}

// isPolitical reports whether a noun calls people by their part in politics or
// war.
func isPolitical(e *actor.Entry) bool {
	return e != nil && len(e.Sectors) > 0 && slices.Contains(political, e.Sectors[0])
}

var political = []string{"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "OPP", "REB", "PRM", "PTY", "UAF"}

func isArmed(e *actor.Entry) bool {
	return e != nil && len(e.Sectors) > 0 && slices.Contains([]string{"MIL", "REB", "PRM", "UAF"}, e.Sectors[0])
}

// isTrade reports whether a noun that no table knows calls people by their
// trade, as its ending and a nationality or number before it show: "two
// Lebanese engineers", not "an Indian tanker".
func (r *reader) isTrade(word int) bool {
	lemma := strings.ToLower(r.doc.Words[word].Lemma)
	if r.doc.Words[word].UPOS != "NOUN" || things()[lemma] || !hasTradeEnding(lemma) {
		return false
	}
	for c := range r.doc.Children(word) {
		if r.doc.Is(c, "nummod") || len(known(r.table.Actors(c))) > 0 {
			return true
		}
	}
	return false
}

func hasTradeEnding(lemma string) bool {
	for _, end := range []string{"er", "or", "ist", "ian", "man", "men", "ant", "ee", "ic"} {
		if len(lemma) > len(end)+2 && strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}

// isFlesh reports whether a noun names people, not an institution.
func isFlesh(e *actor.Entry) bool {
	if e == nil {
		return false
	}
	switch e.Name {
	case "government", "ministry", "parliament", "court", "party", "businessman", "intelligence agency", "military":
		return false
	}
	return true
}

func isCrowd(sectors []string) bool {
	return len(sectors) > 0 && slices.Contains([]string{"CVL", "LAB", "EDU", "AGR", "MED", "JRN", "REL", "SOC", "OPP", "REF"}, sectors[0])
}
