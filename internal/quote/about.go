package quote

import (
	"readout/internal/depmatch"
	"readout/internal/record"
)

// blamed reports whether a phrase names whose deed it is: "rests with
// Washington", "was done by Israel".
func (r *reader) blamed(c int) bool {
	m := r.d.Child(c, "case")
	return m >= 0 && (r.form(m) == "by" || r.form(m) == "with" || r.form(m) == "on")
}

// firstPerson reports whether a word means those who speak: not "US".
func (r *reader) firstPerson(i int) bool {
	switch r.form(i) {
	case "i", "we", "our", "my", "us":
		return r.d.Words[i].UPOS != "PROPN"
	}
	return false
}

// own reports whether an actor is one of the speakers, or the state one of
// them speaks for.
func own(a record.Actor, speakers []record.Actor) bool {
	for _, s := range speakers {
		if a.ID != "" && a.ID == s.ID {
			return true
		}
		if a.Country != "" && a.Country == s.Country && a.Kind != record.KindGroup && s.Kind != record.KindGroup && a.Kind != record.KindPeople {
			return true
		}
	}
	return false
}

// phraseActors returns the actors of a phrase, or those it belongs to: of
// "Israel's attacks", "the crimes of the junta", "Israeli jets".
func (r *reader) phraseActors(word int) []record.Actor {
	if word < 0 {
		return nil
	}
	if a := r.who.Actors(word); len(a) > 0 {
		return a
	}
	for c := range r.d.Children(word) {
		if r.d.Is(c, "nmod:poss", "compound", "amod", "nmod", "obl:agent") {
			if a := r.who.Actors(c); len(a) > 0 {
				return a
			}
			if r.d.Is(c, "nmod") {
				if a := r.phraseActors(c); len(a) > 0 {
					return a
				}
			}
		}
	}
	return nil
}

// doers returns the actors of the noun for a deed: "Israel's raids", "Israeli
// raids", "raids by Israel".
func (r *reader) doers(noun int) []record.Actor {
	for c := range r.d.Children(noun) {
		m := r.d.Child(c, "case")
		if r.d.Is(c, "nmod:poss", "amod", "compound") || r.d.Is(c, "nmod") && m >= 0 && r.form(m) == "by" {
			if a := r.who.Actors(c); len(a) > 0 {
				return a
			}
		}
	}
	return nil
}

// about fills in whom a statement is about: the complement that the verb
// judges, else the subject of what is said, else whoever else its main phrases
// name.
//
//	"condemned [Israel]'s raid on Lebanon" · "said [Chad] must leave" · "vowed to strike [Israel]"
func (r *reader) about(s *Statement) {
	word := s.AboutWord
	if word < 0 {
		word = r.d.Child(r.asserted(s.HeadWord), "nsubj", "nsubj:pass")
	}
	if word < 0 {
		word = s.HeadWord
	}
	judged := s.AboutWord >= 0
	if r.aboutAt(s, word, judged) || judged {
		return
	}
	for _, p := range r.predicates(r.asserted(s.HeadWord), s) {
		if r.aboutUnder(s, p, 0) {
			return
		}
	}
}

// aboutAt takes the actors of the phrase at a word, but for the speakers
// themselves where the verb judges nobody.
func (r *reader) aboutAt(s *Statement, word int, judged bool) bool {
	for _, a := range r.phraseActors(word) {
		if judged || !own(a, s.Speakers) {
			s.About = append(s.About, a)
		}
	}
	if len(s.About) > 0 {
		s.AboutWord = word
	}
	return len(s.About) > 0
}

// aboutUnder looks at what hangs from a predicate within what is said: objects,
// infinitives and theirs, and phrases that tell of somebody, not where or when.
func (r *reader) aboutUnder(s *Statement, p, depth int) bool {
	for c := range r.d.Children(p) {
		if c < s.ContentFirst || c >= s.ContentLast {
			continue
		}
		switch {
		case r.d.Is(c, "obj", "iobj", "obl:agent"), r.d.Is(c, "obl", "nmod") && concerning[depmatch.Preposition(r.d, c)]:
			if r.aboutAt(s, c, false) {
				return true
			}
		case r.d.Is(c, "xcomp") && depth < 3:
			if r.aboutUnder(s, c, depth+1) {
				return true
			}
		}
	}
	return false
}

// concerning holds the prepositions before somebody whom a clause concerns.
var concerning = map[string]bool{
	"against": true, "with": true, "to": true, "on": true, "for": true, "by": true, "from": true, "towards": true,
	"toward": true, "over": true, "between": true, "behind": true, "of": true, "about": true,
}
