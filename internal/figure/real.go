package figure

// unreal returns why a claim is none: denied, only possible, planned. It notes
// as status what the article holds for likely.
//
//	"could kill thousands" · "was not killed" · "plotted to kill 12" · "if 12 people die"
func (r *reader) unreal(c *claim) string {
	if k := c.first - 1; k >= r.s.First && (form(r.d, r.s, k) == "no" || form(r.d, r.s, k) == "not") {
		return "negated"
	}
	for v, n := c.pred, 0; v >= r.s.First && n < 4; n++ {
		if why := r.unrealAt(v, c); why != "" {
			return why
		}
		h := r.d.Words[v].Head
		switch {
		case h < r.s.First:
			return ""
		case r.d.Is(v, "acl:relcl", "parataxis", "ccomp", "nsubj", "nsubj:pass"):
			return ""
		case r.d.Is(v, "xcomp") && r.planned(v, h):
			return "planned"
		case r.d.Is(v, "advcl", "acl") && r.infinitive(v):
			return "a purpose"
		case r.d.Is(v, "advcl") && r.d.Words[v].UPOS == "VERB" && r.finite(v):
			return ""
		}
		v = h
	}
	return ""
}

// unrealAt looks at the auxiliaries, negations and conjunctions of one word.
func (r *reader) unrealAt(v int, c *claim) string {
	perfect, modal := false, ""
	for k := range r.d.Children(v) {
		f := form(r.d, r.s, k)
		switch {
		case r.d.Is(k, "aux", "cop"):
			switch f {
			case "would", "will", "wo", "can", "ca", "should", "must", "shall", "'ll", "'d", "may", "might", "could":
				if f != "'d" {
					modal = f
				}
			case "have", "be":
				perfect = perfect || f == "have" || r.d.Is(k, "cop")
			}
		case r.d.Is(k, "advmod") && (f == "not" || f == "n't" || f == "never"), r.d.Is(k, "det") && f == "no":
			if k < c.first-3 || k > c.last {
				return "negated"
			}
		case r.d.Is(k, "mark") && (f == "if" || f == "unless" || f == "whether" || f == "lest"), f == "without" && r.d.Is(k, "mark", "case"):
			return "a condition"
		}
	}
	switch modal {
	case "":
		return ""
	case "may", "might", "could", "must":
		if perfect {
			if c.status == "" {
				c.status = modal
			}
			return ""
		}
	}
	return "only possible"
}

// planned reports whether an infinitive tells what has not happened.
//
//	"threatened to kill 12" as against "are believed to have been killed"
func (r *reader) planned(v, h int) bool {
	if !r.infinitive(v) {
		return false
	}
	for k := range r.d.Children(v) {
		if r.d.Is(k, "aux") && form(r.d, r.s, k) == "have" {
			return false
		}
	}
	switch lemma(r.d, h) {
	case "believe", "think", "say", "report", "know", "fear", "presume", "continue", "help", "manage", "appear", "seem", "estimate", "confirm", "force", "begin", "go":
		return false
	}
	return true
}

func (r *reader) infinitive(v int) bool {
	for k := range r.d.Children(v) {
		if r.d.Is(k, "mark") && form(r.d, r.s, k) == "to" {
			return true
		}
	}
	return false
}

func (r *reader) finite(v int) bool {
	switch r.d.Words[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return r.d.Child(v, "aux") >= 0
}
