package quote

import (
	"slices"

	"readout/internal/depmatch"
	"readout/internal/record"
)

// political returns the actors of a phrase that may speak in the record. A
// phrase for something written gives those who wrote it.
func (r *reader) political(word int) voice {
	if word < 0 {
		return voice{word: -1, why: "no subject"}
	}
	word = r.byName(word)
	actors := r.who.Actors(word)
	if len(actors) == 0 && slices.Contains(writings, r.lemma(word)) {
		word, actors = r.author(word)
	}
	out := slices.DeleteFunc(slices.Clone(actors), func(a record.Actor) bool { return !mayspeak(a) })
	switch {
	case len(actors) == 0:
		return voice{word: word, why: "the speaker is no known actor"}
	case len(out) == 0:
		return voice{word: word, why: "the speaker is no political actor"}
	}
	return voice{word: word, actors: out}
}

// byName returns the name in apposition to an office, else the word itself.
//
//	"its spokesman, [Major General Zaw Min Tun], said"
func (r *reader) byName(word int) int {
	as := r.who.Actors(word)
	if len(as) != 1 || as[0].Kind != record.KindPerson || as[0].Because != "office" {
		return word
	}
	c := r.d.Child(word, "appos")
	if c < word || r.d.Words[c].UPOS != "PROPN" {
		return word
	}
	if of := r.who.Actors(c); len(of) == 1 && of[0].Kind == record.KindPerson {
		return c
	}
	return word
}

// writings are nouns that speak for whoever wrote them.
var writings = []string{
	"statement", "communiqué", "communique", "letter", "message", "report", "resolution", "declaration", "post", "tweet",
	"document", "readout", "release", "note", "text", "memo", "spokesman", "spokeswoman", "spokesperson", "comment",
	"remark", "speech", "address", "order", "ruling", "verdict", "warning", "bulletin",
}

// author returns who wrote or issued something: "the ministry's statement", "a
// letter from Kyiv", "a Kremlin statement"; or whoever spoke just before, for
// "the statement said".
func (r *reader) author(noun int) (int, []record.Actor) {
	for c := range r.d.Children(noun) {
		p := depmatch.Preposition(r.d, c)
		if r.d.Is(c, "nmod:poss", "compound", "amod") || r.d.Is(c, "nmod") && (p == "by" || p == "from" || p == "of" || p == "for") {
			if a := r.who.Actors(c); len(a) > 0 {
				return c, a
			}
		}
	}
	if prev := r.lastBefore(noun); prev != nil && r.d.Child(noun, "det", "nmod:poss") >= 0 {
		return -1, prev.Speakers
	}
	return noun, nil
}

// silent are the sectors whose members do not speak in the record: media,
// business, farming, labour, schools, crime, refugees, civilians and health
// workers.
var silent = []string{"JRN", "BUS", "AGR", "LAB", "EDU", "CRM", "REF", "CVL", "MED"}

// serving are the silent sectors whose bodies do speak: ministries of health,
// the WHO, the UN's refugee agency, UNESCO.
var serving = []string{"MED", "REF", "EDU", "LAB", "AGR"}

// mayspeak reports whether an actor is a political one: a state, a body, a
// group, an official. A person of whom no office, country or sector is known
// is not.
func mayspeak(a record.Actor) bool {
	voiced := slices.ContainsFunc(a.Sectors, func(s string) bool { return !slices.Contains(silent, s) })
	plain := len(a.Sectors) == 0 && (a.Country != "" || a.Office != "")
	switch a.Kind {
	case record.KindPeople:
		return voiced
	case record.KindState:
		return true
	case record.KindGroup:
		return voiced || len(a.Sectors) == 0
	case record.KindOrganisation:
		return voiced || plain || a.Country != "" && slices.ContainsFunc(a.Sectors, func(s string) bool { return slices.Contains(serving, s) })
	}
	return voiced || plain
}
