package quote

import (
	"slices"

	"readout/internal/depmatch"
	"readout/internal/record"
)

// subjectOf decides whether the clause is about the speaker or somebody else.
func (r *reader) subjectOf(u *uttered, s *Statement, subj int) {
	if subj >= 0 && r.firstPerson(subj) {
		u.own = true
		return
	}
	look := func(w int) {
		if w < 0 {
			return
		}
		if p := r.d.Child(w, "nmod:poss"); p >= 0 && (r.firstPerson(p) || slices.ContainsFunc(r.phraseActors(p), func(a record.Actor) bool { return own(a, s.Speakers) })) {
			u.own = true // "its special forces had blown up a bridge"
			return
		}
		if r.whereOnly(w) {
			return
		}
		for _, a := range r.phraseActors(w) {
			if own(a, s.Speakers) {
				u.own = true
			} else if a.Kind != record.KindPeople {
				u.other = true
			}
		}
	}
	look(subj)
	if u.bare {
		look(s.HeadWord)
	}
	if u.own {
		return
	}
	for _, p := range r.predicates(r.asserted(s.HeadWord), s) {
		for c := range r.d.Children(p) {
			if r.d.Is(c, "obl:agent", "nsubj") || r.d.Is(c, "obl") && r.blamed(c) {
				look(c)
			}
		}
	}
	if s.AboutWord >= 0 && !u.own {
		u.other = u.other || len(r.phraseActors(s.AboutWord)) > 0
	}
}

// ofJudged reports whether a word belongs to what is judged and not to the
// judgment: "called [the plan to end the war] useful".
func (r *reader) ofJudged(i int, s *Statement) bool {
	a, h := s.AboutWord, s.HeadWord
	return a >= 0 && a != h && r.d.Descends(i, a) && !(r.d.Descends(h, a) && r.d.Descends(i, h))
}

// whereOnly reports whether the only actor of a phrase is where it happened, not
// whose deed it was: "a bombing near the town of Samarra".
func (r *reader) whereOnly(w int) bool {
	if len(r.who.Actors(w)) > 0 || len(r.doers(w)) > 0 {
		return false
	}
	where := false
	for c := range r.d.Children(w) {
		if !r.d.Is(c, "nmod") || len(r.phraseActors(c)) == 0 {
			continue
		}
		switch depmatch.Preposition(r.d, c) {
		case "in", "near", "at", "outside", "inside", "around", "across":
			where = true
		default:
			return false
		}
	}
	return where
}

// wordsOf adds the lemmas of what is said, but of its conditions and of what it
// judges.
func (r *reader) wordsOf(u *uttered, s *Statement) {
	for i := s.ContentFirst; i < s.ContentLast; i++ {
		if r.ofJudged(i, s) {
			continue
		}
		if r.d.Is(i, "mark") && r.d.Words[i].Head >= s.ContentFirst {
			switch r.form(i) {
			case "if", "unless":
				u.if_ = true
				if _, last := r.d.Subtree(r.d.Words[i].Head); last <= s.ContentLast && !r.d.Descends(s.HeadWord, r.d.Words[i].Head) {
					i = last - 1
					continue
				}
			}
		}
		u.words = append(u.words, r.lemma(i))
	}
}
