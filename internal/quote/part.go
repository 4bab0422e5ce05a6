package quote

import (
	"slices"

	"readout/internal/depmatch"
	"readout/internal/record"
)

// A part is a complement of a cue: the words [first, last) headed by head.
type part struct {
	slot        string // the slot's name in verbs.tsv
	head        int
	first, last int
	prep        int  // its preposition, -1 for none
	inner       bool // it stands inside another part: "blamed [Israel [for the strike]]"
	direct      bool // in quotation marks
}

// parts returns the complements that a row of verbs.tsv asks for, and why not
// if one is missing.
func (r *reader) parts(v int, cue *verbCue) (ps []part, missing string) {
	for _, s := range cue.takes {
		if s.name == "that" && cue.kind == record.Reject && r.d.Child(v, "obj") > v {
			return nil, s.name // "rejected the claim that …" rejects the claim
		}
		p, ok := r.anyPart(v, s.alts, ps)
		if !ok && !s.may {
			return nil, s.name
		}
		if ok {
			p.slot = s.name
			ps = append(ps, p)
		}
	}
	return ps, ""
}

func (r *reader) anyPart(v int, names []string, have []part) (part, bool) {
	for _, name := range names {
		if p, ok := r.part(v, name, have); ok {
			return p, true
		}
	}
	return part{}, false
}

func (r *reader) part(v int, name string, have []part) (part, bool) {
	switch name {
	case "that":
		return r.clause(v)
	case "obj":
		return r.object(v)
	case "to":
		return r.infinitive(v, have)
	case "unto":
		return r.phrase(v, "to", have)
	case "ing":
		return r.child(v, func(c int) bool { return r.d.Words[c].XPOS == "VBG" }, "xcomp", "ccomp", "obj", "advcl")
	case "pred":
		return r.predicate(v, have)
	}
	return r.phrase(v, name, have)
}

func (r *reader) whole(head int) part {
	first, last := r.d.Subtree(head)
	return part{head: head, first: first, last: last, prep: -1}
}

func (r *reader) child(v int, ok func(int) bool, rels ...string) (part, bool) {
	for c := range r.d.Children(v) {
		if c > v && r.d.Is(c, rels...) && ok(c) {
			return r.whole(c), true
		}
	}
	return part{}, false
}

// object returns the direct object, or the subject of a passive.
//
//	"condemned [the raid]" · "[the raid] was condemned by Jordan"
func (r *reader) object(v int) (part, bool) {
	if r.d.Is(v, "amod") && r.misread(v) {
		p := r.whole(r.d.Words[v].Head)
		p.first = v + 1
		return p, true
	}
	for c := range r.d.Children(v) {
		if r.d.Is(c, "nsubj:pass") && !r.relative(c) {
			return r.whole(c), true
		}
		if c > v && r.d.Is(c, "obj", "iobj") && !r.relative(c) {
			return r.whole(c), true
		}
	}
	if p, ok := r.postponed(v); ok {
		return p, true
	}
	if _, rows := r.rows(v); slices.ContainsFunc(rows, func(c *verbCue) bool { return c.clauseOnly }) {
		return part{}, false
	}
	if p, ok := r.child(v, func(c int) bool { return c == v+1 && r.d.Words[c].UPOS == "PROPN" }, "advmod"); ok {
		return p, true // a name taken for a circumstance: "thanked [Norway]"
	}
	// a phrase taken for a clause: "condemned [the army attack on the camp]", "expressed [hope that it holds]"
	return r.child(v, func(c int) bool {
		f, _ := r.d.Subtree(c)
		return r.d.Words[f].UPOS == "DET" || c == v+1 && r.cues.nouns[r.lemma(c)] != nil
	}, "ccomp")
}

// postponed returns an object behind the word that judges it.
//
//	"called “useful” [the plan of the envoy]"
func (r *reader) postponed(v int) (part, bool) {
	judged := -1
	for c := range r.d.Children(v) {
		switch {
		case c <= v || !r.d.Is(c, "xcomp", "obj", "amod", "dep"):
		case r.d.Words[c].UPOS == "ADJ":
			judged = c
			if o := r.d.Child(c, "obj", "nsubj"); o > c && r.d.Child(o, "det", "nmod:poss") > c {
				return r.whole(o), true
			}
		case judged > v && r.d.Words[c].UPOS == "NOUN" && r.d.Child(c, "det", "nmod:poss") > judged:
			p := r.whole(c)
			for p.first < c && r.isPunct(p.first) {
				p.first++
			}
			return p, true
		}
	}
	return part{}, false
}

func (r *reader) relative(c int) bool {
	switch r.d.Words[c].XPOS {
	case "WDT", "WP":
		return true
	}
	return false
}

// infinitive returns the infinitive under a verb, or one that hangs from its
// object instead.
//
//	"vowed [to strike]" · "urged Israel [to stop]"
func (r *reader) infinitive(v int, have []part) (part, bool) {
	isInf := func(c int) bool {
		m := r.d.Child(c, "mark")
		return m >= 0 && r.form(m) == "to" && !r.comma(v, m)
	}
	if p, ok := r.child(v, isInf, "xcomp", "ccomp", "advcl"); ok {
		return p, true
	}
	for _, h := range have {
		for c := h.head + 1; c < h.last; c++ {
			if r.d.Is(c, "acl", "xcomp", "advcl") && isInf(c) {
				p := r.whole(c)
				p.inner = true
				return p, true
			}
		}
	}
	return part{}, false
}

// comma reports whether a comma stands between words a and b.
func (r *reader) comma(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if r.d.Words[i].Form == "," {
			return true
		}
	}
	return false
}

// phrase returns what follows a preposition under the verb, or under a
// complement that is already there.
//
//	"called [for restraint]" · "accused Israel [of bombing]" · "blamed Israel [for the raid]"
func (r *reader) phrase(v int, prep string, have []part) (part, bool) {
	if p, ok := r.prepositional(v, v, prep); ok && !taken(have, p.head) {
		return p, true
	}
	for _, h := range have {
		if p, ok := r.prepositional(h.head, v, prep); ok && !taken(have, p.head) {
			p.inner = p.last <= h.last
			return p, true
		}
	}
	return r.astray(v, prep)
}

// astray returns what follows a preposition if a parser has hung it from
// another phrase under the verb; "of" may be that phrase's own.
//
//	"accused by Russia [of hiding them]", but not "spoke on condition of anonymity"
func (r *reader) astray(v int, prep string) (part, bool) {
	for i := v + 2; i < min(v+maxGap, len(r.d.Words)) && r.d.SentenceOf(i) == r.d.SentenceOf(v) && !r.finiteBetween(i, i+1); i++ {
		c := r.d.Words[i].Head
		if r.form(i) != prep || c <= i || !r.d.Is(i, "case", "mark") {
			continue
		}
		a := r.d.Words[c].Head
		if a < 0 || !r.d.Is(a, "obl") || r.d.Words[a].Head != v {
			continue
		}
		if by := depmatch.Preposition(r.d, a); prep != "of" || by == "" || by == "by" {
			p := r.whole(c)
			p.prep = i
			return p, true
		}
	}
	return part{}, false
}

func (r *reader) prepositional(h, v int, prep string) (part, bool) {
	for c := range r.d.Children(h) {
		if c < v || !r.d.Is(c, "obl", "nmod", "advcl", "ccomp", "xcomp", "acl", "obj") {
			continue
		}
		for m := range r.d.Children(c) {
			if r.d.Is(m, "case", "mark") && r.form(m) == prep && m > v && !(prep == "to" && r.d.Words[c].XPOS == "VB") {
				p := r.whole(c)
				p.prep = m
				return p, true
			}
		}
	}
	return part{}, false
}

// named reports whether an actor stands before a plural that judges it: "[the
// Taliban] terrorists".
func (r *reader) named(c, h int) bool {
	if r.d.Words[c].UPOS != "PROPN" || r.d.Words[h].XPOS != "NNS" || r.d.Child(h, "det") < 0 {
		return false
	}
	l := r.lemma(h)
	return r.cues.words["bad"][l] || r.cues.words["crime"][l] || r.cues.words["good"][l]
}

func taken(have []part, head int) bool {
	for _, h := range have {
		if h.head == head {
			return true
		}
	}
	return false
}

// predicate returns what the object is said to be.
//
//	"called the raid [a crime]" · "declared him [persona non grata]"
func (r *reader) predicate(v int, have []part) (part, bool) {
	for c := range r.d.Children(v) {
		named := r.d.Is(c, "xcomp", "obj", "ccomp") || r.d.Words[c].Deprel == "obl:unmarked" && r.d.Words[c].UPOS == "NOUN"
		if c > v && named && !taken(have, c) && r.d.Child(c, "mark", "case") < 0 && !depmatch.Finite(r.d, c) {
			return r.whole(c), true
		}
	}
	for _, h := range have { // in apposition: "called the raid [“a crime”]"
		for c := range r.d.Children(h.head) {
			if c > h.head && r.d.Is(c, "appos", "obj", "xcomp", "amod") && !r.comma(h.head, c) {
				p := r.whole(c)
				p.inner = true
				return p, true
			}
			if r.d.Is(c, "compound") && (r.d.Words[c].XPOS == "NNS" || r.named(c, h.head)) { // in one: "called [the fighters [terrorists]]"
				return part{head: h.head, first: c + 1, last: h.last, prep: -1, inner: true}, true
			}
		}
	}
	return part{}, false
}
