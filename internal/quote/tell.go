package quote

import (
	"readout/internal/depmatch"
	"readout/internal/record"
	"readout/internal/text"
)

// tell adds the statement of a verb with its complements, or the two of "said
// that A, and that B".
func (r *reader) tell(v int, cue *verbCue, ps []part, who voice) {
	main := ps[len(ps)-1]
	if main.slot == "that" && main.last <= v && who.word >= main.first && who.word < main.last {
		r.Trace(v, "quote/%s: the speaker stands in it", cue.name) // "[The king, who left on Monday], promised peace"
		return
	}
	kind := cue.kind
	if kind == "" && r.wordless(main) {
		r.Trace(v, "quote/%s: the words are not given", cue.name)
		return
	}
	if cue.fallback == skip && r.others(main, who) {
		r.Trace(v, "quote/%s: the words are somebody else's", cue.name)
		return
	}
	s := r.statement(v, cue, ps, who)
	if noun := r.nounCueOf(main); noun != nil {
		r.open(&s, noun, main)
		if kind == "" && (noun.kind != record.Claim || main.slot == "obj") { // "claimed victory", but "called it a victory"
			kind = noun.kind
		}
	}
	second := r.split(&s, ps)
	s.Kind = r.kindOf(&s, kind, cue.fallback)
	if s.Kind == skip {
		r.Trace(v, "%s: nothing is done by saying it", s.Rule)
		return
	}
	if second != nil {
		second.Kind = r.kindOf(second, kind, cue.fallback)
		if second.Kind == s.Kind {
			s.ContentLast = second.ContentLast
		} else {
			r.about(second)
			r.addSecond(*second)
		}
	}
	r.about(&s)
	r.add(s)
}

// statement fills in all of a verb's statement but what is done by it.
func (r *reader) statement(v int, cue *verbCue, ps []part, who voice) Statement {
	s := Statement{CueWord: v, SpeakerWord: who.word, AboutWord: -1, HeadWord: ps[len(ps)-1].head}
	s.Rule = "quote/" + cue.name
	s.Speakers = who.actors
	s.ContentFirst, s.ContentLast = r.extent(v, ps)
	s.Cue = r.cueSpan(v, ps)
	s.Direct = r.isDirect(ps)
	if !s.Direct {
		s.ContentFirst, s.ContentLast = r.trimmed(s.ContentFirst, s.ContentLast)
	}
	if s.ContentLast-s.ContentFirst == 1 && r.d.Words[s.ContentFirst].UPOS == "PRON" {
		s.ContentFirst, s.ContentLast = r.trimmed(r.telling(v, s.ContentLast))
	}
	for _, p := range ps {
		if cue.to != "" && cue.names(p.slot, cue.to) && !home[r.lemma(p.head)] {
			s.Addressees = r.who.Actors(p.head)
		}
		if cue.about != "" && cue.names(p.slot, cue.about) {
			s.AboutWord = p.head
		}
	}
	if s.Addressees == nil {
		s.Addressees = r.spokenTo(v)
	}
	return s
}

// others reports whether what a verb points to are words whose owner is named,
// and is not the one who points.
//
//	"Iran pointed to [the US demand that it show restraint]"
func (r *reader) others(p part, who voice) bool {
	for _, cue := range r.cues.nouns[r.lemma(p.head)] {
		if o := r.owner(p.head); cue.by && o.actors != nil {
			return !own(o.actors[0], who.actors)
		}
	}
	return false
}

// home holds the nouns by which a speaker's own people are spoken to: "told the
// country that …".
var home = map[string]bool{"country": true, "nation": true, "people": true, "public": true, "crowd": true, "supporter": true}

// wordless reports whether a complement names words without giving them:
// "repeated his warning", "issued a statement".
func (r *reader) wordless(p part) bool {
	if p.slot == "that" || p.slot == "to" {
		return false
	}
	spoken := false
	for _, cue := range r.cues.nouns[r.lemma(p.head)] {
		spoken = spoken || cue.by
	}
	return spoken && p.last-p.first <= 3
}

// split parts "said that A, and that B" in two: s keeps the first.
func (r *reader) split(s *Statement, ps []part) *Statement {
	if s.Direct || ps[len(ps)-1].slot != "that" {
		return nil
	}
	c := r.alsoThat(s.HeadWord, s)
	if c < 0 {
		c = r.alsoThat(s.CueWord, s) // a parser may join B to the cue
	}
	if c < 0 {
		return nil
	}
	first, last := r.d.Subtree(c)
	two := *s
	two.HeadWord = c
	two.ContentFirst, two.ContentLast = r.trimmed(first, max(last, s.ContentLast))
	s.ContentFirst, s.ContentLast = r.trimmed(s.ContentFirst, min(first, s.ContentLast))
	return &two
}

// alsoThat returns the coordinate clause with a "that" of its own, or -1.
func (r *reader) alsoThat(h int, s *Statement) int {
	for c := range r.d.Children(h) {
		if c <= s.HeadWord || !r.d.Is(c, "conj") || r.mark(c) != "that" {
			continue
		}
		if first, _ := r.d.Subtree(c); first > s.HeadWord && first <= s.ContentLast+1 {
			return c
		}
	}
	return -1
}

// telling returns the whole clause of a verb up to the end of what was said: it
// stands for words that the article does not give.
//
//	"[The group denies it]."
func (r *reader) telling(v, last int) (int, int) {
	first := v
	if c := r.d.Child(v, "nsubj"); c >= 0 && c < v {
		first, _ = r.d.Subtree(c)
	}
	return first, last
}

// cueSpan returns the letters of a cue: the verb, its particle, and the
// preposition right behind it.
func (r *reader) cueSpan(v int, ps []part) text.Span {
	last := v
	if p := r.d.Child(v, "compound:prt"); p > v && p-v <= 2 {
		last = p
	} else if r.cues.verbs[r.lemma(v)+" "+r.form(v+1)] != nil {
		last++
	}
	if len(ps) > 0 && ps[0].prep == last+1 {
		last++
	}
	return r.d.Cover(v, last+1)
}

// spokenTo returns the actors of a phrase with "to" beside a verb of saying, or
// of those it was said to by the name of the occasion.
//
//	"said to the Iranian envoy that …" · "in a letter to [the envoy], he said" · "lodged a protest with [China]"
func (r *reader) spokenTo(v int) []record.Actor {
	if p, ok := r.prepositional(v, v, "to"); ok && r.d.Is(p.head, "obl") {
		return r.who.Actors(p.head)
	}
	for c := range r.d.Children(v) {
		if !r.d.Is(c, "obl", "obj") || !r.cues.words["reaching"][r.lemma(c)] {
			continue
		}
		for n := range r.d.Children(c) {
			if p := depmatch.Preposition(r.d, n); n > c && (p == "to" || p == "with") {
				return r.who.Actors(n)
			}
		}
	}
	return nil
}
