package event

import (
	"slices"
	"strings"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// overNoun returns what a verb makes of the act that noun i under it names, ""
// if it leaves it as it is: "insisted on a withdrawal", but not what was said
// during a visit.
func (r *reader) overNoun(v, i int) record.Status {
	key := depmatch.Key(r.doc, v)
	if s := statuses()["object "+key]; s != "" {
		return s
	}
	if r.isOccasion(i) {
		return ""
	}
	return statuses()["over "+key]
}

// underNoun returns the status that a noun gives to the one that hangs from it:
// "a proposal for the withdrawal of the troops".
func (r *reader) underNoun(i int) (record.Status, string) {
	h := r.doc.Words[i].Head
	if h >= 0 && r.doc.Is(i, "nsubj") && isUncertain(r.doc.Words[h].Lemma) {
		return record.Hypothetical, "said to be " + r.doc.Words[h].Lemma
	}
	if h < 0 || !r.doc.Is(i, "nmod") || r.doc.Words[h].UPOS != "NOUN" {
		return "", ""
	}
	lemma := strings.ToLower(r.doc.Words[h].Lemma)
	return statuses()["noun "+lemma], "under " + lemma
}

// isUncertain reports whether an adjective leaves open whether what it is said of
// comes about: "an attack on Moldova is unlikely".
func isUncertain(lemma string) bool {
	switch lemma {
	case "unlikely", "likely", "possible", "impossible", "probable", "improbable", "inevitable", "imminent", "conceivable", "unthinkable":
		return true
	}
	return false
}

// isOngoing reports whether a noun of harm is what somebody ends or is to end.
func (r *reader) isOngoing(p *Pattern, f *depmatch.Frame) bool {
	v := f.Verb
	if v < 0 {
		v = r.hostVerb(f.Pred)
	}
	return isHarm(p.Type) && v >= 0 && v != f.Pred && r.governs(v, f.Pred) && statuses()["harm "+depmatch.Key(r.doc, v)] != ""
}

// isTold reports whether a verb only makes known what was done.
func (r *reader) isTold(v int) bool { return statuses()["told "+depmatch.Key(r.doc, v)] != "" }

// isDoneWhenTold reports whether acts of a pattern's type are announced once
// they are done or in force: arrests, sanctions, a resignation; not a visit.
func isDoneWhenTold(p *Pattern) bool {
	return isHarm(p.Type) || isVerbal(p.Type) || slices.Contains(p.Mode, "resign")
}

// isPerformed reports whether an act is done by being offered: an apology, but
// not a meeting.
func (r *reader) isPerformed(p *Pattern, v int, s record.Status) bool {
	return s == record.Hypothetical && (p.Type == plover.Concede || p.Type == plover.Support) && r.args.Light[depmatch.Key(r.doc, v)]
}

// isOccasion reports whether a noun is the occasion of what its clause tells:
// "in a call with Chad, Mali discussed the border".
func (r *reader) isOccasion(i int) bool {
	if !r.doc.Is(i, "obl") {
		return false
	}
	switch depmatch.Preposition(r.doc, i) {
	case "in", "during", "at", "after", "following", "on":
		return true
	}
	return false
}

// modified returns the status that an adjective or determiner gives a noun:
// "the upcoming meeting", "no agreement".
func (r *reader) modified(i int) (record.Status, string) {
	for c := range r.doc.Children(i) {
		switch lemma := strings.ToLower(r.doc.Words[c].Lemma); {
		case r.doc.Is(c, "det") && lemma == "no":
			return record.Negated, "no"
		case r.doc.Is(c, "amod", "compound", "acl"):
			if s := statuses()["mod "+lemma]; s != "" {
				return s, lemma
			}
		}
	}
	return "", ""
}

// hostVerb returns the nearest verb above a noun, -1 if there is none.
func (r *reader) hostVerb(i int) int {
	for h := r.doc.Words[i].Head; h >= 0; h = r.doc.Words[h].Head {
		if r.doc.Words[h].UPOS == "VERB" {
			return h
		}
	}
	return -1
}

// governs reports whether noun i is an object or oblique of verb v, at most one
// noun between: "called for an end to the siege".
func (r *reader) governs(v, i int) bool {
	h := r.doc.Words[i].Head
	return h == v || h >= 0 && r.doc.Words[h].Head == v
}
