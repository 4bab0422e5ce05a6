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
			} else if m := gerundMark(d, c); m != "" { // "barred the envoy from entering"
				f.add(Slot(m), c, via)
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
	if passive && !f.has(Agent) {
		addLowAgent(d, v, f, via)
	}
	x.addImplied(d, v, passive, f, via)
	addObjectPhrases(d, f, via)
	addMoreObjects(d, v, f, via)
	x.addRaised(d, v, f)
}

// gerundMark returns the preposition before a gerund that belongs to what the
// verb says, "" if there is none.
func gerundMark(d *ud.Doc, v int) string {
	m := d.Child(v, "mark")
	if m < 0 || d.Words[v].XPOS != "VBG" {
		return ""
	}
	switch p := lower(d.Words[m].Form); p {
	case "from", "of", "against", "about", "for", "into":
		return p
	}
	return ""
}

// addLowAgent adds the agent of a passive that a parser has hung from the phrase
// before it: "was received on Thursday by the king".
func addLowAgent(d *ud.Doc, v int, f *Frame, via Via) {
	for c := range d.Children(v) {
		if !d.Is(c, "obl") || c < v {
			continue
		}
		for k := range d.Children(c) {
			if d.Is(k, "nmod") && Preposition(d, k) == "by" {
				f.add(Agent, k, max(via, Light))
				return
			}
		}
	}
}

// addMoreObjects adds the objects coordinated with the first, and the phrases
// that hang from the last of them: "sent engineers and tents to Mali".
func addMoreObjects(d *ud.Doc, v int, f *Frame, via Via) {
	o := d.Child(v, "obj")
	if o < 0 {
		return
	}
	for c := range d.Children(o) {
		if d.Is(c, "appos") && isNominal(d, c) { // "declared the envoy persona non grata"
			f.add("as", c, max(via, Light))
		}
		if d.Is(c, "conj") && isNominal(d, c) {
			f.add(Patient, c, via)
			addPhrases(d, c, f, max(via, Light))
		}
	}
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
