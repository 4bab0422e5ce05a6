package quote

import (
	"readout/internal/depmatch"
)

// medial returns the clause that a cue parts from its own subject, whatever
// the tree says.
//
//	"[Norway, its foreign minister said, stands ready to host the talks.]"
func (r *reader) medial(v int) (part, bool) {
	s := r.d.Sentences[r.d.SentenceOf(v)]
	next := v + 2
	for next < s.Last && r.d.Words[next].UPOS == "ADV" {
		next++
	}
	if r.form(v+1) != "," || next >= s.Last || !r.finiteBetween(next, next+1) || r.markAt(v+2) != nil {
		return part{}, false
	}
	comma := v - 1
	for comma > s.First && r.form(comma) != "," && v-comma < maxGap {
		comma--
	}
	if r.form(comma) != "," || r.finiteBetween(s.First, v) || r.relative(comma+1) || r.d.Child(v, "mark") >= 0 || r.subject(v) <= comma {
		return part{}, false
	}
	head := r.predicateAt(next)
	return part{head: head, first: s.First, last: s.Last, prep: -1}, r.d.Words[s.First].UPOS != "ADP" && comma > s.First
}

// inRelative returns the rest of a relative clause that a cue is set into.
//
//	"a law which, the ministry says, [favours the few]" · "the law, which, he says, [favours the few], was passed"
func (r *reader) inRelative(v int) (part, bool) {
	s := r.d.Sentences[r.d.SentenceOf(v)]
	subj := r.d.Child(v, "nsubj")
	if subj < s.First || subj > v || r.form(v+1) != "," || v+2 >= s.Last {
		return part{}, false
	}
	k, _ := r.d.Subtree(subj)
	if k--; k > s.First && r.form(k) == "," {
		k--
	}
	if k < s.First || r.form(k) != "which" && r.form(k) != "who" {
		return part{}, false
	}
	last := s.Last
	for i := v + 3; i+1 < s.Last; i++ {
		if r.form(i) == "," && r.finiteBetween(i+1, i+2) {
			last = i
			break
		}
	}
	return part{head: r.topOf(v+2, last), first: v + 2, last: last, prep: -1}, true
}

// final returns the clause that a cue closes, whatever the tree says: a clause
// with a tense, a comma, a speaker and the cue in either order, and at most
// circumstances behind.
//
//	"[The dam has burst], the Red Crescent said on Friday." · "[The dam has burst], says the mayor."
func (r *reader) final(v int) (part, bool) {
	if x := r.d.Words[v].XPOS; x == "VBG" || x == "VB" || depmatch.Passive(r.d, v) {
		return part{}, false
	}
	s := r.d.Sentences[r.d.SentenceOf(v)]
	comma := v - 1
	for comma > s.First && r.form(comma) != "," && v-comma <= 12 {
		if r.finiteBetween(comma, comma+1) || r.relative(comma) || r.d.Is(comma, "cc") {
			return part{}, false
		}
		comma--
	}
	if r.form(comma) != "," || r.markAt(v) != nil || r.d.Child(v, "mark") >= 0 || !r.finiteBetween(s.First, comma) {
		return part{}, false
	}
	for i := v + 1; i < s.Last && r.form(i) != ";"; i++ {
		if i == v+1 && r.form(i) == "," && i+1 < s.Last && r.d.Is(i+1, "cc") {
			break // "[The dam has burst], the mayor says, and the road is gone."
		}
		if r.finiteBetween(i, i+1) || r.form(i) == "that" {
			return part{}, false
		}
	}
	switch r.d.Words[s.First].XPOS {
	case "IN", "WRB", "WP", "VBG": // "When the talks had failed, Oman said no."
		if !r.d.Is(s.First, "csubj") {
			return part{}, false
		}
	}
	p := part{head: r.topOf(s.First, comma), first: s.First, last: comma, prep: -1}
	if x := r.xpos(v + 2); r.form(v+1) == "," && (x == "VBN" || x == "VBG") && !r.reports(v+2) && !r.citing(v+2) { // "…, he said, followed by aid"
		p.last = s.Last
	}
	return p, true
}

func (r *reader) xpos(i int) string {
	if i < 0 || i >= len(r.d.Words) {
		return ""
	}
	return r.d.Words[i].XPOS
}

// citing reports whether a participle tells on whose word somebody reports.
//
//	"the agency said, [citing] the coast guard"
func (r *reader) citing(w int) bool {
	return r.xpos(w) == "VBG" && (r.lemma(w) == "cite" || r.lemma(w) == "quote")
}

// around returns the clause that a cue is set into.
//
//	"Türkiye, he added, stands ready" · "The talks are off, the ministry said."
//	"the accord, as he put it, is dead" is one too.
func (r *reader) around(v int) (part, bool) {
	h := r.d.Words[v].Head
	if h < 0 || r.d.Child(v, "nsubj") < 0 {
		return part{}, false
	}
	switch {
	case r.d.Is(v, "parataxis"), r.d.Is(v, "advcl") && r.mark(v) == "as":
	case r.aside(v):
		for h >= 0 && !depmatch.Finite(r.d, h) {
			h = r.d.Words[h].Head
		}
	default:
		return part{}, false
	}
	if h < 0 || !depmatch.Finite(r.d, h) && r.d.Child(h, "nsubj", "nsubj:pass") < 0 {
		return part{}, false
	}
	p := r.whole(h)
	first, last := r.cluster(v)
	if p.first >= first { // the cue leads
		p.first = last
	}
	if r.onlyPunct(last, p.last) { // the cue comes last
		p.last = first
	}
	return p, p.first < p.last
}

// cluster returns the words of a cue with its speaker and circumstances. What
// follows it without being a cue of its own goes on with what is said.
//
//	"Peace comes first, [he said in Oslo], followed by aid."
func (r *reader) cluster(v int) (first, last int) {
	first, last = v, v+1
	for c := range r.d.Children(v) {
		f, l := r.d.Subtree(c)
		if c > v && r.d.Is(c, "advcl", "conj", "acl", "parataxis") && !r.reports(c) && !r.citing(c) || r.d.Is(c, "ccomp") && r.trails(v, c) {
			break
		}
		first, last = min(first, f), max(last, l)
	}
	for first < v && r.isPunct(first) {
		first++
	}
	return first, last
}

// aside reports whether a cue with its subject stands between commas and was
// taken for a relative clause: "The regime, the envoy charged, starves them."
func (r *reader) aside(v int) bool {
	if !r.d.Is(v, "acl:relcl", "advcl", "acl") || r.d.Child(v, "mark") >= 0 {
		return false
	}
	first, last := r.d.Subtree(v)
	for first < v && r.isPunct(first) {
		first++
	}
	for last > v && r.isPunct(last-1) {
		last--
	}
	return first > 0 && r.form(first-1) == "," && last < len(r.d.Words) && r.form(last) == "," && last-first <= 10 &&
		!r.relative(first)
}

func (r *reader) onlyPunct(first, last int) bool {
	for i := first; i < last; i++ {
		if !r.isPunct(i) {
			return false
		}
	}
	return true
}
