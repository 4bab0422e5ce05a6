package event

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

//go:embed status.txt
var statusWords string

// statuses maps lemmas to what they make of the act they govern, by kind of
// word; see status.txt.
var statuses = sync.OnceValue(func() map[string]record.Status {
	m := map[string]record.Status{}
	for line := range strings.SplitSeq(statusWords, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		for _, lemma := range fields[2:] {
			m[fields[0]+" "+strings.ReplaceAll(lemma, "_", " ")] = record.Status(fields[1])
		}
	}
	return m
})

// statusOf returns how real the clause makes the act, and why if it is not
// actual.
func (r *reader) statusOf(p *Pattern, f *depmatch.Frame) (record.Status, string) {
	if p.Status != "" {
		return p.Status, "the pattern says so"
	}
	if s, why := r.modified(f.Pred); s != "" {
		return s, why
	}
	if s, why := r.underNoun(f.Pred); s != "" {
		return s, why
	}
	v := f.Verb
	if v >= 0 && v != f.Pred && r.isTold(v) && isDoneWhenTold(p) {
		return r.verbStatus(v)
	}
	if v < 0 {
		v = r.hostVerb(f.Pred)
		if v < 0 {
			return record.Actual, ""
		}
		if !r.governs(v, f.Pred) || r.isTold(v) && isDoneWhenTold(p) {
			return record.Actual, ""
		}
		if s := r.overNoun(v, f.Pred); s != "" {
			return s, "under " + r.doc.Words[v].Lemma
		}
		return record.Actual, ""
	}
	if v != f.Pred { // "cancelled the visit", "the talks were postponed"
		if s := r.overNoun(v, f.Pred); s != "" && !r.isPerformed(p, v, s) {
			return s, "under " + r.doc.Words[v].Lemma
		}
	}
	return r.verbStatus(v)
}

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
	if h < 0 || !r.doc.Is(i, "nmod") || r.doc.Words[h].UPOS != "NOUN" {
		return "", ""
	}
	lemma := strings.ToLower(r.doc.Words[h].Lemma)
	return statuses()["noun "+lemma], "under " + lemma
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

// verbStatus returns the status of a verb from its auxiliaries, its negation
// and the verbs above it.
func (r *reader) verbStatus(v int) (record.Status, string) {
	if h := r.doc.Words[v].Head; r.isFirstTo(v, h) {
		return r.predicateStatus(h)
	}
	if s, why := r.ownStatus(v); s != "" {
		return s, why
	}
	h := r.doc.Words[v].Head
	infinitive := r.marked(v, "to") && !depmatch.Finite(r.doc, v)
	switch {
	case h < 0 && infinitive && r.doc.Child(v, "nsubj") >= 0:
		return record.Planned, "a subject with an infinitive" // "Chad to host talks"
	case h < 0:
		return record.Actual, ""
	case r.doc.Is(v, "conj") && r.doc.Words[h].UPOS == "VERB" && !infinitive && r.doc.Child(v, "aux", "nsubj") < 0:
		return r.verbStatus(h) // "will meet the king and sign the treaty"
	case infinitive:
		return r.infinitiveStatus(v, h)
	case r.doc.Is(v, "xcomp", "ccomp", "acl") || r.doc.Is(v, "advcl") && r.markedAny(v, "for", "from", "of", "on", "against", "to", "about"):
		if r.doc.Is(v, "ccomp") && depmatch.Finite(r.doc, v) && r.isTold(h) { // "announced that it had sent aid"
			break
		}
		if s := statuses()["over "+depmatch.Key(r.doc, h)]; s != "" { // "called for sending aid"
			return s, "under " + r.doc.Words[h].Lemma
		}
	}
	if r.doc.Is(v, "advcl", "xcomp") && r.doc.Words[v].XPOS == "VBG" && r.doc.Words[h].UPOS == "VERB" {
		s, why := r.verbStatus(h)                        // "will start supplying gas"
		if s == record.Negated && r.doc.Is(v, "advcl") { // "did not stop, calling for a vote"
			return record.Actual, ""
		}
		return s, why
	}
	return record.Actual, ""
}

// isFirstTo reports whether an infinitive says what somebody is the first to have
// done: "became the first president to visit Chad".
func (r *reader) isFirstTo(v, h int) bool {
	if h < 0 || !r.doc.Is(v, "acl", "xcomp") || !r.marked(v, "to") {
		return false
	}
	if n := r.doc.Child(h, "obj", "xcomp"); n >= 0 && r.doc.Words[h].Lemma == "become" { // hung too high
		h = n
	}
	for c := range r.doc.Children(h) {
		if w := &r.doc.Words[c]; r.doc.Is(c, "amod") && (w.Lemma == "only" || w.Lemma == "last" || strings.Contains(w.Feats, "NumType=Ord")) {
			return true
		}
	}
	return false
}

// predicateStatus returns the status of the clause in which a noun says what
// somebody is or becomes.
func (r *reader) predicateStatus(n int) (record.Status, string) {
	if r.doc.Words[n].UPOS == "VERB" {
		return r.verbStatus(n)
	}
	if r.doc.Is(n, "xcomp", "obj") && r.doc.Words[n].Head >= 0 {
		return r.verbStatus(r.doc.Words[n].Head)
	}
	if s, why := r.ownStatus(n); s != "" {
		return s, why
	}
	return record.Actual, ""
}

// infinitiveStatus returns the status of an infinitive by the word it hangs
// from; without one that says it was done, it is only an aim.
func (r *reader) infinitiveStatus(v, h int) (record.Status, string) {
	w := &r.doc.Words[h]
	if w.Lemma == "be" && depmatch.Finite(r.doc, h) { // "is to meet"
		return record.Planned, "is to"
	}
	if r.isTold(h) && w.UPOS == "VERB" && depmatch.Passive(r.doc, h) { // "is believed to have been killed"
		return r.verbStatus(h)
	}
	if s := statuses()["over "+depmatch.Key(r.doc, h)]; s != "" {
		return s, "under " + w.Lemma
	}
	if s := statuses()["adj "+strings.ToLower(w.Lemma)]; s != "" {
		return s, "under " + w.Lemma
	}
	if w.UPOS == "VERB" && factive(w.Lemma) && r.doc.Is(v, "xcomp", "advcl") {
		return r.verbStatus(h)
	}
	return record.Hypothetical, "an infinitive"
}

// ownStatus returns the status that a verb's own auxiliaries and particles
// give it, "" if they give none.
func (r *reader) ownStatus(v int) (status record.Status, why string) {
	for c := range r.doc.Children(v) {
		lemma := strings.ToLower(r.doc.Words[c].Lemma)
		switch {
		case r.doc.Is(c, "advmod", "det", "cc:preconj") && isNegation(lemma):
			return record.Negated, lemma // "will not meet"
		case r.doc.Is(c, "mark") && lemma == "due": // "is due to meet"
			return record.Planned, lemma
		case r.doc.Is(c, "mark") && lemma == "to" && r.hasBeBefore(v, c): // "is to meet"
			return record.Planned, "is to"
		case r.doc.Is(c, "mark", "advmod") && (lemma == "if" || lemma == "unless"):
			return record.Hypothetical, lemma
		case r.doc.Is(c, "aux"):
			if s := r.modalStatus(v, lemma); s != "" {
				status, why = s, lemma
			}
		}
	}
	return status, why
}

// hasBeBefore reports whether a form of "be" that belongs to a verb stands before
// word i: "is to be killed", but not "is believed to be killed".
func (r *reader) hasBeBefore(v, i int) bool {
	for c := range r.doc.Children(v) {
		if c < i && r.doc.Is(c, "aux", "cop") && r.doc.Words[c].Lemma == "be" {
			return true
		}
	}
	return false
}

func isNegation(lemma string) bool {
	switch lemma {
	case "not", "never", "n't", "n’t", "neither":
		return true
	}
	return false
}

// modalStatus returns what an auxiliary makes of its verb. A "would" inside
// reported speech is the speaker's "will", unless there is a condition.
func (r *reader) modalStatus(v int, modal string) record.Status {
	switch modal {
	case "will", "shall", "'ll":
		return record.Planned
	case "would", "'d":
		h := r.doc.Words[v].Head
		if h >= 0 && r.doc.Is(v, "ccomp") && r.doc.Words[h].XPOS != "VBZ" && !r.conditional(v) {
			return record.Planned
		}
		return record.Hypothetical
	case "could", "may", "might", "should", "must", "can", "ought":
		return record.Hypothetical
	}
	return ""
}

// conditional reports whether a clause with "if" hangs from the verb.
func (r *reader) conditional(v int) bool {
	for c := range r.doc.Children(v) {
		if r.doc.Is(c, "advcl") && (r.marked(c, "if") || r.marked(c, "unless")) {
			return true
		}
	}
	return false
}

// factive reports whether an infinitive under the verb is told as done: "went
// on to attack", "managed to seize", "used a drone to kill".
func factive(lemma string) bool {
	switch lemma {
	case "manage", "vote", "go", "continue", "begin", "start", "use", "come", "proceed", "help", "return", "send", "gather", "take",
		"fly", "travel", "arrive", "land", "head", "visit", "convene", "meet", "assemble", "leave", "rush":
		return true
	}
	return false
}

func (r *reader) markedAny(v int, forms ...string) bool {
	return slices.ContainsFunc(forms, func(f string) bool { return r.marked(v, f) })
}

func (r *reader) marked(v int, form string) bool {
	for c := range r.doc.Children(v) {
		if r.doc.Is(c, "mark") && strings.EqualFold(r.doc.Words[c].Form, form) {
			return true
		}
	}
	return false
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
