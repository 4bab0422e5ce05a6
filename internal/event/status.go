package event

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/depmatch"
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
	if r.isOngoing(p, f) {
		return record.Actual, ""
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
