package quote

import (
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
// judges, else the subject of what is said.
func (r *reader) about(s *Statement) {
	word := s.AboutWord
	if word < 0 {
		word = r.d.Child(s.HeadWord, "nsubj", "nsubj:pass")
	}
	if word < 0 {
		word = s.HeadWord
	}
	for _, a := range r.phraseActors(word) {
		if !own(a, s.Speakers) || s.AboutWord >= 0 {
			s.About = append(s.About, a)
		}
	}
	if len(s.About) > 0 {
		s.AboutWord = word
	}
}
