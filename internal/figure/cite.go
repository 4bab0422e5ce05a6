package figure

import "readout/internal/depmatch"

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
	for k := c.first - 1; k > r.s.First && k > c.first-farthest; k-- {
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

// farthest is how many words may lie between a number and who gives it.
const farthest = 150

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
	for k := c.stop; k < r.s.Last && k < c.stop+farthest; k++ {
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
			if isTensed(r.d.Words[k].XPOS) {
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

// A citing is a preposition of citing: n words at word k.
type citing struct{ k, n int }

// findCites notes where the sentence cites somebody with a preposition.
func (r *reader) findCites() {
	r.cites = r.cites[:0]
	for k := r.s.First; k < r.s.Last; k++ {
		switch {
		case k+2 < r.s.Last && r.x.by[joined(r.d.Words, k, k+2)]:
			r.cites = append(r.cites, citing{k, 2})
		case k+1 < r.s.Last && r.x.by[form(r.d, r.s, k)] && (form(r.d, r.s, k-1) == "," || k == r.s.First):
			r.cites = append(r.cites, citing{k, 1})
		}
	}
}

// accordingTo adds those named behind a preposition of citing, in the same
// part of the sentence.
//
//	"…, according to the ministry" · "According to the ministry, …" · "…, per Reuters"
func (a *citation) accordingTo(c *claim) {
	r := a.r
	for _, at := range r.cites {
		k, n := at.k, at.n
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

var citables = set("source report media ministry statement official officials police medic witness monitor agency authority governor mayor rescuer hospital service authorities office observatory police")

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
	if to-from > farthest {
		return true
	}
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
