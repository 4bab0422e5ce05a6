package figure

import (
	"readout/internal/depmatch"
	"readout/internal/mention"
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

// antecedent returns who is meant by a pronoun that package mention left open:
// those cited in the sentence before, else nobody but "it".
//
//	"The ministry said 12 died. It also said 30 were wounded."
func (r *reader) antecedent(w int, c *claim) []record.Actor {
	if r.citedIn == c.sentence-1 && len(r.cited) > 0 {
		return r.cited
	}
	return r.actorsOf(w)
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

// canSpeak reports whether a word may name one who is cited: no toll, no deed,
// nobody who is counted.
func (r *reader) canSpeak(w int) bool {
	switch {
	case statesOwn[lemma(r.d, w)]:
		return true
	case r.x.nouns[lemma(r.d, w)] != nil || r.counted(w):
		return false
	}
	return r.x.counted[form(r.d, r.s, w)] != "thing" || upos(&r.d.Words[w]) == "PROPN" || r.mentions.At(w) != nil
}

// statesOwn holds nouns of counted.tsv by which states and bodies are cited.
var statesOwn = set("group organisation organization company outlet side party country state camp hospital report account figure")

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
	for n := 0; n < 12; n++ {
		h := r.d.Words[v].Head
		if h < r.s.First || r.d.Is(v, "acl:relcl") || r.d.Is(v, "parataxis") && r.says(v) {
			return
		}
		if a.hands(v, h) && !r.adverbial(v) {
			a.speaker(h, c)
		}
		if r.d.Is(v, "nsubj") && upos(&r.d.Words[h]) == "VERB" {
			return
		}
		v = h
	}
}

// says reports whether the word at k is a verb of saying.
func (r *reader) says(k int) bool {
	return upos(&r.d.Words[k]) == "VERB" && r.x.says[lemma(r.d, k)]
}

// gives reports whether the word at k is a verb that takes a number but no
// clause: "put the toll at 12".
func (r *reader) gives(k int) bool {
	return upos(&r.d.Words[k]) == "VERB" && r.x.gives[lemma(r.d, k)]
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
	if depmatch.Passive(d, v) {
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

// before adds the speaker of a clause that leads to the claim where the tree
// does not tell.
//
//	"Officials told reporters that 12 were killed" · "Social media speak of 100 dead"
func (a *citation) before(c *claim) {
	r := a.r
	k := min(c.first, c.pred) - 1
	for ; k >= r.s.First && citingSkips[form(r.d, r.s, k)]; k-- {
	}
	if k >= r.s.First && (r.gives(k) || r.says(k)) { // "reported 12 deaths"
		a.add(r.subjectBefore(k))
		return
	}
	for k := c.first - 1; k > r.s.First; k-- {
		switch f := form(r.d, r.s, k); f {
		case ";", "which", "who", "whose", "while", "whereas", ":":
			return
		case "that":
			for v := k - 1; v >= r.s.First && v > k-7 && form(r.d, r.s, v) != ","; v-- {
				if r.says(v) {
					a.add(r.subjectBefore(v))
					return
				}
			}
		}
	}
}

var citingSkips = set("of at the a an another around about some yesterday today monday tuesday wednesday thursday friday saturday sunday on")

// subjectBefore returns the subject of the verb at v: the tree's, or the noun
// before it.
func (r *reader) subjectBefore(v int) int {
	if s, _ := depmatch.English().Subject(r.d, v); s >= r.s.First && s < v {
		return s
	}
	return r.nounBefore(v)
}

// nounBefore returns the noun or pronoun that stands before the verb at v, -1
// if there is none.
func (r *reader) nounBefore(v int) int {
	for k := v - 1; k >= r.s.First; k-- {
		switch upos(&r.d.Words[k]) {
		case "NOUN", "PROPN", "PRON":
			return k
		case "AUX", "ADV":
		default:
			return -1
		}
	}
	return -1
}

// tail adds the speaker of a clause that closes the sentence, or stands in the
// middle of it, behind a comma.
//
//	"Twelve people were killed, officials on the ground say." · "…, said the ministry."
func (a *citation) tail(c *claim) {
	r := a.r
	if k := r.s.First + 1; k < c.first { // "Police: 12 killed in crash"
		for ; k < r.s.First+4 && k < c.first; k++ {
			if form(r.d, r.s, k) == ":" && citables[lemma(r.d, k-1)] {
				a.add(k - 1)
			}
		}
	}
	for k := c.stop; k < r.s.Last; k++ {
		switch f := form(r.d, r.s, k); f {
		case ";":
			return
		case ":", "-", "–", "—":
			if w := r.headlineCited(k + 1); w >= 0 && !touching(r.d, r.s, k) {
				a.floor = k + 1
				a.add(w)
				return
			}
		}
		if !r.says(k) {
			continue
		}
		if isComma(form(r.d, r.s, k-1)) { // ", said the ministry", not ", adding that"
			if r.d.Words[k].XPOS != "VBG" {
				a.add(r.headAfter(k + 1))
			}
			return
		}
		if !r.closesClause(k) {
			continue
		}
		if first := r.clauseStart(k); first > c.first {
			s, _ := depmatch.English().Subject(r.d, k)
			if s < first || s >= k {
				s = r.headAfter(first)
			}
			a.add(s)
			return
		}
	}
}

// headlineCited returns the head of the short phrase that ends a headline
// behind a colon or dash: "34 killed in strikes: medics"; -1 if there is none.
func (r *reader) headlineCited(k int) int {
	if r.s.Last-k > 6 || k >= r.s.Last {
		return -1
	}
	for j := k; j < r.s.Last; j++ {
		if u := upos(&r.d.Words[j]); u == "VERB" || u == "AUX" || u == "NUM" {
			return -1
		}
	}
	w := r.headAfter(k)
	if w >= 0 && r.citable(w) {
		return w
	}
	return -1
}

func isComma(f string) bool { return f == "," || f == "—" || f == "–" || f == "”" || f == "\"" }

// closesClause reports whether nothing that was said follows the verb at k.
func (r *reader) closesClause(k int) bool {
	if lemma(r.d, k) == "tell" { // "sources told the news agency"
		for n := 0; n < 6 && k+1 < r.s.Last; n++ {
			if u := upos(&r.d.Words[k+1]); u != "PROPN" && u != "NOUN" && u != "DET" && u != "ADJ" {
				break
			}
			k++
		}
	}
	switch f := form(r.d, r.s, k+1); f {
	case "", ".", ",", "on", "in", "late", "early", "at", ";", "earlier", ")", "—", "–":
		return true
	default:
		return isTimeName(f)
	}
}

// clauseStart returns the first word of a clause "…, officials on the ground
// say": a noun phrase behind a comma; -1 if it is no such clause.
func (r *reader) clauseStart(v int) int {
	for k := v - 1; k > r.s.First && k > v-14; k-- {
		switch w := &r.d.Words[k]; upos(w) {
		case "PUNCT":
			if !isComma(w.Form) {
				continue
			}
			switch upos(&r.d.Words[k+1]) {
			case "NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM":
				if f := form(r.d, r.s, k+1); f != "which" && f != "who" && f != "that" {
					return k + 1
				}
			}
			return -1
		case "VERB", "SCONJ", "CCONJ":
			return -1
		}
	}
	return -1
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
		if w := r.headAfter(k + n); w >= 0 && (n > 1 || form(r.d, r.s, k) == "per" || r.citable(w)) {
			a.add(w)
		}
	}
}

// citable reports whether "citing" can be meant of the word: "citing
// officials", not "citing concerns".
func (r *reader) citable(w int) bool {
	return upos(&r.d.Words[w]) == "PROPN" || r.mentions.At(w) != nil || r.personNoun(w) || citables[lemma(r.d, w)]
}

var citables = set("source report media ministry statement official officials police medic witness monitor agency authority governor mayor rescuer hospital")

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
		switch upos(&r.d.Words[j]) {
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
func (r *reader) actorsOf(w int) []record.Actor { return r.actorsFrom(w, 0) }

// actorsFrom is actorsOf for a phrase that cannot begin before word floor.
func (r *reader) actorsFrom(w, floor int) []record.Actor {
	if k := r.d.Child(w, "appos"); k > w && upos(&r.d.Words[k]) == "PROPN" && upos(&r.d.Words[w]) == "NOUN" { // "the spokesman, Ashraf Halabi"
		w = k
	}
	if as := r.mentions.Actors(w); len(as) > 0 {
		return r.asWorded(w, as)
	}
	first, last := r.nameOf(w)
	first = max(first, floor)
	span := r.d.Cover(first, last)
	return []record.Actor{{
		ID:      "unknown/" + slug(r.d.Text.Slice(span)),
		Name:    clean(r.d.Text.Slice(span)),
		Kind:    record.KindUnknown,
		Because: "the article's words",
		Span:    span,
	}}
}

// asWorded gives a state that is meant by a description the words of it:
// "Sudanese authorities" are cited, not Sudan.
func (r *reader) asWorded(w int, as []record.Actor) []record.Actor {
	if m := r.mentions.At(w); m != nil && m.Class == mention.Description && len(as) == 1 && as[0].Kind == record.KindState {
		as[0].Name = clean(r.d.Text.Slice(r.d.Cover(m.First, m.Last)))
	}
	return as
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
	for first < w && upos(&r.d.Words[first]) == "DET" {
		first++
	}
	return first, last
}

// span returns the letters of words [first, last).
func (r *reader) span(first, last int) text.Span { return r.d.Cover(first, last) }
