package depmatch

import "readout/internal/ud"

func isCapital(form string) bool { return form != lower(form) }

// misreadSubject returns the subject of a past tense that a parser took for a
// participle before a noun, -1 if it is none. Nobody puts a participle between
// a name and the noun that it stands before.
//
//	"Bolivia severed ties with Israel": read as ties that are severed and Bolivian
func misreadSubject(d *ud.Doc, v int) int {
	n := d.Words[v].Head
	if n <= v || !d.Is(v, "amod") || d.Words[v].XPOS != "VBN" && d.Words[v].XPOS != "VBD" {
		return -1
	}
	if own := d.Child(v, "nsubj"); own >= 0 && own < v {
		return own
	}
	subject := -1
	for c := range d.Children(n) {
		if c >= v || d.Child(c, "case") >= 0 || !d.Is(c, "compound", "nsubj", "nmod", "amod") {
			continue
		}
		if isNominal(d, c) || d.Is(n, "root") && c == v-1 && isCapital(d.Words[c].Form) { // "Fidan thanked Erdogan"
			subject = c
		}
	}
	return subject
}
