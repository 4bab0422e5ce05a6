package quote

import (
	"readout/internal/record"
)

// kindOf returns what is done by a statement: what its cue says, or else what
// is said, or else the fallback.
func (r *reader) kindOf(s *Statement, fixed, fallback record.StatementKind) record.StatementKind {
	if fixed != "" {
		return fixed
	}
	s.soft = true
	if fallback == "" {
		fallback = record.Claim
	}
	u := r.uttered(s)
	if u.bare {
		if cue := r.nounCueOf(part{head: s.HeadWord}); cue != nil && cue.kind != "" && cue.kind != record.Claim {
			return cue.kind
		}
	}
	if k, why := r.cues.kind(u); k != "" {
		r.Trace(s.CueWord, "kind %s: %s", k, why)
		return k
	}
	return fallback
}

// uttered gathers what the rules of kinds.tsv look at.
func (r *reader) uttered(s *Statement) *uttered {
	u := &uttered{}
	h := r.asserted(s.HeadWord)
	for _, p := range r.predicates(h, s) {
		r.predicateOf(u, p)
	}
	subj := r.d.Child(h, "nsubj", "nsubj:pass")
	u.bare = subj < 0 && len(u.modals) == 0 && r.d.Words[h].UPOS != "VERB" && r.d.Child(h, "cop") < 0
	r.subjectOf(u, s, subj)
	r.wordsOf(u, s)
	u.actor = s.AboutWord >= 0 && len(r.who.Actors(s.AboutWord)) > 0
	for _, p := range r.predicates(h, s) {
		r.coreOf(u, s, p, 0)
	}
	return u
}

// asserted returns the head of the clause that a predicate only says to be so.
//
//	"there was no doubt that [the rebels did it]" · "it was clear that [the rebels did it]"
func (r *reader) asserted(h int) int {
	if r.d.Child(h, "expl") < 0 && r.form(r.d.Child(h, "nsubj")) != "it" && r.form(r.d.Child(h, "nsubj")) != "there" {
		return h
	}
	sure := h
	for sure >= 0 && !r.cues.words["sure"][r.lemma(sure)] {
		sure = r.d.Child(sure, "nsubj")
	}
	if sure < 0 {
		return h
	}
	for _, p := range []int{sure, h} {
		for c := range r.d.Children(p) {
			if c > sure && r.d.Is(c, "ccomp", "acl", "csubj", "advcl") && r.mark(c) == "that" {
				return c
			}
		}
	}
	return h
}

// coreOf adds the lemmas of a predicate and of the phrases under it, and looks
// whose deeds they name.
//
//	"is one more of the regime's crimes": crime, a deed of the regime
func (r *reader) coreOf(u *uttered, s *Statement, w, depth int) {
	u.core = append(u.core, r.lemma(w))
	if !u.own && r.cues.words["crime"][r.lemma(w)] && r.d.Words[w].UPOS == "NOUN" {
		for _, a := range r.doers(w) {
			u.deed = u.deed || a.Kind != record.KindPeople && !own(a, s.Speakers)
		}
	}
	if depth > 3 {
		return
	}
	for c := range r.d.Children(w) {
		if r.d.Is(c, "nsubj", "obj", "obl", "nmod", "amod", "compound", "conj") && !r.d.Is(c, "nmod:poss") && (depth > 0 || !r.d.Is(c, "conj")) {
			r.coreOf(u, s, c, depth+1)
		}
	}
}

// predicates returns the main predicate and those coordinated with it.
func (r *reader) predicates(h int, s *Statement) []int {
	out := []int{h}
	for c := range r.d.Children(h) {
		if r.d.Is(c, "conj") && c < s.ContentLast {
			out = append(out, c)
		}
	}
	return out
}

// predicateOf adds a predicate, its auxiliaries, its negation and the
// infinitives under it.
func (r *reader) predicateOf(u *uttered, p int) {
	u.heads = append(u.heads, r.predicateLemma(p))
	for c := range r.d.Children(p) {
		switch {
		case r.d.Is(c, "aux"):
			u.modals = append(u.modals, auxiliary(r.lemma(c)))
		case r.d.Is(c, "advmod", "det") && negator(r.form(c)):
			u.neg = true
		case r.d.Is(c, "obj", "nsubj") && r.d.Child(c, "det") >= 0 && r.form(r.d.Child(c, "det")) == "no":
			u.neg = true
		case r.d.Is(c, "xcomp"):
			u.heads = append(u.heads, r.lemma(c))
			if r.lemma(p) == "have" && r.mark(c) == "to" { // "has to leave"
				u.modals = append(u.modals, "must")
			}
			if n := r.d.Child(c, "advmod"); n >= 0 && negator(r.form(n)) {
				u.neg = true
			}
		}
	}
}

// predicateLemma returns the lemma of a predicate; who calls somebody something
// demands nothing.
func (r *reader) predicateLemma(p int) string {
	l := r.lemma(p)
	if l != "call" {
		return l
	}
	switch r.form(p + 1) {
	case "for", "on", "upon", "again", "once", "also", "urgently":
		return l
	}
	return "name"
}

func auxiliary(lemma string) string {
	switch lemma {
	case "'ll", "’ll", "wo":
		return "will"
	case "ca":
		return "can"
	}
	return lemma
}

func negator(form string) bool {
	switch form {
	case "not", "n't", "n’t", "never", "no":
		return true
	}
	return false
}
