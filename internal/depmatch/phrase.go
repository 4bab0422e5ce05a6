package depmatch

import "readout/internal/ud"

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
