package depmatch

import "readout/internal/ud"

// Subject returns the word that is the surface subject of a predicate, its own
// or the one grammar lets it share, and how it was found; -1 if there is none.
func (x *Lexicon) Subject(d *ud.Doc, v int) (int, Via) { return x.subject(d, v, 0) }

func (x *Lexicon) subject(d *ud.Doc, v, depth int) (int, Via) {
	if c := d.Child(v, "nsubj", "csubj"); c >= 0 {
		return antecedent(d, c), Direct
	}
	return x.implied(d, v, depth)
}

// implied returns the subject of a predicate that has none of its own.
func (x *Lexicon) implied(d *ud.Doc, v, depth int) (int, Via) {
	h := d.Words[v].Head
	if h < 0 {
		return lostSubject(d, v), Gap
	}
	if depth > 8 {
		return -1, 0
	}
	switch r := d.Words[v].Deprel; {
	case r == "conj": // "Iran condemned the strike and called for a truce"
		s, how := x.subject(d, h, depth+1)
		return s, max(how, Shared)
	case r == "xcomp": // "vowed to strike", "urged Israel to stop"
		return x.controller(d, v, h, depth)
	case r == "acl:relcl": // "the jets that struck the camp"
		return h, Gap
	case r == "acl":
		return x.aclSubject(d, v, h, depth)
	case r == "advcl" || r == "ccomp" && !isFinite(d, v):
		return x.adverbialSubject(d, v, h, depth)
	case r == "parataxis" && !isFinite(d, v):
		s, how := x.subject(d, h, depth+1)
		return s, max(how, Control)
	}
	return -1, 0
}

// lostSubject returns the subject of the main verb that a parser has taken for
// an apposition to the date before it, -1 if there is none.
//
//	"In a call with the king on Monday, President Diallo urged restraint"
func lostSubject(d *ud.Doc, v int) int {
	if !isFinite(d, v) || isPassive(d, v) || d.Child(v, "expl") >= 0 || v == 0 {
		return -1
	}
	for i := v - 1; i >= 0 && i > v-12 && d.Words[i].UPOS != "VERB"; i = d.Words[i].Head {
		if d.Is(i, "appos") && d.Words[i].UPOS == "PROPN" && i < v {
			return i
		}
		if d.Words[i].Head < 0 || d.Words[i].Head > v {
			break
		}
	}
	return -1
}

// controller finds whose act an infinitive is: the object's of most verbs that
// have one ("urged Israel to stop"), else the subject's ("vowed to strike").
func (x *Lexicon) controller(d *ud.Doc, v, h, depth int) (int, Via) {
	if !x.SubjectRules[Key(d, h)] && !isPassive(d, h) {
		if o := d.Child(h, "obj", "iobj"); o >= 0 {
			return antecedent(d, o), Control
		}
		// "called on Muslim states to back …"
		if o := d.Child(h, "obl"); o >= 0 && o < v && Preposition(d, o) == "on" {
			return o, Control
		}
	}
	s, how := x.subject(d, h, depth+1)
	return s, max(how, Control)
}

// aclSubject finds the subject of a participle or infinitive that hangs from a
// noun.
//
//	"troops holding the town" · "the aid sent to Gaza" · "Iran's decision to send aid"
func (x *Lexicon) aclSubject(d *ud.Doc, v, noun, depth int) (int, Via) {
	if d.Words[v].XPOS == "VBG" && isWrit(d.Words[noun].Lemma) && d.Is(noun, "obj", "conj") {
		if s, how := x.subject(d, d.Words[noun].Head, depth+1); s >= 0 { // "signed an order lifting the ban"
			return s, max(how, Control)
		}
	}
	switch d.Words[v].XPOS {
	case "VBG", "VBN", "VBD":
		return noun, Gap
	}
	if p := d.Child(noun, "nmod:poss"); p >= 0 {
		return p, Control
	}
	if d.Is(noun, "obj", "nsubj:pass") {
		s, how := x.subject(d, d.Words[noun].Head, depth+1)
		return s, max(how, Control)
	}
	if d.Is(noun, "nsubj") {
		return noun, Gap
	}
	if c := d.Child(noun, "nsubj"); c >= 0 { // "is the first to visit Chad"
		return antecedent(d, c), Control
	}
	if d.Is(noun, "xcomp") { // "became the first to visit Chad"
		s, how := x.subject(d, d.Words[noun].Head, depth+1)
		return s, max(how, Control)
	}
	return -1, 0
}

// isWrit reports whether a noun is a paper by which its author acts.
func isWrit(lemma string) bool {
	switch lemma {
	case "order", "deal", "agreement", "treaty", "pact", "accord", "decree", "bill", "law", "act", "resolution", "statement", "proclamation", "motion", "letter", "declaration",
		"ruling", "warrant", "memorandum", "edict", "communiqué", "report", "directive", "legislation":
		return true
	}
	return false
}

// adverbialSubject finds the subject of a clause without one that hangs from
// another clause: that clause's subject, or its object after verbs of blaming.
//
//	"pounded Gaza, killing 40" · "accused Israel of bombing a clinic" · "thanked Chad for freeing"
func (x *Lexicon) adverbialSubject(d *ud.Doc, v, h, depth int) (int, Via) {
	if isFinite(d, v) {
		return -1, 0
	}
	if o := d.Child(h, "obj"); o >= 0 && o < v {
		for c := range d.Children(v) {
			if d.Is(c, "mark", "case") && (d.Words[c].Lemma == "of" || d.Words[c].Lemma == "from" || d.Words[c].Lemma == "for") {
				return antecedent(d, o), Control
			}
		}
	}
	s, how := x.subject(d, h, depth+1)
	return s, max(how, Control)
}

// Antecedent returns the noun that a relative pronoun stands for, or the word
// itself.
func Antecedent(d *ud.Doc, i int) int { return antecedent(d, i) }

// antecedent returns the noun that a relative pronoun stands for, or the word
// itself.
//
//	"Fidan, who met the envoy": who → Fidan
func antecedent(d *ud.Doc, i int) int {
	if !isRelative(d, i) {
		return i
	}
	for h := d.Words[i].Head; h >= 0; h = d.Words[h].Head {
		if d.Is(h, "acl:relcl") {
			return d.Words[h].Head
		}
	}
	return i
}

func isRelative(d *ud.Doc, i int) bool {
	switch d.Words[i].XPOS {
	case "WDT", "WP", "WP$":
		return true
	}
	return false
}
