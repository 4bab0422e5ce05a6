package depmatch

import "readout/internal/ud"

// verbArgs adds the arguments of a verb, or of an adjective or noun used as a
// predicate ("Israel is responsible for …").
func (x *Lexicon) verbArgs(d *ud.Doc, v int, f *Frame, via Via) {
	if subject := misreadSubject(d, v); subject >= 0 {
		f.Passive = false
		f.add(Agent, subject, via)
		f.addCounted(d, Patient, d.Words[v].Head, via)
		addPhrases(d, d.Words[v].Head, f, max(via, Light))
	}
	passive := isPassive(d, v)
	for c := range d.Children(v) {
		switch r := d.Words[c].Deprel; r {
		case "nsubj", "csubj":
			f.addCounted(d, Agent, antecedent(d, c), via)
		case "nsubj:pass", "csubj:pass":
			f.addCounted(d, Patient, antecedent(d, c), via)
		case "nsubj:outer":
			f.add(Agent, c, via)
		case "obj":
			f.addCounted(d, Patient, antecedent(d, c), via)
		case "iobj":
			f.add("to", c, via)
			if d.Child(v, "obj") < 0 { // "urged Chad to leave", read so by some parsers
				f.add(Patient, c, via)
			}
		case "obl:agent":
			f.add(Agent, c, via)
		case "ccomp":
			f.add(That, c, via)
		case "advcl":
			if isCondition(d, c) {
				f.add(If, c, via)
			}
		case "xcomp":
			f.add(Do, c, via)
			if isNominal(d, c) && d.Child(c, "det") >= 0 && d.Child(c, "case") < 0 { // "lifted the curfew", misread
				f.add(Patient, c, via)
			}
		default:
			switch {
			case !ud.RelIs(r, "obl"):
			case d.Words[c].UPOS == "VERB": // "ordered the station to close", misread
				f.add(Do, c, via)
			default:
				f.addOblique(d, c, passive, via)
				addHanging(d, c, f, max(via, Light))
			}
		}
	}
	if !f.has(Do) {
		addInfinitive(d, v, f, via)
	}
	x.addImplied(d, v, passive, f, via)
	addObjectPhrases(d, f, via)
	x.addRaised(d, v, f)
}

// addInfinitive adds an infinitive that hangs as an adverbial clause: "called
// on Mali to leave".
func addInfinitive(d *ud.Doc, v int, f *Frame, via Via) {
	for c := range d.Children(v) {
		if !d.Is(c, "advcl") || c < v || isFinite(d, c) {
			continue
		}
		if m := d.Child(c, "mark"); m >= 0 && lower(d.Words[m].Form) == "to" {
			f.add(Do, c, max(via, Control))
			return
		}
	}
	if o := d.Child(v, "obj"); o >= 0 {
		for c := range d.Children(o) { // "ordered people living there to leave", hung too low
			if k := d.Child(c, "advcl", "xcomp"); d.Is(c, "acl") && k >= 0 && !isFinite(d, k) && d.Words[k].XPOS == "VB" {
				f.add(Do, k, max(via, Control))
			}
		}
	}
}

// addRaised adds what a verb shares with the one coordinated after it.
//
//	"met and addressed the press with the envoy": met with the envoy
func (x *Lexicon) addRaised(d *ud.Doc, v int, f *Frame) {
	if d.Child(v, "obj", "obl", "ccomp", "xcomp") >= 0 {
		return
	}
	c := d.Child(v, "conj")
	if c < 0 || d.Words[c].UPOS != "VERB" || d.Child(c, "nsubj") >= 0 {
		return
	}
	for k := range d.Children(c) {
		if d.Is(k, "obj") {
			addPhrases(d, k, f, Shared)
		}
		if d.Is(k, "obl") {
			f.addOblique(d, k, false, Shared)
		}
	}
}

// addObjectPhrases adds the prepositional phrases of the object: whether "with
// Chad" hangs from "signed" or from "deal" in "signed a deal with Chad" is a
// matter of taste, for treebanks and for taggers.
func addObjectPhrases(d *ud.Doc, f *Frame, via Via) {
	o := f.Get(Patient)
	if o < 0 || f.Passive {
		return
	}
	addPhrases(d, o, f, max(via, Light))
}

// isCondition reports whether an adverbial clause says under what condition:
// "if Chad attacks", "unless Chad leaves".
func isCondition(d *ud.Doc, v int) bool {
	for c := range d.Children(v) {
		if d.Is(c, "mark") && (lower(d.Words[c].Form) == "if" || lower(d.Words[c].Form) == "unless") {
			return true
		}
	}
	return false
}

// addHanging adds the phrases that name another side and hang from an oblique
// argument: "spoke by telephone with his counterpart".
func addHanging(d *ud.Doc, noun int, f *Frame, via Via) {
	for c := range d.Children(noun) {
		if !d.Is(c, "nmod") {
			continue
		}
		switch p := Preposition(d, c); p {
		case "with", "about", "over", "against":
			f.add(Slot(p), c, via)
		}
	}
}

// addPhrases adds the prepositional phrases that hang from a noun.
func addPhrases(d *ud.Doc, noun int, f *Frame, via Via) {
	for c := range d.Children(noun) {
		if d.Is(c, "nmod", "obl") && !d.Is(c, "nmod:poss") {
			if p := Preposition(d, c); p != "" {
				f.add(Slot(p), c, via)
			}
		}
	}
}

// addOblique files an oblique argument under its preposition.
//
//	"was struck by Israeli jets": agent · "met with the envoy": with
func (f *Frame) addOblique(d *ud.Doc, c int, passive bool, via Via) {
	switch p := Preposition(d, c); {
	case p == "" && !f.has(Patient) && !passive && d.Words[c].Deprel == "obl" && isPlural(d, c):
		f.add(Patient, c, via) // "expelled United Nations observers", misread
	case p == "":
	case p == "by" && passive:
		f.add(Agent, c, via)
	default:
		f.add(Slot(p), antecedent(d, c), via)
	}
}

func isPlural(d *ud.Doc, i int) bool { return d.Words[i].XPOS == "NNS" || d.Words[i].XPOS == "NNPS" }

// addImplied adds the subject that grammar leaves out, and the object that a
// relative clause has moved.
func (x *Lexicon) addImplied(d *ud.Doc, v int, passive bool, f *Frame, via Via) {
	own := d.Child(v, "nsubj", "csubj") >= 0
	if !own {
		s, how := x.implied(d, v, 0)
		if s < 0 && x.Personal[lower(d.Words[v].Lemma)] && d.Is(v, "ccomp") && d.Child(v, "expl") >= 0 {
			s, how = x.subject(d, d.Words[v].Head, 0) // "Chad says it is willing to talk"
		}
		how = max(how, via)
		switch {
		case s < 0:
		case passive && !f.has(Patient):
			f.addCounted(d, Patient, s, how)
		case !passive && !f.has(Agent):
			f.addCounted(d, Agent, s, how)
		}
	}
	// "the blockade that Israel imposed", "the strikes Israel carried out"
	if d.Is(v, "acl:relcl") && own && !passive && !f.has(Patient) {
		f.add(Patient, d.Words[v].Head, max(Gap, via))
	}
}

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
	if h < 0 || depth > 8 {
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
	return -1, 0
}

// adverbialSubject finds the subject of a clause without one that hangs from
// another clause: that clause's subject, or its object after verbs of blaming.
//
//	"pounded Gaza, killing 40" · "accused Israel of bombing a clinic"
func (x *Lexicon) adverbialSubject(d *ud.Doc, v, h, depth int) (int, Via) {
	if isFinite(d, v) {
		return -1, 0
	}
	if o := d.Child(h, "obj"); o >= 0 && o < v {
		for c := range d.Children(v) {
			if d.Is(c, "mark", "case") && (d.Words[c].Lemma == "of" || d.Words[c].Lemma == "from") {
				return antecedent(d, o), Control
			}
		}
	}
	s, how := x.subject(d, h, depth+1)
	return s, max(how, Control)
}

// isFinite reports whether a verb is tensed, itself or through an auxiliary.
func isFinite(d *ud.Doc, v int) bool {
	for c := range d.Children(v) {
		if d.Is(c, "aux", "cop") && finiteTag(d.Words[c].XPOS) {
			return true
		}
	}
	return finiteTag(d.Words[v].XPOS)
}

func finiteTag(xpos string) bool {
	switch xpos {
	case "VBD", "VBP", "VBZ", "MD":
		return true
	}
	return false
}

// isPassive reports whether a verb's subject is its patient.
//
//	"was struck" · "the town seized by rebels" · "were beaten and arrested"
func isPassive(d *ud.Doc, v int) bool {
	if d.Child(v, "aux:pass", "nsubj:pass") >= 0 {
		return true
	}
	if d.Words[v].XPOS != "VBN" || d.Child(v, "aux", "nsubj") >= 0 || isMisread(d, v) {
		return false
	}
	switch h := d.Words[v].Head; {
	case d.Is(v, "acl", "advcl", "amod", "root", "parataxis"):
		return true
	case d.Is(v, "conj") && h >= 0:
		return isPassive(d, h)
	}
	return false
}

// isMisread reports whether a participle that hangs from a noun must be the
// verb of the sentence: it has an object, or there is no other verb.
//
//	"The king praised Egypt": read by some parsers as "the king [who was] praised Egypt"
func isMisread(d *ud.Doc, v int) bool {
	h := d.Words[v].Head
	if h < 0 || !d.Is(v, "acl") {
		return false
	}
	if o := d.Child(v, "obj"); o > v {
		return true
	}
	if h > v || d.Child(v, "obl:agent") >= 0 {
		return false
	}
	for d.Is(h, "nmod") { // "Thousands of students protested"
		h = d.Words[h].Head
	}
	return d.Words[h].Deprel == "root" && d.Child(h, "cop", "nsubj") < 0
}

// Passive reports whether the subject of the verb is its patient.
func Passive(d *ud.Doc, v int) bool { return isPassive(d, v) }

// Finite reports whether the verb is tensed, itself or through an auxiliary.
func Finite(d *ud.Doc, v int) bool { return isFinite(d, v) }

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

// Preposition returns the preposition of a phrase in lower case, "" if it has
// none. A fixed expression gives its words: "on behalf of".
func Preposition(d *ud.Doc, i int) string {
	c := d.Child(i, "case")
	if c < 0 {
		return ""
	}
	p := lower(d.Words[c].Form)
	for k := range d.Children(c) {
		if d.Is(k, "fixed") {
			p += " " + lower(d.Words[k].Form)
		}
	}
	return p
}
