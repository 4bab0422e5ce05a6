package event

import (
	"slices"
	"strings"

	"readout/internal/record"
)

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
			if r.isAim(v) {
				return record.Hypothetical, "an aim"
			}
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

// isAim reports whether a clause only says what somebody's aim is: "the priority
// is to lift the blockade".
func (r *reader) isAim(v int) bool {
	s := r.doc.Child(v, "nsubj", "nsubj:outer")
	if s < 0 {
		return false
	}
	switch r.doc.Words[s].Lemma {
	case "priority", "aim", "goal", "task", "objective", "purpose", "intention", "mission", "duty", "hope", "wish", "idea":
		return true
	}
	return false
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
