package quote

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
		if first <= p.first || !r.adds(w, first) && !r.coordinate(v, w, p.head) && !r.besideCue(v, w, p) {
			continue
		}
		r.host[w] = v
		return first
	}
	return p.last
}

// adds reports whether a participle after a comma goes on with what is said.
func (r *reader) adds(w, first int) bool {
	return r.d.Words[w].XPOS == "VBG" && r.d.Is(w, "advcl", "xcomp", "acl", "conj", "parataxis", "csubj") &&
		r.form(first-1)+r.form(first) != "" && (r.form(first) == "," || r.form(first-1) == ",") && r.reports(w)
}

// addsThat reports whether a participle goes on with "that", whatever the tree
// makes of it.
//
//	"said the truce held, [adding that] aid had come"
func (r *reader) addsThat(w int) bool {
	return r.xpos(w) == "VBG" && r.form(w-1) == "," && r.form(w+1) == "that"
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
	if verb == "VBD" && clause == "VBD" && r.pluperfect(head) && r.reports(w) {
		return true // "said its men had been freed and [thanked] Oman"
	}
	return clause != "" && verb != clause && (verb == "VBD" || verb == r.d.Words[v].XPOS) && r.reports(w)
}

func (r *reader) pluperfect(head int) bool {
	for c := range r.d.Children(head) {
		if r.d.Is(c, "aux") && r.form(c) == "had" {
			return true
		}
	}
	return false
}

// besideCue reports whether a tensed verb without a subject of its own that a
// parser has put into a phrase goes with the cue.
//
//	"appealed for aid to help the town and [estimated] that …"
func (r *reader) besideCue(v, w int, p part) bool {
	alike := r.xpos(w) == r.xpos(v) && r.finiteBetween(w, w+1) || r.xpos(w) == "VBN" && r.form(w+1) == "that"
	return alike && p.slot != "that" && p.slot != "" && r.d.Is(w, "conj") && r.d.Is(w-1, "cc") &&
		r.d.Child(w, "nsubj", "nsubj:pass", "mark", "aux") < 0 && r.reports(w)
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
			if r.ccomp(w) > w || r.quotedNext(w) != nil || r.addsThat(w) {
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
