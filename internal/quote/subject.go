package quote

import (
	"slices"

	"readout/internal/depmatch"
)

// subject returns the word for whoever does the saying: the subject, the agent
// of a passive, or -1.
func (r *reader) subject(v int) int {
	if r.d.Words[v].UPOS != "VERB" && r.d.Child(v, "nsubj") < 0 {
		return r.leading(v)
	}
	if depmatch.Passive(r.d, v) {
		f := r.lex.Of(r.d, v)
		if a := f.Get(depmatch.Agent); a >= 0 || r.d.Child(v, "aux:pass", "nsubj:pass") >= 0 {
			return a
		}
		return r.leading(v) // "called" taken for a participle
	}
	if x := r.d.Words[v].XPOS; (x == "VB" || x == "VBP") && r.d.Child(v, "nsubj", "mark", "aux") < 0 {
		if l := r.leading(v); l == v-1 { // "the US demand that …", the noun taken for a verb
			return l
		}
	}
	s, via := r.lex.Subject(r.d, v)
	if s >= 0 && r.d.Words[s].XPOS == "VBG" { // "Addressing the house, he vowed …"
		if l := r.leading(v); l >= 0 {
			return l
		}
	}
	if s < 0 || via == depmatch.Gap && r.d.Words[v].XPOS != "VBG" && r.d.Is(v, "acl") {
		if l := r.leading(v); l >= 0 {
			return l
		}
	}
	return s
}

// leading returns the head of the phrase right before a verb, or of the one
// that begins the sentence if what stands between is set off by commas; -1 if
// there is neither. It is for verbs whose subject a parser has lost.
//
//	"The Iranian minister, who was on a visit to Ankara, also [called] for …"
func (r *reader) leading(v int) int {
	first := r.d.Sentences[r.d.SentenceOf(v)].First
	i := v - 1
	for i >= first && (r.d.Words[i].UPOS == "ADV" || r.d.Words[i].UPOS == "AUX") {
		i--
	}
	if i >= first && r.form(i) == "," {
		start := first
		for start < i && r.isPunct(start) {
			start++
		}
		for j := start; j < i; j++ {
			if r.form(j) == "," {
				i = j - 1 // the phrase before the first comma
				break
			}
		}
		if i == v-1 || r.finiteBetween(start, i+1) {
			i = r.beforeAside(v-1, first)
		}
	}
	if i < first || !r.nominal(i) {
		return -1
	}
	for h := r.d.Words[i].Head; h >= first && h < v && r.nominal(h) && !r.comma(h, i); h = r.d.Words[i].Head {
		if c := r.d.Child(i, "case"); r.d.Is(i, "nmod") && (c < 0 || slices.Contains(conjunctions, r.form(c))) {
			break
		}
		i = h
	}
	if c := r.d.Child(i, "case"); c >= 0 && c < i && !slices.Contains(conjunctions, r.form(c)) && !r.comma(c, i) {
		return -1
	}
	return i
}

// beforeAside returns the word before what is set off by the comma at end and
// the one before it; -1 if that is no name or title.
//
//	"Kyiv accused Moscow, and [the EU's envoy], Kaja Kallas, said …"
func (r *reader) beforeAside(end, first int) int {
	k := end - 1
	for k > first && r.form(k) != "," && end-k < 8 {
		if !r.nominal(k) && r.d.Words[k].UPOS != "ADJ" && !r.isPunct(k) {
			return -1
		}
		k--
	}
	if r.form(k) != "," {
		return -1
	}
	return k - 1
}

// conjunctions are words that a parser may take for a preposition before a
// clause: "after the spokesman said …".
var conjunctions = []string{"after", "before", "as", "since", "until", "than"}

func (r *reader) nominal(i int) bool {
	switch r.d.Words[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}

// quoted returns the word for whoever is quoted as saying something, or -1.
//
//	"TASS quoted [Lavrov] as saying" · "[Lavrov] was quoted by TASS as saying"
func (r *reader) quoted(v int) int {
	h := r.d.Words[v].Head
	if h < 0 || r.lemma(h) != "quote" && r.lemma(h) != "cite" {
		return -1
	}
	if m := r.d.Child(v, "mark", "case"); m < 0 || r.form(m) != "as" {
		return -1
	}
	return r.d.Child(h, "nsubj:pass", "obj")
}

// inverted returns the head of the phrase right behind a verb that follows a
// quotation: "“…”, added [the ministry]", taken for an object; or -1.
func (r *reader) inverted(v int) int {
	if v == 0 || !r.isPunct(v-1) {
		return -1
	}
	for c := range r.d.Children(v) {
		if f, _ := r.d.Subtree(c); f == v+1 && r.nominal(c) && r.d.Child(c, "case") < 0 {
			return c
		}
	}
	return -1
}
