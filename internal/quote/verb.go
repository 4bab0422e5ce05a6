package quote

import (
	"slices"

	"readout/internal/depmatch"
	"readout/internal/record"
	"readout/internal/text"
)

// verb reads the statement that a verb reports.
func (r *reader) verb(v int) {
	key, rows := r.rows(v)
	if rows == nil {
		return
	}
	if why := r.blocked(v); why != "" {
		r.Trace(v, "quote/%s: %s", key, why)
		return
	}
	cue, ps := r.best(v, rows)
	if cue == nil {
		return
	}
	if last := ps[len(ps)-1]; last.slot == "to" && r.cues.words["silence"][r.lemma(last.head)] {
		r.Trace(v, "quote/%s: kept silent", cue.name)
		return
	}
	who := r.speaker(v)
	if who.actors == nil {
		r.Trace(v, "quote/%s: %s", cue.name, who.why)
		return
	}
	r.tell(v, cue, ps, who)
}

// rows returns the rows of a verb, with its particle if it has one.
func (r *reader) rows(v int) (string, []*verbCue) {
	for _, key := range []string{depmatch.Key(r.d, v), r.lemma(v) + " " + r.form(v+1), r.lemma(v)} {
		if rows := r.cues.verbs[key]; rows != nil {
			return key, rows
		}
	}
	return "", nil
}

// best returns the row whose complements are all there and that takes most of
// what is there.
func (r *reader) best(v int, rows []*verbCue) (*verbCue, []part) {
	var cue *verbCue
	var parts []part
	for _, c := range rows {
		ps, missing := r.parts(v, c)
		if missing != "" {
			r.Trace(v, "quote/%s: no %s", c.name, missing)
			continue
		}
		if cue == nil || weight(ps) > weight(parts) {
			cue, parts = c, ps
		}
	}
	return cue, parts
}

// weight says how much of what stands beside a verb a row accounts for; a
// clause is more than any phrases.
func weight(ps []part) int {
	n := len(ps)
	for _, p := range ps {
		if p.slot == "that" {
			n += 2
		}
	}
	return n
}

// tell adds the statement of a verb with its complements.
func (r *reader) tell(v int, cue *verbCue, ps []part, who voice) {
	main := ps[len(ps)-1]
	s := Statement{CueWord: v, SpeakerWord: who.word, AboutWord: -1, HeadWord: main.head}
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
	kind := cue.kind
	if kind == "" && r.wordless(main) {
		r.Trace(v, "%s: the words are not given", s.Rule)
		return
	}
	if noun := r.nounCueOf(main); noun != nil {
		r.open(&s, noun, main)
		if kind == "" {
			kind = noun.kind
		}
	}
	for _, p := range ps {
		switch p.slot {
		case cue.to:
			s.Addressees = r.who.Actors(p.head)
		case cue.about:
			s.AboutWord = p.head
		}
	}
	if s.Addressees == nil {
		s.Addressees = r.spokenTo(v)
	}
	second := r.split(&s, ps)
	s.Kind = r.kindOf(&s, kind, cue.fallback)
	if s.Kind == skip {
		r.Trace(v, "%s: nothing is done by saying it", s.Rule)
		return
	}
	if second != nil && kind == "" {
		if second.Kind = r.kindOf(second, "", cue.fallback); second.Kind == s.Kind {
			s.ContentLast = second.ContentLast
		} else {
			r.about(second)
			r.addSecond(*second)
		}
	} else if second != nil {
		s.ContentLast = second.ContentLast
	}
	r.about(&s)
	r.add(s)
}

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

// extent returns the words of what was said: from the first to the last of the
// complements, without the preposition that goes with the verb.
func (r *reader) extent(v int, ps []part) (first, last int) {
	first, last = -1, -1
	for _, p := range ps {
		if len(ps) > 1 && (p.slot == "that" || p.last <= v) {
			continue // "told reporters [that …]", "[Georgia] was accused of hiding them"
		}
		first, last = r.widen(v, p, first, last)
	}
	for _, p := range ps {
		if p.slot == "that" {
			f, l := r.widen(v, p, -1, -1)
			return f, l
		}
	}
	return first, last
}

func (r *reader) widen(v int, p part, first, last int) (int, int) {
	pf, pl := p.first, p.last
	for pf < pl && r.isPunct(pf) && !p.direct {
		pf++
	}
	if !p.direct && p.last > v {
		p.last = r.mended(p)
		pl = r.cut(v, p)
		if p.slot != "that" {
			pl = r.comment(p, r.goesOn(v, pl))
		}
	}
	if p.prep == pf && first < 0 {
		pf++ // "called for [an end to …]"
	}
	if first < 0 || pf < first {
		first = pf
	}
	return first, max(last, pl)
}

// mended returns where a complement ends if the tree has broken it off: a
// tensed verb cannot follow a whole clause, and an example belongs to what it
// is one of.
//
//	"hoped that exchanges between the two [would go on]" · "the messages[, especially the one from Oslo]"
func (r *reader) mended(p part) int {
	end := r.d.Sentences[r.d.SentenceOf(p.head)].Last
	switch {
	case p.last >= end:
	case p.slot == "that" && r.finiteBetween(p.last, p.last+1):
		return end
	case r.form(p.last) == "," && p.last+1 < end && slices.Contains(examples, r.form(p.last+1)):
		_, last := r.d.Subtree(r.d.Words[p.last+1].Head)
		if last > p.last && last <= end {
			return last
		}
	}
	return p.last
}

var examples = []string{"citing", "especially", "particularly", "including", "notably", "namely", "such"}

// goesOn returns where a complement ends together with what follows it under
// the verb and belongs to what is said, not to the saying.
//
//	"called for help [as the winter came]", but not "called for help [in a statement on Monday]"
func (r *reader) goesOn(v, last int) int {
	for c := range r.d.Children(v) {
		f, l := r.d.Subtree(c)
		if f != last || !r.d.Is(c, "obl", "advcl", "xcomp", "nmod") {
			continue
		}
		m := r.d.Child(c, "mark", "case")
		if m != f || slices.Contains(occasional, r.form(m)) || r.cues.words["occasion"][r.lemma(c)] || r.d.Words[c].UPOS == "NUM" {
			break
		}
		last = l
	}
	return last
}

// occasional are words that begin what goes with the saying.
var occasional = []string{"during", "after", "before", "when", "since", "by", "following", "amid", "via", "through", "according"}

// comment returns where a phrase ends before a relative clause set off by a
// comma, the outlet's own remark.
//
//	"mourned the minister[, who died on Sunday]"
func (r *reader) comment(p part, last int) int {
	for c := range r.d.Children(p.head) {
		if f, l := r.d.Subtree(c); r.d.Is(c, "acl:relcl") && l >= last-1 && f > p.first && (r.form(f) == "," || r.form(f-1) == ",") {
			return f
		}
	}
	return last
}

func (r *reader) isDirect(ps []part) bool {
	for _, p := range ps {
		if p.direct {
			return true
		}
	}
	return false
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

// spokenTo returns the actors of a phrase with "to" beside a verb of saying.
//
//	"said to the Iranian envoy that …"
func (r *reader) spokenTo(v int) []record.Actor {
	if p, ok := r.prepositional(v, v, "to"); ok && r.d.Is(p.head, "obl") {
		return r.who.Actors(p.head)
	}
	return nil
}
