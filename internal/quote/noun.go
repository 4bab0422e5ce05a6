package quote

import (
	"slices"

	"readout/internal/depmatch"
)

// noun reads a statement that a noun tells without any verb of saying.
//
//	"Iran's warning that the strait would be closed" · "US demand that …"
func (r *reader) noun(n int) {
	for _, cue := range r.cues.nouns[r.lemma(n)] {
		if !cue.by || r.underCue(n) {
			continue
		}
		p, ok := r.complement(n, cue)
		if !ok {
			r.Trace(n, "quote/noun-%s: nothing said", cue.lemma)
			continue
		}
		who := r.owner(n)
		if who.actors == nil {
			r.Trace(n, "quote/noun-%s: %s", cue.lemma, who.why)
			continue
		}
		s := Statement{CueWord: n, SpeakerWord: who.word, AboutWord: -1, HeadWord: p.head}
		s.Rule, s.Speakers, s.Direct = "quote/noun-"+cue.lemma, who.actors, p.direct
		first := p.first
		if p.prep == first || r.form(first) == "that" {
			first++
		}
		s.ContentFirst, s.ContentLast = r.trimmed(first, r.beforeSecond(first, p))
		s.Cue = r.d.Words[n].Span
		s.Kind = r.kindOf(&s, cue.kind, "")
		r.about(&s)
		r.add(s)
		return
	}
}

// beforeSecond returns where a clause under a noun ends if a parser has run it
// together with the predicate of that noun: before the second tensed verb that
// nothing joins to the first.
//
//	"the claim that its troops had left the town [could not be checked]"
func (r *reader) beforeSecond(first int, p part) int {
	seen := false
	for i := first; p.slot == "that" && i < p.last; i++ {
		switch {
		case r.finiteBetween(i, i+1):
			if seen && !r.d.Is(i-1, "cc", "advmod") {
				return i
			}
			seen = true
		case r.interrupts(i) || r.d.Is(i, "mark", "cc"):
			return p.last
		}
	}
	return p.last
}

// underCue reports whether a noun is what a verb of saying takes: "stressed the
// demand that …" is read at the verb.
func (r *reader) underCue(n int) bool {
	h := r.d.Words[n].Head
	return h >= 0 && r.d.Is(n, "obj", "nsubj:pass", "obl", "xcomp") && r.at[h] < len(r.found) && r.cuedAt(h)
}

func (r *reader) cuedAt(word int) bool { _, ok := r.at[word]; return ok }

// complement returns what hangs from a noun for something said.
//
//	"the hope [that talks resume]" · "the call [for restraint]" · "the demand [to leave]"
func (r *reader) complement(n int, cue *nounCue) (part, bool) {
	for c := range r.d.Children(n) {
		if c < n || !r.d.Is(c, "acl", "ccomp", "nmod", "obl", "advcl", "xcomp") || r.d.Is(c, "acl:relcl") && r.mark(c) != "that" && !r.reportedBy(c) {
			continue
		}
		p := r.whole(c)
		name := depmatch.Preposition(r.d, c)
		if m := r.d.Child(c, "mark"); m >= 0 && m > n {
			name, p.prep = r.form(m), m
		} else if m := r.d.Child(c, "case"); m >= 0 {
			p.prep = m
		}
		if name == "" && (r.form(p.first) == "that" && !r.d.Is(c, "acl:relcl") || r.d.Is(c, "ccomp") || r.d.Is(c, "acl:relcl") && r.reportedBy(c)) {
			name = "that"
		}
		if slices.Contains(cue.takes, name) {
			p.slot = name
			return p, true
		}
	}
	return part{}, false
}

// reportedBy reports whether a clause with "that" under a noun says what the
// noun stands for, though a parser took it for a relative one: it has a subject
// and something else of its own.
//
// Names take no such clause: "informed the [Council that they had left]" reports.
//
//	"the demand [that Iran stop the tests]", but not "the demand [that Iran made]"
func (r *reader) reportedBy(c int) bool {
	first, _ := r.d.Subtree(c)
	if r.form(first) != "that" || r.d.Child(c, "nsubj", "nsubj:pass") <= first {
		return false
	}
	h := r.d.Words[c].Head
	return r.d.Child(c, "xcomp", "ccomp", "obl") > c || h >= 0 && r.d.Words[h].UPOS == "PROPN"
}

// owner returns whose words a noun is for: "Iran's demand", "US demand", "the
// demand by Iran".
func (r *reader) owner(n int) voice {
	for c := range r.d.Children(n) {
		p := depmatch.Preposition(r.d, c)
		if r.d.Is(c, "nmod:poss", "compound", "amod") || r.d.Is(c, "nmod") && (p == "by" || p == "from") {
			if v := r.political(c); v.actors != nil {
				return v
			}
		}
	}
	return voice{word: -1, why: "nobody is named whose words they are"}
}

// besideNoun returns the complement of a noun that a parser has hung from its
// verb: "voiced hope [that the truce holds]".
func (r *reader) besideNoun(v int, p part, cue *nounCue) (part, bool) {
	if v < 0 {
		return part{}, false
	}
	if c, ok := r.complement(v, cue); ok && c.first == p.last {
		return c, true
	}
	if r.form(p.head+1) != "that" || !slices.Contains(cue.takes, "that") {
		return part{}, false
	}
	return r.flat(p.head)
}

// nounCueOf returns the row of nouns.tsv for the noun that a phrase is about.
func (r *reader) nounCueOf(p part) *nounCue {
	if p.slot == "that" || p.slot == "to" || p.slot == "ing" {
		return nil
	}
	rows := r.cues.nouns[r.lemma(p.head)]
	for _, cue := range rows {
		if _, ok := r.complement(p.head, cue); ok {
			return cue
		}
		if _, ok := r.besideNoun(r.d.Words[p.head].Head, p, cue); ok && p.first < p.last {
			return cue
		}
	}
	for _, cue := range rows {
		if len(cue.takes) == 0 {
			return cue
		}
	}
	return nil
}

// open lets the noun under a verb decide: its complement is what was said
// ("voiced hope that [the truce holds]"), and the cue covers verb and noun.
func (r *reader) open(s *Statement, cue *nounCue, p part) {
	c, ok := r.complement(p.head, cue)
	if !ok {
		c, ok = r.besideNoun(s.CueWord, p, cue)
	}
	if ok && cue.kind == "hope" {
		first := c.first
		if c.prep == first {
			first++
		}
		c.last = r.mended(c)
		s.ContentFirst, s.ContentLast = r.trimmed(first, r.cut(s.CueWord, c))
		s.Cue = s.Cue.Cover(r.d.Words[p.head].Span)
		s.HeadWord = c.head
	}
}
