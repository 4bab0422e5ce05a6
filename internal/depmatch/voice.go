package depmatch

import "readout/internal/ud"

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
