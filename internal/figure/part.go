package figure

import "readout/internal/record"

// part reads a number of some of those counted before.
//
//	"including 12 children" · "among them 12 children" · "three of them children" ·
//	"Among the dead were 12 children"
func (r *reader) part(c *count) (claim, bool) {
	main := r.last()
	opener := r.opener(c)
	switch {
	case opener >= 0 && r.ownClause(c, opener):
		return claim{}, false
	case opener >= 0:
		return r.ofList(c, main, opener)
	case c.ofThem && main >= 0 && r.claims[main].sentence == r.index: // "40 people, 12 of them children"
		if form(r.d, r.s, c.stop) != "," {
			if cl, ok := r.adjacent(c); ok { // "12 of them wounded"
				return cl, true
			}
			if cl, ok := r.window(c); ok { // "12 of whom died"
				return cl, true
			}
		}
		return r.partOf(c, main, c.stop-1), true
	}
	return claim{}, false
}

// ofList reads a number behind the word that opens a list of parts.
func (r *reader) ofList(c *count, main, opener int) (claim, bool) {
	if form(r.d, r.s, opener+1) == "whom" { // "40 were hurt, of whom one died"
		if cl, ok := r.window(c); ok {
			return cl, true
		}
	}
	cl, ok := r.ofNamed(c, opener)
	if !ok {
		cl, ok = r.adjacent(c) // "including 40 killed in the city"
	}
	if ok {
		if m := r.lastOf(cl.measure); m >= 0 {
			cl.whole = m + 1
		}
		return cl, true
	}
	if n := r.nounOf(c, "deed"); n != nil || main < 0 { // "rose to 20 deaths, including children, and 75 injuries"
		return claim{}, false
	}
	if r.claims[main].sentence != r.index && !isAmong(form(r.d, r.s, opener)) {
		return claim{}, false
	}
	return r.partOf(c, main, opener), true
}

// ownClause reports whether a number behind a list of parts is the subject of a
// clause of its own.
//
//	"12 people, including a child, were killed and 40 others were injured"
func (r *reader) ownClause(c *count, opener int) bool {
	switch form(r.d, r.s, opener) {
	case "including", "includes", "include", "included":
		return c.stop < r.s.Last && upos(&r.d.Words[c.stop]) == "AUX"
	}
	return false
}

func (r *reader) partOf(c *count, main, opener int) claim {
	m := &r.claims[main]
	cl := claim{measure: m.measure, trigger: []int{opener}, pred: m.pred, whole: main + 1}
	if m.sentence == r.index && m.first > opener { // "the dead included 12 women and nine children"
		cl.whole = 0
	}
	// "12 people were killed and several others injured, including two critically"
	if own, at := r.lastHarm(max(m.stop, m.pred+1), min(opener, c.first)); own != "" && own != m.measure {
		cl.measure, cl.pred, cl.whole = own, at, 0
	}
	return cl
}

// lastHarm returns the measure of the last verb of harm in words [from, to).
func (r *reader) lastHarm(from, to int) (record.Measure, int) {
	for k := to - 1; k >= from; k-- {
		if h := r.harmOf(k); h != nil && upos(&r.d.Words[k]) != "NOUN" {
			return h.measure, k
		}
	}
	return "", -1
}

// ofNamed reads a part where the whole has no number: "Among the dead were 12
// children".
func (r *reader) ofNamed(c *count, opener int) (claim, bool) {
	if !isAmong(form(r.d, r.s, opener)) {
		return claim{}, false
	}
	for k := opener + 1; k < c.first && k < opener+6; k++ {
		if n := r.x.nouns[form(r.d, r.s, k)]; n != nil && (n.class == "state" || n.class == "people") {
			return claim{measure: n.measure, trigger: []int{opener, k}, pred: c.top}, true
		}
	}
	return claim{}, false
}

// isAmong reports whether a word opens a part of what another sentence told.
func isAmong(f string) bool { return f == "among" || f == "of" }

// opener returns the word that makes the number a part of another, -1 if there
// is none: it walks back over the other parts of a list.
//
//	"including at least 3,600 children and over 2,300 women"
func (r *reader) opener(c *count) int {
	for k := c.first - 1; k >= r.s.First && k > c.first-24; k-- {
		switch f := form(r.d, r.s, k); f {
		case "including", "includes", "include", "included", "among":
			return k
		case "of":
			if k == r.s.First {
				return k
			}
			return -1
		case "whom", "them":
			if r.isPartition(k) {
				return k - 1
			}
		case ",":
			if form(r.d, r.s, k+1) == "and" && !r.counted(k-1) {
				return -1 // "including a child, and 40 soldiers"
			}
		default:
			if !r.inList(k) {
				return -1
			}
		}
	}
	return -1
}

// isPartition reports whether "of" or "among" stands before the pronoun.
func (r *reader) isPartition(k int) bool {
	f := form(r.d, r.s, k-1)
	return f == "among" || f == "of" && k+1 < r.s.Last
}

// inList reports whether word k may stand between the parts of a list: a
// phrase of another number, "and", a comma, an article or adjective.
func (r *reader) inList(k int) bool {
	if r.counted(k) {
		return true
	}
	switch w := &r.d.Words[k]; upos(w) {
	case "CCONJ", "DET", "ADJ", "AUX", "ADV":
		return lower(w.Form) != "but"
	case "PROPN":
		return true
	case "NOUN":
		return r.harmNoun(k) || r.personNoun(k) || placePrep[form(r.d, r.s, k-1)] || placePrep[form(r.d, r.s, k-2)] // "eleven in the capital and ten …"
	case "PUNCT":
		return w.Form == "," || w.Form == "-" && touching(r.d, r.s, k) && touching(r.d, r.s, k-1)
	case "ADP", "SCONJ":
		f := lower(w.Form)
		return f == "as" || f == "from" || f == "in" || f == "of"
	}
	return false
}

func (r *reader) harmNoun(k int) bool {
	n := r.x.nouns[form(r.d, r.s, k)]
	return n != nil && n.measure != ""
}
