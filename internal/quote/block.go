package quote

import (
	"slices"
	"strings"
)

// carriers are verbs whose infinitive is done as much as they are: "went on to
// say", "used the visit to call for", "wrote to thank".
var carriers = []string{
	"go", "continue", "begin", "start", "proceed", "move", "hasten", "keep", "use", "take", "write", "phone", "telephone",
	"call", "speak", "join", "rush", "come", "return", "step", "appear", "post", "meet", "tweet", "turn",
}

// blocked returns why a verb of saying reports nothing that was said, "" if it
// may.
func (r *reader) blocked(v int) string {
	switch {
	case r.d.Is(v, "amod", "compound") && !r.misread(v): // "the alleged plot"
		return "used as an adjective"
	case r.negated(v): // "did not say whether …"
		return "negated"
	case r.modal(v): // "will announce", "would condemn"
		return "not said yet, or only perhaps"
	}
	switch r.mark(v) {
	case "if", "unless", "whether", "until", "without", "instead": // "if Iran says so"
		return "in a condition"
	case "for": // "thanked Chad for speaking out"
		if r.d.Child(r.d.Words[v].Head, "obj") >= 0 {
			return "what somebody is thanked or blamed for"
		}
	case "to":
		if !r.carried(v) { // "plans to announce"
			return "an infinitive"
		}
	}
	if r.d.Is(v, "nsubj", "csubj", "obj") && !r.addsThat(v) { // "Saying that is easy."
		return "used as a noun"
	}
	return ""
}

// misread reports whether what a parser took for an adjective stands where a
// verb does: "The minister [expressed] hope", "The minister, who was there,
// [voiced] hope".
func (r *reader) misread(v int) bool {
	before := v - 1
	if r.form(before) == "," {
		before--
	}
	if before < 0 || r.d.Words[v].Head <= v || !strings.HasSuffix(r.form(v), "ed") {
		return false
	}
	return r.nominal(before) || before < v-1 && len(r.cues.nouns[r.form(v+1)]) > 0
}

func (r *reader) negated(v int) bool {
	for c := range r.d.Children(v) {
		if c < v && r.d.Is(c, "advmod") {
			switch r.form(c) {
			case "not", "n't", "n’t", "never", "neither", "nor":
				return true
			}
		}
	}
	return false
}

func (r *reader) modal(v int) bool {
	for c := range r.d.Children(v) {
		if r.d.Is(c, "aux") && r.d.Words[c].XPOS == "MD" {
			return true
		}
	}
	h := r.d.Words[v].Head
	return r.d.Is(v, "conj") && h >= 0 && r.d.Child(v, "nsubj", "aux") < 0 && r.d.Words[v].XPOS == "VB" && r.modal(h)
}

func (r *reader) carried(v int) bool {
	h := r.d.Words[v].Head
	return h >= 0 && r.d.Is(v, "xcomp", "advcl") && slices.Contains(carriers, r.lemma(h)) && r.blocked(h) == ""
}
