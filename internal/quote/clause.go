package quote

import (
	"readout/internal/depmatch"
)

// clause returns the clause or quotation that a verb of saying reports.
func (r *reader) clause(v int) (part, bool) {
	if p, ok := r.medial(v); ok {
		return p, true
	}
	c := r.ccomp(v)
	if c > v && r.markAt(c) == nil {
		return r.indirect(c), true
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
	return r.flat(v)
}

// flat finds a reported clause where a parser has missed it, by the order of
// words alone: after "that", or where a noun behind the verb is followed by a
// tensed verb with nothing between that would make a relative clause of it.
//
//	"warned [the war could spread]" read as warning a war
func (r *reader) flat(v int) (part, bool) {
	end := r.d.Sentences[r.d.SentenceOf(v)].Last
	start := r.afterThat(v, end)
	for i := start; i < end; i++ {
		if r.finiteBetween(i, i+1) {
			p := part{head: r.predicateAt(i), first: start, last: end, prep: -1}
			joined := r.d.Is(i-1, "cc") || r.d.Is(p.head, "conj") && r.d.Words[p.head].Head == v
			return p, i > start && !joined // not "declared the zone closed and said …"
		}
		if r.interrupts(i) && start == v+1 || r.form(i) == "," && i-start > maxGap {
			return part{}, false
		}
	}
	return part{}, false
}

// afterThat returns the word after the "that" that opens a reported clause
// behind v, or the word after v.
func (r *reader) afterThat(v, end int) int {
	for i := v + 1; i < min(end, v+maxGap) && r.form(i) != ","; i++ {
		if r.d.Is(i, "conj") && r.finiteBetween(i, i+1) {
			break // "repeated his call and stressed that …"
		}
		if r.form(i) == "that" && r.d.Words[i].UPOS != "DET" && (r.d.Is(i, "mark") || i == v+1) {
			return i + 1
		}
	}
	return v + 1
}

// interrupts reports whether no clause without "that" goes on across a word.
func (r *reader) interrupts(i int) bool {
	switch r.d.Words[i].XPOS {
	case "WDT", "WP", "WRB", "IN", ",", ":", "(", ")", "``", "''", "TO":
		return r.d.Words[i].XPOS != "IN" || r.d.Words[i].UPOS == "SCONJ"
	}
	return false
}

// predicateAt returns the predicate of a tensed verb or auxiliary.
func (r *reader) predicateAt(i int) int {
	if h := r.d.Words[i].Head; h > i && r.d.Is(i, "aux", "aux:pass", "cop") && r.d.SentenceOf(h) == r.d.SentenceOf(i) {
		return h
	}
	return i
}

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

// ccomp returns the head of the clause that grammar makes the complement of v,
// or -1. It forgives a parser that takes "“…,” he said" for two clauses side by
// side with the wrong one on top.
func (r *reader) ccomp(v int) int {
	left := -1
	for c := range r.d.Children(v) {
		if r.d.Is(c, "ccomp") {
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
		if c > v && r.d.Is(c, "advcl", "conj", "acl", "parataxis") && !r.reports(c) {
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

// cut returns where a reported clause ends: before another verb of saying that
// belongs beside its cue v and not inside of it. The speaker is shared.
//
//	"said the siege goes on[, adding that …]" · "said Israel has closed the gate [and added …]"
func (r *reader) cut(v int, p part) int {
	for w := p.first + 1; w < p.last; w++ {
		if r.d.Words[w].UPOS != "VERB" || r.markAt(w) != nil || w == v {
			continue
		}
		first, _ := r.d.Subtree(w)
		if first <= p.first || !r.adds(w, first) && !r.coordinate(v, w, p.head) {
			continue
		}
		r.host[w] = v
		return first
	}
	return p.last
}

// adds reports whether a participle after a comma goes on with what is said.
func (r *reader) adds(w, first int) bool {
	return r.d.Words[w].XPOS == "VBG" && r.d.Is(w, "advcl", "xcomp", "acl", "conj", "parataxis") &&
		r.form(first-1)+r.form(first) != "" && (r.form(first) == "," || r.form(first-1) == ",") && r.reports(w)
}

// coordinate reports whether a verb without a subject that a parser joined to
// the reported clause belongs to the cue: it has the cue's tense and the clause
// has another.
//
//	"said Israel has closed the gate and [added] that …" · "says it is full of holes, and [described] …"
func (r *reader) coordinate(v, w, head int) bool {
	if !r.d.Is(w, "conj") || r.d.Words[w].Head != head || r.d.Child(w, "nsubj", "nsubj:pass", "mark", "aux") >= 0 {
		return false
	}
	if s := r.d.Child(head, "nsubj", "nsubj:pass"); s >= 0 && s < head && len(r.phraseActors(s)) == 0 && r.comma(head, w) && r.reports(w) {
		return true // "said the vessel was in its waters, and [urged] …": a vessel urges nobody
	}
	clause, verb := r.tense(head), r.d.Words[w].XPOS
	return clause != "" && verb != clause && (verb == "VBD" || verb == r.d.Words[v].XPOS) && r.reports(w)
}

// tense returns the tag of the tensed word of a predicate.
func (r *reader) tense(head int) string {
	for c := range r.d.Children(head) {
		if r.d.Is(c, "aux", "cop") && r.finiteBetween(c, c+1) {
			return r.d.Words[c].XPOS
		}
	}
	if r.finiteBetween(head, head+1) {
		return r.d.Words[head].XPOS
	}
	return ""
}

// reports reports whether a verb has the complements of one of its rows.
func (r *reader) reports(w int) bool {
	_, rows := r.rows(w)
	for _, cue := range rows {
		if cue.clauseOnly {
			if r.ccomp(w) > w || r.quotedNext(w) != nil {
				return true
			}
			continue
		}
		if _, missing := r.parts(w, cue); missing == "" {
			return true
		}
	}
	return false
}
