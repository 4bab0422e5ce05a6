package figure

import (
	"strings"

	"readout/internal/ud"
)

// verb reads those who fill the counted part of a harm verb.
//
//	"Shelling killed 12 villagers" · "12 villagers were killed" · "12 who died"
func (r *reader) verb(c *count) (claim, bool) {
	if h := r.fillerAt(c.top); h != nil {
		return r.ofFiller(h, c)
	}
	if c.noun >= 0 && c.noun != c.top {
		if h := r.fillerAt(c.noun); h != nil {
			return r.ofFiller(h, c)
		}
	}
	// "killed 12 soldiers and wounded 40", "killed 12 soldiers and 40 civilians"
	for k := c.top; r.d.Is(k, "conj", "appos"); {
		k = r.d.Words[k].Head
		if k < r.s.First {
			break
		}
		if h := r.fillerAt(k); h != nil {
			cl, ok := r.ofFiller(h, c)
			cl.rule = "coordinated"
			return cl, ok
		}
	}
	return claim{}, false
}

// counted reports whether a word lies in a counted phrase, so that what is
// coordinated with it is counted alike.
func (r *reader) counted(k int) bool { return r.countAt(k) != nil }

// countAt returns the count in whose phrase word k stands, nil for none.
func (r *reader) countAt(k int) *count {
	if k < r.s.First || k >= r.s.Last || r.held[k-r.s.First] == 0 {
		return nil
	}
	return &r.counts[r.held[k-r.s.First]-1]
}

func (r *reader) fillerAt(word int) *filler {
	if i, ok := r.fills[word]; ok {
		return &r.fillers[i]
	}
	return nil
}

func (r *reader) ofFiller(h *filler, c *count) (claim, bool) {
	if h.rule == "headline" && c.noun >= 0 && r.active(h.verb) || !r.accepts(h.harm, c) {
		return claim{}, false
	}
	if near, ok := r.window(c); ok && near.trigger[0] < h.verb { // the tree leaps over a nearer verb
		near.rule = "window"
		return near, true
	}
	cl := claim{measure: h.harm.measure, rule: h.rule, trigger: r.words(h.harm, h.verb), pred: h.verb}
	if own, ok := r.adjacent(c); ok && own.measure != cl.measure && (h.verb < c.first || own.trigger[0] == c.stop) {
		return own, true // "left 12 dead and 40 wounded": the word at hand rules
	}
	return cl, true
}

// accepts reports whether the verb can be meant of what is counted.
func (r *reader) accepts(h *harm, c *count) bool {
	return !h.people || c.noun < 0 || r.personNoun(c.noun)
}

// active reports whether something that may be an object follows the verb.
//
//	"12 gunmen killed two officers"
func (r *reader) active(v int) bool {
	k := v + 1
	if k >= r.s.Last {
		return false
	}
	w := &r.d.Words[k]
	switch upos(w) {
	case "DET", "NUM", "PRON", "NOUN", "ADJ":
		return true
	case "PROPN":
		return !isTimeName(w.Form)
	}
	c := r.countAt(k)
	return c != nil && c.first == k
}

// object reads a number right behind a harm verb, whatever the tree says.
//
//	"killing nearly 8,800" · "has killed at least 12" · "wounded another 12"
func (r *reader) object(c *count) (claim, bool) {
	k := c.first - 1
	for k >= r.s.First && skippedBefore[form(r.d, r.s, k)] {
		k--
	}
	if k < r.s.First || r.passiveAt(k) {
		return claim{}, false
	}
	h := r.harmOf(k)
	if h == nil || !h.patient || !r.accepts(h, c) {
		return claim{}, false
	}
	return claim{measure: h.measure, rule: "active", trigger: r.words(h, k), pred: k}, true
}

// words returns the words by which the verb at v has the sense of h: itself,
// the second word of its lemma, and the phrase it needs.
//
//	"lost their lives" · "pushed 12,000 people out of their homes"
func (r *reader) words(h *harm, v int) []int {
	out := []int{v}
	if _, second, ok := strings.Cut(h.lemma, " "); ok {
		if k := r.find(v, 12, second); k >= 0 {
			out = append(out, seq(k, k+strings.Count(second, " ")+1)...)
		}
	}
	for _, p := range h.needs {
		if k := r.find(v, 14, p); k >= 0 {
			return append(out, seq(k, k+strings.Count(p, " ")+1)...)
		}
	}
	return out
}

// window reads a number before a harm verb that the tree has led astray.
//
//	"12 people were reportedly killed" · "12 pilgrims, a guide and a driver were killed"
func (r *reader) window(c *count) (claim, bool) {
	far := c.noun >= 0 && r.personNoun(c.noun) && !r.d.Is(c.top, "obj", "iobj")
	finite := false
	for k := c.stop; k < r.s.Last && k < c.stop+24; k++ {
		w := &r.d.Words[k]
		if h := r.harmOf(k); h != nil && (finite || k < c.stop+4 || far && !h.patient) {
			ok := (!h.patient || isParticiple(w)) && r.accepts(h, c) && !r.active(k)
			return claim{measure: h.measure, trigger: []int{k}, pred: k}, ok
		}
		if n := r.x.nouns[lower(w.Form)]; finite && n != nil && n.class == "state" && !nounFollows(r.d, k, r.s.Last) {
			return claim{measure: n.measure, trigger: []int{k}, pred: k}, true // "12 inmates of the prison were found dead"
		}
		switch upos(w) {
		case "AUX":
			finite = true
		case "ADV", "PART":
		case "SCONJ", "VERB":
			if far && !finite && (w.XPOS == "VBG" || w.XPOS == "VBN") { // "18 people making a pilgrimage are killed"
				continue
			}
			if f := lower(w.Form); f != "including" && (!finite || !betweenState[f]) {
				return claim{}, false
			}
		default:
			if finite || !far || w.Form == ";" || w.Form == ":" || w.Form == "but" {
				return claim{}, false
			}
		}
	}
	return claim{}, false
}

func isParticiple(w *ud.Word) bool { return w.XPOS == "VBN" || strings.HasSuffix(lower(w.Form), "ed") }

// skippedBefore holds words between a verb and its number.
var skippedBefore = map[string]bool{"a": true, "an": true, "another": true, "further": true, "additional": true, "the": true, "all": true, "as": true, "possibly": true, "perhaps": true, "reportedly": true, "probably": true, "dead": true, "hostage": true, "captive": true, "down": true, "up": true, ":": true}

// harmOf returns the sense of the harm verb at k, nil if it is none.
func (r *reader) harmOf(k int) *harm {
	for _, h := range r.x.verbs[r.x.verb(&r.d.Words[k])] {
		if r.applies(h, k) {
			return h
		}
	}
	return nil
}

// passiveAt reports whether an auxiliary makes the verb at k passive: "were
// killed 12 days ago".
func (r *reader) passiveAt(k int) bool {
	for j := k - 1; j >= r.s.First && j >= k-3; j-- {
		switch upos(&r.d.Words[j]) {
		case "AUX":
			return lemma(r.d, j) == "be"
		case "ADV":
		default:
			return false
		}
	}
	return false
}
