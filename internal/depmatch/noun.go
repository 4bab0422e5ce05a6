package depmatch

import (
	"strings"

	"readout/internal/ud"
)

func lower(s string) string { return strings.ToLower(s) }

// nounArgs adds the arguments of a noun that names an act: its own dependents,
// then those of the verb that carries it.
//
//	"Israel's strikes on Gaza" · "held talks with Iran" · "said during a visit to Baku"
func (x *Lexicon) nounArgs(d *ud.Doc, n int, f *Frame) {
	x.nominalDependents(d, n, f, Direct)
	head := n
	for d.Is(head, "conj") && d.Words[head].Head >= 0 || isPart(d, head) { // "strikes and raids on the camp"
		head = d.Words[head].Head
		if isNominal(d, head) {
			x.nominalDependents(d, head, f, Shared)
		}
	}
	x.carrier(d, head, f)
}

// isPart reports whether a noun only hangs from one that counts acts out: "a
// round of talks", "two days of protests".
func isPart(d *ud.Doc, i int) bool {
	switch h := d.Words[i].Head; {
	case h >= 0 && d.Is(i, "compound"): // "a sanctions package"
		return d.Words[h].Lemma == "package"
	case h < 0 || !d.Is(i, "nmod") || Preposition(d, i) != "of":
		return false
	}
	switch d.Words[d.Words[i].Head].Lemma {
	case "round", "series", "wave", "set", "package", "batch", "string", "spate", "session", "day", "week", "tranche", "number":
		return true
	}
	return false
}

func (x *Lexicon) nominalDependents(d *ud.Doc, n int, f *Frame, via Via) {
	for c := range d.Children(n) {
		switch r := d.Words[c].Deprel; {
		case r == "nmod:poss": // "Israel's strikes"
			f.add(Agent, antecedent(d, c), via)
		case ud.RelIs(r, "nmod"):
			switch p := Preposition(d, c); p {
			case "":
			case "by": // "strikes by Israel"
				f.add(Agent, c, via)
				f.add("by", c, via)
			default:
				f.add(Slot(p), c, via)
				if p == "of" { // "the withdrawal of forces from Mali"
					addPhrases(d, c, f, max(via, Light))
					addAgent(d, c, f)
				}
			}
		case ud.RelIs(r, "compound") || r == "amod": // "Israeli strikes", "phone call"
			f.add(Mod, c, via)
			for k := range d.Children(c) { // "Chinese cyber attacks"
				if d.Is(k, "amod", "compound") {
					f.add(Mod, k, max(via, Light))
				}
			}
		case r == "acl" && (d.Words[c].XPOS == "VBN" || d.Words[c].XPOS == "VBD"): // "strikes carried out by Israel"
			x.passiveCarrier(d, c, f)
		case r == "acl" && d.Words[c].UPOS == "VERB" && !isFinite(d, c): // "a demand to leave"
			f.add(Do, c, via)
		case r == "acl" || r == "ccomp": // "the demand that troops leave"
			f.add(That, c, via)
		case r == "acl:relcl": // "the siege that Israel imposed"
			x.relativeCarrier(d, c, n, f)
		}
	}
}

// addAgent adds who did it where "by" hangs from those it was done to: "the
// torture of prisoners by guards".
func addAgent(d *ud.Doc, victim int, f *Frame) {
	for c := range d.Children(victim) {
		if d.Is(c, "nmod") && Preposition(d, c) == "by" {
			f.add(Agent, c, Light)
		}
	}
}

func (x *Lexicon) passiveCarrier(d *ud.Doc, v int, f *Frame) {
	for c := range d.Children(v) {
		if d.Is(c, "obl") {
			if p := Preposition(d, c); p == "by" {
				f.add(Agent, c, Light)
			} else if p != "" {
				f.add(Slot(p), c, Light)
			}
		}
	}
}

func (x *Lexicon) relativeCarrier(d *ud.Doc, v, noun int, f *Frame) {
	if !x.Light[Key(d, v)] {
		return
	}
	var g Frame
	x.verbArgs(d, v, &g, Light)
	for _, a := range g.Args {
		if a.Word != noun {
			f.add(a.Slot, a.Word, Light)
		}
	}
}

// carrier adds what the verb around a noun gives: all of a light verb's
// arguments, or the subject of the clause in which the noun is an occasion.
func (x *Lexicon) carrier(d *ud.Doc, n int, f *Frame) {
	h := d.Words[n].Head
	if h < 0 {
		return
	}
	isVerb := d.Words[h].UPOS == "VERB"
	raised := x.raised(d, n, h)
	switch {
	case raised >= 0:
		f.Verb = raised
		x.lightArgs(d, raised, n, f)
	case isVerb && d.Is(n, "obj", "nsubj:pass") && x.Light[Key(d, h)]:
		f.Verb = h
		f.Passive = isPassive(d, h)
		x.lightArgs(d, h, n, f)
	case isVerb && d.Is(n, "nsubj") && x.Happens[lemmaOf(&d.Words[h])]:
		f.Verb = h // "protests erupted across Chad", "talks resumed between the two"
		x.lightArgs(d, h, n, f)
	case isVerb && d.Is(n, "nsubj", "nsubj:pass"):
		f.Verb = h // "the talks collapsed", "the visit was postponed"
	case isVerb && d.Is(n, "obj"):
		f.Verb = h                              // "cancelled the visit", "condemned the strikes"
		if s, _ := x.subject(d, h, 0); s >= 0 { // "closing a tour of Chad, he said"
			f.add(Agent, s, Host)
		}
	case isVerb && d.Is(n, "obl") && isOccasion(Preposition(d, n)):
		// "he said during a meeting with the president"
		if s, _ := x.subject(d, h, 0); s >= 0 {
			f.add(Agent, s, Host)
		}
	case d.Is(n, "nmod") && isOccasion(Preposition(d, n)) && d.Words[h].UPOS == "PROPN":
		// "Mr Fidan, in a phone call with his counterpart, …"
		f.add(Agent, h, Host)
	}
}

// raised returns the infinitive that tells what a noun is to do or how it is to be
// done, below the word whose subject it is; -1 if there is none.
//
//	"talks are due to be [held] in Oslo" · "a summit is expected to [begin] today"
func (x *Lexicon) raised(d *ud.Doc, n, h int) int {
	if !d.Is(n, "nsubj", "nsubj:pass") {
		return -1
	}
	v := d.Child(h, "xcomp")
	if v < 0 || d.Words[v].UPOS != "VERB" || d.Child(v, "mark") < 0 || d.Child(v, "nsubj", "nsubj:pass") >= 0 {
		return -1
	}
	if x.Happens[lemmaOf(&d.Words[v])] || x.Light[Key(d, v)] && isPassive(d, v) {
		return v
	}
	return -1
}

// lightArgs adds the arguments of a light verb, but the noun itself.
//
//	"Israel imposed a blockade on Gaza" · "a blockade was imposed on Gaza by Israel"
func (x *Lexicon) lightArgs(d *ud.Doc, v, noun int, f *Frame) {
	var g Frame
	x.verbArgs(d, v, &g, Light)
	for _, a := range g.Args {
		if a.Word != noun && a.Slot != Patient {
			f.add(a.Slot, a.Word, a.Via)
		}
	}
}

func isNominal(d *ud.Doc, i int) bool {
	switch d.Words[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}

// isOccasion reports whether a preposition makes a phrase the occasion of what
// the clause tells: "during a visit", "in a call".
func isOccasion(p string) bool {
	switch p {
	case "during", "in", "at", "on", "after", "following", "before", "ahead of", "over", "for":
		return true
	}
	return false
}
