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
	var a citation
	a.r = r
	if !a.named(c) {
		a.climb(c)
		a.besides(c)
		a.accordingTo(c)
	}
	return a.actors
}

// A citation gathers those who are cited for one claim.
type citation struct {
	r      *reader
	actors []record.Actor
}

// add files the speakers that word w names.
func (a *citation) add(w int) {
	if w < 0 {
		return
	}
	for _, x := range a.r.actorsOf(w) {
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
		l := lemma(r.d, k)
		if r.d.Words[k].UPOS == "VERB" && (r.x.says[l] || r.x.gives[l]) && form(r.d, r.s, k+1) == "by" {
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
	if l := lemma(r.d, v); (c.rule == "toll" || c.rule == "carried") && (r.x.says[l] || r.x.gives[l]) {
		a.speaker(v, c)
	}
	for n := 0; n < 12; n++ {
		h := r.d.Words[v].Head
		if h < r.s.First || r.d.Is(v, "acl:relcl") {
			return
		}
		if a.hands(v, h) && !r.adverbial(v) {
			a.speaker(h, c)
		}
		if r.d.Is(v, "nsubj") && r.d.Words[h].UPOS == "VERB" {
			return
		}
		v = h
	}
}

// hands reports whether the word h hands what hangs at v to a speaker.
func (a *citation) hands(v, h int) bool {
	l := lemma(a.r.d, h)
	switch {
	case a.r.d.Words[h].UPOS != "VERB":
		return false
	case a.r.x.gives[l]:
		return a.r.d.Is(v, "obj", "obl", "xcomp", "nsubj:pass")
	case !a.r.x.says[l]:
		return false
	case a.r.d.Is(v, "advcl"):
		return l == "accuse"
	}
	return a.r.d.Is(v, "ccomp", "obj", "obl", "xcomp", "parataxis", "nsubj:pass", "dep", "iobj", "appos")
}

// speaker adds the subject of a verb of speech, or the agent of its passive.
// What was counted is nobody's speaker: "the remaining seven, confirmed dead".
func (a *citation) speaker(v int, c *claim) {
	d := a.r.d
	s := -1
	if depmatch.Passive(d, v) {
		f := depmatch.English().Of(d, v)
		s = f.Get(depmatch.Agent)
	} else {
		s, _ = depmatch.English().Subject(d, v)
	}
	if s < c.first || s >= c.stop {
		a.add(s)
	}
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

// besides adds the speakers of clauses that stand beside the claim.
//
//	"Twelve people were killed, officials said." · "…, said the ministry."
func (a *citation) besides(c *claim) {
	r := a.r
	for v, n := c.pred, 0; v >= r.s.First && n < 10; n++ {
		for k := range r.d.Children(v) {
			if r.d.Is(k, "parataxis", "dep", "discourse", "advcl") && r.x.says[lemma(r.d, k)] && r.commaBefore(k) {
				a.speaker(k, c)
			}
		}
		if r.d.Is(v, "acl:relcl") {
			return
		}
		v = r.d.Words[v].Head
	}
}

// commaBefore reports whether a comma or dash parts the clause of word k from
// what stands before it.
func (r *reader) commaBefore(k int) bool {
	first, _ := r.d.Subtree(k)
	for j := first; j <= k; j++ {
		if f := form(r.d, r.s, j-1); f == "," || f == "—" || f == "–" || f == "”" || f == "\"" {
			return true
		}
	}
	return false
}

// accordingTo adds those named behind a preposition of citing, in the same
// part of the sentence.
//
//	"…, according to the ministry" · "According to the ministry, …" · "…, per Reuters"
func (a *citation) accordingTo(c *claim) {
	r := a.r
	for k := r.s.First; k < r.s.Last; k++ {
		n := 0
		switch {
		case k+2 < r.s.Last && r.x.by[joined(r.d.Words, k, k+2)]:
			n = 2
		case k+1 < r.s.Last && r.x.by[form(r.d, r.s, k)] && (form(r.d, r.s, k-1) == "," || k == r.s.First):
			n = 1
		default:
			continue
		}
		if k < c.first && k > r.s.First+2 && !r.opens(k) || r.parted(k, c.first) || r.parted(c.first, k) {
			continue
		}
		a.add(r.headAfter(k + n))
	}
}

// opens reports whether a comma, "and" or nothing stands before word k.
func (r *reader) opens(k int) bool {
	switch form(r.d, r.s, k-1) {
	case ",", "and", "but", "while", ";", "that":
		return true
	}
	return false
}

// parted reports whether the words [from, to) hold the edge of a main clause.
func (r *reader) parted(from, to int) bool {
	for k := from; k < to; k++ {
		switch f := form(r.d, r.s, k); f {
		case ";", "while", "whereas", "although":
			return true
		case "but":
			return form(r.d, r.s, k-1) == ","
		}
	}
	return false
}

// headAfter returns the head of the noun phrase that starts at word k.
func (r *reader) headAfter(k int) int {
	for j := k; j < r.s.Last && j < k+12; j++ {
		switch r.d.Words[j].UPOS {
		case "NOUN", "PROPN", "PRON":
			h := r.d.Words[j].Head
			for n := 0; n < 6 && h > j && h < j+8 && r.d.Is(j, "compound", "flat", "nmod:poss", "nmod", "amod"); n++ {
				j = h
				h = r.d.Words[j].Head
			}
			return j
		case "PUNCT", "VERB":
			if f := r.d.Words[j].Form; f != "\"" && f != "“" && f != "-" {
				return -1
			}
		}
	}
	return -1
}

// actorsOf returns the actors that the phrase of word w names; one known by
// the article's words alone if the tables do not know it.
func (r *reader) actorsOf(w int) []record.Actor {
	if as := r.mentions.Actors(w); len(as) > 0 {
		return as
	}
	first, last := r.nameOf(w)
	span := r.d.Cover(first, last)
	return []record.Actor{{
		ID:      "unknown/" + slug(r.d.Text.Slice(span)),
		Name:    clean(r.d.Text.Slice(span)),
		Kind:    record.KindUnknown,
		Because: "the article's words",
		Span:    span,
	}}
}

// nameOf returns the words of a short noun phrase around its head: what stands
// before, names behind, and one phrase with "of".
func (r *reader) nameOf(w int) (first, last int) {
	first, last = w, w+1
	for k := range r.d.Children(w) {
		switch {
		case k < w && r.d.Is(k, "amod", "compound", "nmod", "flat", "nummod"):
			f, _ := r.d.Subtree(k)
			first = min(first, max(f, r.s.First))
		case k > w && r.d.Is(k, "flat", "compound"):
			last = max(last, k+1)
		case k > w && r.d.Is(k, "nmod") && (depmatch.Preposition(r.d, k) == "of" || depmatch.Preposition(r.d, k) == "on"):
			_, l := r.d.Subtree(k)
			last = max(last, min(l, w+8))
		}
	}
	for first < w && r.d.Words[first].UPOS == "DET" {
		first++
	}
	return first, last
}

// span returns the letters of words [first, last).
func (r *reader) span(first, last int) text.Span { return r.d.Cover(first, last) }
