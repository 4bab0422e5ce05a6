package figure

// unreal returns why a claim is none: denied, only possible, planned. It notes
// as status what the article holds for likely.
//
//	"could kill thousands" · "was not killed" · "plotted to kill 12" · "if 12 people die"
func (r *reader) unreal(c *claim) string {
	if f := form(r.d, r.s, c.first-1); f == "no" || f == "not" || f == "without" {
		return "negated"
	}
	if c.rule == "deed" || c.rule == "attribute" { // "to protest the arrest of 12", "to feed 650,000 displaced people"
		return ""
	}
	v := r.clauseOf(c.pred)
	if why := r.unrealVerb(v, c); why != "" {
		return why
	}
	h := r.d.Words[v].Head
	if r.denied(v) {
		return "denied"
	}
	switch {
	case h < r.s.First:
	case r.d.Is(v, "conj") && !r.hasAux(v), // "could kill 12 and wound 40"
		r.d.Is(v, "advcl") && r.d.Words[v].XPOS == "VBG" && !r.infinitive(h): // "would level the city, killing thousands"
		return r.unrealVerb(h, c)
	}
	return ""
}

// clauseOf returns the verb whose clause a word belongs to: itself, or the
// verb that a noun is an argument of.
func (r *reader) clauseOf(v int) int {
	for range 4 {
		w := &r.d.Words[v]
		if upos(w) == "VERB" || w.Head < r.s.First || r.d.Child(v, "cop") >= 0 ||
			!r.d.Is(v, "obj", "obl", "nmod", "nsubj", "conj", "appos", "xcomp", "nummod", "amod", "dep", "acl") {
			return v
		}
		v = w.Head
	}
	return v
}

// unrealVerb looks at the auxiliaries, negations and conjunctions of a
// predicate.
func (r *reader) unrealVerb(v int, c *claim) string {
	perfect, modal := r.d.Child(v, "cop") >= 0, ""
	for k := range r.d.Children(v) {
		f := form(r.d, r.s, k)
		switch {
		case r.d.Is(k, "aux", "cop"):
			switch f {
			case "have", "be":
				perfect = perfect || f == "have"
			case "would", "will", "wo", "can", "ca", "should", "shall", "'ll", "may", "might", "could", "must":
				modal = f
			}
		case r.d.Is(k, "advmod") && (f == "not" || f == "n't" || f == "never") && (k < c.first || k >= c.last):
			return "negated"
		case r.d.Is(k, "mark", "advmod") && (f == "if" || f == "unless" || f == "lest" || f == "without"):
			return "a condition"
		}
	}
	switch {
	case modal == "may" || modal == "might" || modal == "must" || modal == "could":
		if !perfect {
			return "only possible"
		}
		if c.status == "" {
			c.status = modal
		}
	case modal != "":
		return "only possible"
	case r.planned(v):
		return "planned"
	}
	return ""
}

// denied reports whether a clause is what somebody denies.
//
//	"denied reports that 300 soldiers had been killed"
func (r *reader) denied(v int) bool {
	for range 3 {
		if !r.d.Is(v, "ccomp", "acl", "obj", "xcomp", "advcl", "conj") || r.d.Is(v, "acl:relcl") {
			return false
		}
		v = r.d.Words[v].Head
		if v < r.s.First {
			return false
		}
		switch lemma(r.d, v) {
		case "deny", "refute", "dismiss", "debunk":
			return !r.d.Is(v, "advcl")
		}
	}
	return false
}

func (r *reader) hasAux(v int) bool { return r.d.Child(v, "aux", "mark") >= 0 }

// planned reports whether an infinitive tells what has not happened.
//
//	"threatened to kill 12" as against "are believed to have been killed"
func (r *reader) planned(v int) bool {
	h := r.d.Words[v].Head
	if !r.infinitive(v) || h < r.s.First {
		return false
	}
	for k := range r.d.Children(v) {
		if r.d.Is(k, "aux") && form(r.d, r.s, k) == "have" {
			return false
		}
	}
	return !happened[lemma(r.d, h)]
}

// happened holds the verbs whose infinitive tells what has happened.
var happened = set(`believe think say report know fear presume continue help manage appear seem estimate confirm
	force begin go start come survive allege suspect reveal find lead prompt cause`)

func (r *reader) infinitive(v int) bool {
	for k := v - 1; k >= r.s.First; k-- { // "to kill", "to be killed", "to reportedly have killed"
		switch upos(&r.d.Words[k]) {
		case "AUX", "ADV":
		default:
			return upos(&r.d.Words[k]) == "PART" && form(r.d, r.s, k) == "to"
		}
	}
	return false
}
