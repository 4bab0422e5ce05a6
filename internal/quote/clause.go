package quote

import (
	"readout/internal/depmatch"
)

// clause returns the clause or quotation that a verb of saying reports.
func (r *reader) clause(v int) (part, bool) {
	if p, ok := r.inRelative(v); ok {
		return p, true
	}
	if p, ok := r.medial(v); ok {
		return p, true
	}
	c := r.ccomp(v)
	if c > v && r.markAt(c) == nil {
		return r.withSubject(v, r.indirect(c)), true
	}
	if m := r.quotedBefore(v); m != nil && r.close(m, v) {
		return r.broken(v, m, c), true
	}
	if m := r.quotedAfter(v); m != nil {
		m.taken = true
		return part{head: r.headOf(m, c), first: m.first, last: m.last, prep: -1, direct: true}, true
	}
	if m := r.quotedBefore(v); m != nil {
		return r.broken(v, m, c), true
	}
	if c >= 0 {
		return r.indirect(c), true
	}
	if p, ok := r.around(v); ok {
		return p, true
	}
	if p, ok := r.final(v); ok {
		return p, true
	}
	return r.flat(v)
}

// withSubject returns a clause behind a cue together with the words between, if
// it has no subject and they must be it.
//
//	"said [its clinic in the town] [had been set on fire]"
func (r *reader) withSubject(v int, p part) part {
	if p.first <= v+1 || !r.finiteBetween(p.first, p.first+1) || r.d.Child(p.head, "nsubj", "nsubj:pass", "csubj", "expl") >= 0 {
		return p
	}
	if q, ok := r.flat(v); ok && q.first < p.first {
		p.first = q.first
	}
	return p
}

// ccomp returns the head of the clause that grammar makes the complement of v,
// or -1. It forgives a parser that takes "“…,” he said" for two clauses side by
// side with the wrong one on top.
func (r *reader) ccomp(v int) int {
	left := -1
	for c := range r.d.Children(v) {
		if r.d.Is(c, "ccomp") && !r.trails(v, c) && !r.leadsOn(v, c) {
			return c
		}
		if c > v && r.d.Is(c, "parataxis") && r.fronted(v, c) {
			return c
		}
		if c > v && r.d.Is(c, "xcomp", "advcl") && r.d.Child(c, "nsubj", "nsubj:pass") >= 0 && !r.comma(v, c) && r.mark(c) == "that" {
			return c
		}
		if c < v && r.d.Is(c, "parataxis", "dep") && depmatch.Finite(r.d, c) {
			left = c
		}
	}
	return left
}

// trails reports whether a participle behind a comma was taken for what is said.
//
//	"Peace comes first, he said, [followed by aid]."
func (r *reader) trails(v, c int) bool {
	x := r.d.Words[c].XPOS
	return c > v && (x == "VBN" || x == "VBG") && r.comma(v, c) && r.d.Child(c, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") < 0
}

// leadsOn reports whether a clause before a cue that has another one behind it
// is the sentence's own and only joined to it.
//
//	"[Kyiv accused Moscow], and the EU said the accord was dead."
func (r *reader) leadsOn(v, c int) bool {
	if c > v || r.markAt(c) != nil {
		return false
	}
	for o := range r.d.Children(v) {
		if o > v && r.d.Is(o, "ccomp") && !r.trails(v, o) {
			return true
		}
	}
	return false
}

// fronted reports whether a clause behind a cue is what is said though the
// sentence begins with some of it.
//
//	"With the Americans, he went on, [nothing had been agreed]."
func (r *reader) fronted(v, c int) bool {
	first := r.d.Sentences[r.d.SentenceOf(v)].First
	s := r.d.Child(v, "nsubj")
	f, _ := r.d.Subtree(c)
	return s > first && s < v && r.d.Words[first].UPOS == "ADP" && r.form(s-1) == "," && f-v <= 3 && r.comma(v, c) && r.d.Child(c, "nsubj", "nsubj:pass") >= 0
}

// mark returns the word that introduces a clause, "" for none.
func (r *reader) mark(c int) string {
	if m := r.d.Child(c, "mark"); m >= 0 {
		return r.form(m)
	}
	return ""
}

func (r *reader) indirect(c int) part {
	p := r.whole(c)
	if m := r.markAt(c); m != nil && m.first <= p.first+1 && p.last <= m.last+1 {
		p.direct = true
	}
	return p
}
