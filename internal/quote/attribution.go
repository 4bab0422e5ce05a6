package quote

import (
	"readout/internal/depmatch"
	"readout/internal/text"
)

// attribution reads "according to the ministry" and "per the ministry": the
// clause around it is what was said.
func (r *reader) attribution(i int) {
	cue, ok := r.attributes(i)
	if !ok {
		return
	}
	np := r.cited(i, cue)
	if np < 0 {
		return
	}
	who := r.political(np)
	if who.actors == nil {
		r.Trace(i, "quote/according-to: %s", who.why)
		return
	}
	h := r.clauseAround(np, i)
	if h < 0 {
		r.Trace(i, "quote/according-to: no clause around it")
		return
	}
	first, last := r.d.Subtree(h)
	f, l := r.d.Subtree(np)
	f = min(f, i)
	l = max(l, i+1)
	if r.onlyPunct(first, f) {
		first = l
	}
	if r.onlyPunct(l, last) {
		last = f
	}
	s := Statement{CueWord: i, SpeakerWord: who.word, AboutWord: -1, HeadWord: h}
	s.Rule, s.Speakers, s.Cue = "quote/according-to", who.actors, cue
	s.ContentFirst, s.ContentLast = r.trimmed(first, last)
	if m := r.markAt(h); m != nil && m.first <= s.ContentFirst && s.ContentLast <= m.last && !m.taken {
		m.taken, s.Direct = true, true
	}
	s.Kind = r.kindOf(&s, "", "")
	r.about(&s)
	r.add(s)
}

// attributes returns the letters of a preposition that cites somebody.
func (r *reader) attributes(i int) (text.Span, bool) {
	switch r.form(i) {
	case "according":
		if r.form(i+1) == "to" {
			return r.d.Cover(i, i+2), true
		}
	case "per":
		return r.d.Words[i].Span, r.d.Words[i].UPOS == "ADP"
	}
	return text.Span{}, false
}

// cited returns the noun that "according to" at i introduces, however it was
// parsed.
func (r *reader) cited(i int, cue text.Span) int {
	if r.d.Words[i].UPOS == "VERB" { // "according" taken for a participle
		if c := r.d.Child(i, "obl"); c > i {
			return c
		}
	}
	h := r.d.Words[i].Head
	for h >= 0 && h < i { // "to" may be the one that hangs from the noun
		h = -1
		if r.form(i+1) == "to" && r.d.Words[i+1].Head > i+1 {
			h = r.d.Words[i+1].Head
		}
	}
	return h
}

// clauseAround returns the head of the clause that a phrase is set into: the
// nearest with a tense and a subject of its own.
//
//	"The raids killed forty and injured ten, according to the ministry."
func (r *reader) clauseAround(np, i int) int {
	h := r.d.Words[np].Head
	if h == i { // under a participle
		h = r.d.Words[i].Head
	}
	for ; h >= 0; h = r.d.Words[h].Head {
		if r.d.Child(h, "nsubj", "nsubj:pass", "expl") >= 0 || depmatch.Finite(r.d, h) && !r.d.Is(h, "conj", "xcomp", "acl", "advcl", "amod") {
			return h
		}
	}
	return -1
}
