package mention

import (
	"strings"

	"readout/internal/actor"
	"readout/internal/ud"
)

// A title is what the words beside a name say of the person.
type title struct {
	first, last int      // its words
	office      string   // canonical; "" if no title stands there
	also        []string // further offices: "Prime Minister and Foreign Minister"
	manner      string   // "acting", "former", "deputy" …
	country     string
	sectors     []string
	group       *actor.Entry // "Hamas leader": the body or group
	counterpart bool         // "his Turkish counterpart": the office is the owner's
	owner       int          // word of the possessor that is a person or pronoun, -1
	joined      bool         // "and" stands between two offices
}

// longest title that is looked for, in words.
const maxTitle = 14

// titleBefore reads the title that ends right before a name.
//
//	"Iran's acting foreign minister Ali Bagheri" · "his Turkish counterpart, Hakan Fidan"
//	"the president of the United States Donald Trump" · "Prime Minister and Foreign Minister X"
func (r *reader) titleBefore(name int, s ud.Sentence) title {
	t := title{owner: -1, first: name, last: name}
	i := name - 1
	for i >= s.First && honorific(r.forms[i]) {
		i--
	}
	if i >= s.First && (r.forms[i] == "of" || r.forms[i] == "for") {
		return title{owner: -1} // "the head of Yoon's party" is not Yoon
	}
	if i > s.First && r.forms[i] == "," && r.endsTitle(i-1) {
		i--
	}
	for ; i >= s.First && i > name-maxTitle; i-- {
		if head := r.headBefore(i); head >= 0 && t.office == "" {
			if r.belongs(head) {
				t.takeCountry(r.owning(i))
			}
			i, t.first = head+1, head+1
			continue
		}
		if a := r.atomOf(i); a != nil {
			if !r.take(&t, a) {
				break
			}
			i, t.first = a.first, a.first
			continue
		}
		if !r.titleWord(&t, i, s) {
			break
		}
		t.first = i
	}
	if t.office == "" && !t.counterpart {
		return r.titleOver(name, s)
	}
	return t
}

// titleOver reads the title that a name between commas explains, with what
// stands behind the office.
//
//	"The head of Yoon's own party, Han Dong-hoon, said"
func (r *reader) titleOver(name int, s ud.Sentence) title {
	t := title{owner: -1}
	h := r.doc.Words[name].Head
	if !r.doc.Is(name, "appos") || h < s.First || h > name || r.forms[name-1] != "," || r.namingAt[h] != 0 {
		return t
	}
	a := r.atomOf(h)
	if a == nil || a.sense(actor.Office) == nil {
		return t
	}
	t.takeOffice(a.sense(actor.Office))
	t.first, t.last = a.first, a.last
	for i := a.last; i < name-1; i++ {
		if r.namingAt[i] != 0 && t.owner < 0 {
			t.owner = i
		}
		if in := r.atomOf(i); in != nil && in.country() != nil {
			t.takeCountry(in.country())
		}
	}
	return t
}

// take adds what a known word says; false if it is no part of a title.
func (r *reader) take(t *title, a *atom) bool {
	switch e := a.sense(actor.Office, actor.Standing); {
	case e != nil && e.Kind == actor.Office:
		t.takeOffice(e)
		if in := r.inside(a); in != nil {
			t.takeCountry(in)
		}
		return true
	case e != nil:
		if e.Name != "senior" {
			t.manner = e.Name
		}
		return true
	}
	e := a.country()
	switch {
	case e != nil:
		t.takeCountry(e)
	case a.sense(actor.Group, actor.Body) != nil:
		t.takeCountry(a.sense(actor.Group, actor.Body))
	default:
		return a.sense(actor.Noun) != nil
	}
	return true
}

func (t *title) takeOffice(e *actor.Entry) {
	switch {
	case t.office == "":
		t.office, t.sectors = e.Name, e.Sectors
	case e.Name != t.office && t.joined:
		t.also = append(t.also, e.Name)
	}
}

func (t *title) takeCountry(e *actor.Entry) {
	if t.country == "" {
		t.country = e.Country
	}
	if e.Kind == actor.Group || e.Kind == actor.Body {
		if t.group == nil {
			t.group = e
		}
		if len(t.sectors) == 0 {
			t.sectors = e.Sectors
		}
	}
}

// titleWord reports whether a word that is not in the knowledge base may stand
// inside a title, and takes what it says.
func (r *reader) titleWord(t *title, i int, s ud.Sentence) bool {
	w := &r.doc.Words[i]
	switch {
	case r.namingAt[i] != 0: // "Erdogan's foreign minister Hakan Fidan"
		t.owner = i
		return false
	case strings.EqualFold(w.Lemma, "counterpart"):
		t.counterpart = true
		return true
	case w.XPOS == "PRP$" || w.XPOS == "PRP":
		t.owner = i
		return false
	case w.UPOS == "PART" || w.XPOS == "POS", isJointForm(w.Form):
		return true
	case w.Form == "of" || w.Form == "for":
		return i > s.First && r.endsTitle(i-1)
	case w.Form == "and": // not "the Chinese president and the Russian president X"
		t.joined = i > s.First && t.country == "" && r.endsTitle(i-1)
		return t.joined
	case r.doc.Child(i, "nsubj") >= 0: // "the general dismissed President X"
		return false
	case t.manner == "" && (w.XPOS == "VBN" || w.XPOS == "VBD" || r.isJoint(i+1)): // "ousted president X", "then-premier Y"
		return !(w.XPOS == "VBD" && r.doc.Child(i, "nsubj") >= 0) && r.standing(t, w.Form) // not "Congress removed President X"
	}
	if office, manner := r.hyphened(i); office != nil {
		t.takeOffice(office)
		t.manner = manner
		return true
	}
	return w.UPOS == "ADJ" || w.UPOS == "NOUN" || w.UPOS == "PROPN" && t.office != ""
}

func isJointForm(s string) bool {
	return s == "-" || s == "‐" || s == "‑" || s == "’s" || s == "'s"
}

// titleAfter reads the title in apposition after a name.
//
//	"Hakan Fidan, the Turkish foreign minister, said" · "Ali Ahmed, a spokesman for the army"
func (r *reader) titleAfter(last int, s ud.Sentence) title {
	t := title{owner: -1, first: last, last: last}
	if last >= s.Last || r.forms[last] != "," && r.forms[last] != "(" {
		return t
	}
	for i := last + 1; i < s.Last && i < last+maxTitle; i++ {
		if a := r.atomOf(i); a != nil {
			if !r.take(&t, a) {
				return t
			}
			i, t.last = a.last-1, a.last
			continue
		}
		if !r.afterWord(&t, i) {
			return t
		}
	}
	return t
}

func (r *reader) afterWord(t *title, i int) bool {
	w := &r.doc.Words[i]
	switch {
	case r.namingAt[i] != 0:
		return false
	case w.XPOS == "PRP$":
		t.owner = i
		return true
	case w.UPOS == "ADP":
		return t.office != "" && (w.Form == "of" || w.Form == "for" || w.Form == "to" || w.Form == "in")
	case w.UPOS == "DET" || w.UPOS == "ADJ" || w.UPOS == "X" || w.UPOS == "PART" || isJointForm(w.Form):
		return true
	case w.UPOS == "NOUN":
		return t.office == ""
	}
	return false
}
