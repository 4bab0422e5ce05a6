package figure

import (
	"readout/internal/depmatch"
	"readout/internal/record"
	"readout/internal/text"
)

// attributed returns who the article cites for a claim, nearest first; none is
// the outlet's own voice.
//
//	"killed hundreds, the ministry said, according to the agency": ministry, agency
func (r *reader) attributed(c *claim) []record.Actor {
	a := citation{r: r, pronoun: -1}
	if !a.named(c) {
		a.climb(c)
		if len(a.actors) == 0 {
			a.before(c)
		}
		a.tail(c)
		a.accordingTo(c)
	}
	if len(a.actors) == 0 && a.pronoun >= 0 {
		a.actors = r.antecedent(a.pronoun, c)
	}
	return a.actors
}

// A citation gathers those who are cited for one claim.
type citation struct {
	r       *reader
	actors  []record.Actor
	floor   int // no word before it belongs to a speaker's name
	pronoun int // a speaker of whom only "he" is known, -1
}

// add files the speakers that word w names.
func (a *citation) add(w int) {
	if w < 0 || !a.r.canSpeak(w) {
		return
	}
	if upos(&a.r.d.Words[w]) == "PRON" && len(a.r.mentions.Actors(w)) == 0 {
		a.pronoun = w
		return
	}
	for _, x := range a.r.actorsFrom(w, a.floor) {
		known := false
		for _, b := range a.actors {
			known = known || b.ID == x.ID && b.ID != "" || b.Name == x.Name
		}
		if !known {
			a.actors = append(a.actors, x)
		}
	}
}

// named adds the one by whom the number itself was given.
//
//	"the 20,000 missing named by another spokesman" · "12 deaths reported by the monitor"
func (a *citation) named(c *claim) bool {
	r := a.r
	k := c.stop
	if len(c.trigger) > 0 {
		k = max(k, c.trigger[len(c.trigger)-1]+1)
	}
	for ; k+2 < r.s.Last && k < c.stop+4; k++ {
		if (r.says(k) || r.gives(k)) && form(r.d, r.s, k+1) == "by" {
			a.add(r.headAfter(k + 2))
			return len(a.actors) > 0
		}
	}
	return false
}

// climb goes up the tree from the claim and adds the subject of every verb of
// speech on the way. It stops at a relative clause: what a reporter adds to a
// name inside somebody's speech is the reporter's.
func (a *citation) climb(c *claim) {
	r := a.r
	v := c.pred
	if (c.rule == "toll" || c.rule == "carried") && (r.says(v) || r.gives(v)) {
		a.speaker(v, c)
	}
	aside := false // the way up has left what may be said for a when or why
	for n := 0; n < 12; n++ {
		h := r.d.Words[v].Head
		if h < r.s.First || r.d.Is(v, "acl:relcl") || r.d.Is(v, "parataxis") && r.says(v) {
			return
		}
		adverbial := r.adverbial(v)
		aside = aside || adverbial
		// "said he came after 12 were killed", not "declared mourning after 12 were killed"
		if a.hands(v, h) && !adverbial && (!aside || r.d.Is(v, "ccomp", "xcomp", "parataxis")) {
			a.speaker(h, c)
		}
		if r.d.Is(v, "nsubj") && upos(&r.d.Words[h]) == "VERB" && (n > 2 || r.says(h) || r.gives(h)) {
			return
		}
		v = h
	}
}

// hands reports whether the word h hands what hangs at v to a speaker.
func (a *citation) hands(v, h int) bool {
	switch {
	case a.r.gives(h):
		return a.r.d.Is(v, "obj", "obl", "xcomp", "nsubj:pass")
	case !a.r.says(h):
		return false
	case a.r.d.Is(v, "advcl"):
		return lemma(a.r.d, h) == "accuse"
	}
	return a.r.d.Is(v, "ccomp", "obj", "obl", "xcomp", "parataxis", "nsubj:pass", "dep", "iobj", "appos")
}

// speaker adds the subject of a verb of speech, or the agent of its passive.
// What was counted is nobody's speaker: "the remaining seven, confirmed dead".
func (a *citation) speaker(v int, c *claim) {
	d := a.r.d
	s := -1
	if depmatch.Passive(d, v) || d.Words[v].XPOS == "VBN" && d.Child(v, "aux") < 0 {
		f := depmatch.English().Of(d, v)
		s = f.Get(depmatch.Agent)
	} else {
		s, _ = depmatch.English().Subject(d, v)
	}
	if s >= 0 && (!a.r.canSpeak(s) || s >= c.first && s < c.stop) {
		s = a.r.nounBefore(v)
	}
	a.add(s)
}

// adverbial reports whether a clause tells when or why, not what was said.
//
//	"announced mourning after 12 soldiers were killed"
func (r *reader) adverbial(v int) bool {
	for k := range r.d.Children(v) {
		if r.d.Is(k, "mark", "advmod") {
			switch form(r.d, r.s, k) {
			case "after", "before", "when", "as", "since", "while", "until", "because", "although", "where":
				return true
			}
		}
	}
	return false
}

// span returns the letters of words [first, last).
func (r *reader) span(first, last int) text.Span { return r.d.Cover(first, last) }
