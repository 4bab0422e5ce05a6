package figure

import (
	"strings"

	"readout/internal/ud"
)

// A count is a quantity with the noun that it counts.
type count struct {
	quantity
	noun   int  // head of the counted nouns, -1 if there are none: "killed 12"
	names  int  // the first word behind the number that may belong to the noun
	stop   int  // the word after the counted phrase
	top    int  // the word by which the phrase hangs in the tree
	ofThem bool // "three of them", "12 of whom"
}

// countOf finds what a quantity counts.
//
//	"12 Israeli police officers" · "dozens of people" · "12 of the hostages" ·
//	"1.5 million of its people" · "40 others"
func countOf(d *ud.Doc, q quantity, s ud.Sentence) count {
	c := count{quantity: q, noun: -1, names: q.last, stop: q.last}
	k := q.last
	if k+1 < s.Last && lower(d.Words[k].Form) == "out" { // "12 out of 40 miners"
		k++
	}
	if k < s.Last && lower(d.Words[k].Form) == "of" {
		k++
		k = c.skipWhole(d, k, s)
		if k < s.Last && partitive[lower(d.Words[k].Form)] {
			c.ofThem, c.stop = true, k+1
			k++
		}
	}
	c.names = k
	if f := form(d, s, k); f == "a" || f == "an" { // "from 61 a day earlier", "30 a week"
		c.climb(d)
		return c
	}
	for k < s.Last && continues(d, k) {
		w := &d.Words[k]
		if isState(w) && !nounFollows(d, k, s.Last) {
			break // "12 dead", "12 people missing"
		}
		if (upos(w) == "NOUN" || upos(w) == "PROPN" || lower(w.Form) == "others" || groupOf(w.Form) != "") && !strings.HasSuffix(w.Form, "ly") {
			c.noun, c.stop = k, k+1
		}
		if c.noun == k && closes(d, k, s.Last) {
			break
		}
		k++
	}
	c.climb(d)
	return c
}

// skipWhole steps over the number of the whole: "12 of the 40 miners".
func (c *count) skipWhole(d *ud.Doc, k int, s ud.Sentence) int {
	j := k
	for j < s.Last && (upos(&d.Words[j]) == "DET" || d.Words[j].XPOS == "PRP$") {
		j++
	}
	if n, ok := numberAt(d.Words, j, s.Last); ok && !n.share {
		return n.last
	}
	return k
}

// isState reports whether a word says what has become of people: "dead".
func isState(w *ud.Word) bool {
	n := known().nouns[lower(w.Form)]
	return n != nil && n.class == "state"
}

// partitive holds the words that stand for those who were counted before.
var partitive = map[string]bool{"them": true, "whom": true, "those": true, "these": true, "which": true}

// continues reports whether word k can stand between a number and its noun.
func continues(d *ud.Doc, k int) bool {
	w := &d.Words[k]
	if isTimeName(w.Form) {
		return false
	}
	switch upos(w) {
	case "NOUN", "PROPN", "ADJ", "DET":
		return true
	case "ADV", "PUNCT", "VERB", "PRON", "PART", "X", "NUM":
	default:
		return lower(w.Form) == "off" && k+1 < len(d.Words) && strings.HasPrefix(lower(d.Words[k+1].Form), "duty") // "12 off duty officers"
	}
	switch f := lower(w.Form); {
	case f == "-", f == "'s", f == "'", f == "others":
		return true
	case upos(w) == "PRON":
		return w.XPOS == "PRP$"
	case upos(w) == "ADV":
		return f == "more" || f == "mostly" || f == "mainly" || f == "largely" || f == "internally" || f == "seriously" || f == "severely" || f == "critically"
	case upos(w) == "VERB":
		return (w.XPOS == "VBN" || w.XPOS == "VBG") && nounFollows(d, k, len(d.Words)) || groupOf(w.Form) != "" // "seven inmates dead"
	}
	return false
}

// nounFollows reports whether the next word is a common noun: "displaced
// people" as against "displaced by".
func nounFollows(d *ud.Doc, k, end int) bool {
	for k++; k < end; k++ {
		switch u := upos(&d.Words[k]); {
		case u == "NOUN":
			return true
		case u != "ADJ":
			return false
		}
	}
	return false
}

// closes reports whether a plural noun ends the counted phrase.
//
//	"12 police officers Monday", "40 people west of the city"
func closes(d *ud.Doc, k, end int) bool {
	switch d.Words[k].XPOS {
	case "NNS", "NNPS":
		if k+1 < end && strings.Trim(lower(d.Words[k+1].Form), "s") == "'" { // "two hostages' bodies"
			return false
		}
		return k+1 >= end || upos(&d.Words[k+1]) != "NOUN"
	}
	return d.Words[k].Form == "people" || d.Words[k].Form == "others"
}

// climb sets top: from the number to the head of its phrase.
func (c *count) climb(d *ud.Doc) {
	top := c.end - 1
	for range c.stop - c.first + 1 {
		h := d.Words[top].Head
		if h < c.num || h >= c.stop || !d.Is(top, "nummod", "compound", "flat", "amod", "fixed", "advmod", "nmod", "dep", "det") {
			break
		}
		top = h
	}
	c.top = top
}

// isTimeName reports whether a word names a day or month: it is never counted.
func isTimeName(form string) bool {
	f := lower(form)
	switch f {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "overnight", "tonight":
		return true
	}
	return f != "may" && f != "mar" && f != "jun" && known().months[f] || form == "May"
}

// name returns the counted noun in lower case, "" if there is none.
func (c *count) name(d *ud.Doc) string {
	if c.noun < 0 {
		return ""
	}
	return lower(d.Words[c.noun].Form)
}

// upos returns the part of speech of a word, PROPN for every word of a name:
// the treebanks tag "United" in "United Nations" by what it means.
func upos(w *ud.Word) string {
	if strings.HasPrefix(w.XPOS, "NNP") {
		return "PROPN"
	}
	return w.UPOS
}

// lemma returns the lemma of word k in lower case, "" outside of the text.
func lemma(d *ud.Doc, k int) string {
	if k < 0 || k >= len(d.Words) {
		return ""
	}
	if l := d.Words[k].Lemma; l != "" {
		return lower(l)
	}
	return lower(d.Words[k].Form)
}
