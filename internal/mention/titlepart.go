package mention

import (
	"strings"

	"readout/internal/actor"
)

// titleInside reads the office that a known name begins with: "King Charles
// III". It returns t if there is none.
func (r *reader) titleInside(first, last int, t title) title {
	a := r.atomOf(first)
	if a == nil || a.sense(actor.Person) == nil || last-first < 2 {
		return t
	}
	for _, e := range r.kb.Lookup(r.forms[first]) {
		if e.Kind == actor.Office {
			return title{first: first, last: first + 1, office: e.Name, sectors: e.Sectors, owner: -1}
		}
	}
	return t
}

// endsTitle reports whether word i can end a title that stands before a name:
// "Iran's foreign minister, Hossein …", "the president of Chile, Gabriel …".
func (r *reader) endsTitle(i int) bool {
	a := r.atomOf(i)
	return a != nil && a.sense(actor.Office) != nil || strings.EqualFold(r.doc.Words[i].Lemma, "counterpart") ||
		r.headBefore(i) >= 0
}

// headBefore returns the last word of the office whose complement ends at word
// i: "minister" in "prime minister of the Czech Republic"; -1 if there is none.
func (r *reader) headBefore(i int) int {
	a := r.atomOf(i)
	if a == nil || a.last != i+1 || r.owning(i) == nil {
		return -1
	}
	k := a.first - 1
	if k > 0 && strings.EqualFold(r.forms[k], "the") {
		k--
	}
	if k < 1 {
		return -1
	}
	switch r.forms[k] {
	case "of", "for", "to":
		if o := r.atomOf(k - 1); o != nil && o.sense(actor.Office) != nil {
			return k - 1
		}
	}
	return -1
}

// owning returns the state or body that ends at word i and can own an office.
func (r *reader) owning(i int) *actor.Entry {
	if a := r.atomOf(i); a != nil {
		return a.sense(actor.State, actor.Territory, actor.Body, actor.Group)
	}
	return nil
}

// belongs reports whether what stands behind the office at word head owns it:
// not "the ambassador to Israel", not "the envoy for Syria".
func (r *reader) belongs(head int) bool {
	switch r.forms[head+1] {
	case "of":
		return true
	case "for":
		switch o := r.atomOf(head).sense(actor.Office); o.Name {
		case "Envoy", "Ambassador", "Coordinator", "Rapporteur", "Negotiator", "Adviser", "Commissioner":
			return false
		}
		return true
	}
	return false
}

// inside returns the country or body whose name begins the words of an office:
// "US" of "US official", "Kremlin" of "Kremlin spokesman".
func (r *reader) inside(a *atom) *actor.Entry {
	if a.last-a.first < 2 {
		return nil
	}
	senses, n := r.kb.Longest(r.forms[:a.last-1], a.first)
	if n == 0 {
		return nil
	}
	own := atom{senses: senses}
	return own.country()
}

// standing takes a word that says how an office is held.
func (r *reader) standing(t *title, form string) bool {
	for _, e := range r.kb.Lookup(form) {
		if e.Kind == actor.Standing {
			t.manner = e.Name
			return true
		}
	}
	return false
}

// hyphened returns the office and standing of a word that is both:
// "ex-president", "then-premier".
func (r *reader) hyphened(i int) (*actor.Entry, string) {
	before, after, ok := strings.Cut(r.forms[i], "-")
	if !ok {
		return nil, ""
	}
	var t title
	if !r.standing(&t, before) {
		return nil, ""
	}
	for _, e := range r.kb.Lookup(after) {
		if e.Kind == actor.Office {
			return e, t.manner
		}
	}
	return nil, ""
}
