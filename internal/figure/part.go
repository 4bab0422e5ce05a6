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
	cl, ok := r.ofNamed(c, opener)
	if !ok {
		cl, ok = r.adjacent(c) // "including 40 killed in the city"
	}
	if ok {
		if m := r.lastOf(cl.measure); m >= 0 {
			cl.partOf = m + 1
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
	cl := claim{measure: m.measure, trigger: []int{opener}, pred: m.pred, partOf: main + 1}
	// "12 people were killed and several others injured, including two critically"
	if own, at := r.lastHarm(max(m.stop, m.pred+1), min(opener, c.first)); own != "" && own != m.measure {
		cl.measure, cl.pred, cl.partOf = own, at, 0
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
	for i := range r.counts {
		if c := &r.counts[i]; c.first <= k && k < c.stop {
			return true
		}
	}
	switch w := &r.d.Words[k]; upos(w) {
	case "CCONJ", "DET", "ADJ", "AUX", "ADV":
		return lower(w.Form) != "but"
	case "PROPN":
		return true
	case "NOUN":
		return r.harmNoun(k) || r.personNoun(k)
	case "PUNCT":
		return w.Form == ","
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

// coordinated reads a number without a harm of its own beside one that has.
//
//	"killed 12 soldiers and 40 civilians" · "12 people in the north and 40 in the south fled"
func (r *reader) coordinated(c *count) (claim, bool) {
	if cl, ok := r.alongWith(c); ok {
		return cl, true
	}
	if len(r.claims) == r.first {
		return claim{}, false
	}
	before := &r.claims[len(r.claims)-1]
	ok := false
	if len(before.trigger) > 0 && before.trigger[0] >= c.stop { // the verb stands behind both
		f := form(r.d, r.s, c.first-1)
		ok = (f == "and" || f == "or" || f == ",") && (c.noun < 0 || r.personNoun(c.noun))
	} else {
		ok = before.pred < before.first && r.follows(c, before.stop) && !r.verbFollows(c)
	}
	if !ok {
		return claim{}, false
	}
	cl := claim{measure: before.measure, trigger: before.trigger, pred: before.pred}
	if before.partOf >= 0 {
		cl.partOf = before.partOf + 1
	}
	return cl, true
}

// alongWith reads a number beside one whom a harm verb names.
//
//	"killed the commander along with 12 others"
func (r *reader) alongWith(c *count) (claim, bool) {
	k := c.first
	for k > r.s.First && (skippedBefore[form(r.d, r.s, k-1)] || upos(&r.d.Words[k-1]) == "DET" || r.d.Words[k-1].XPOS == "PRP$") {
		k--
	}
	if k-2 < r.s.First || c.noun < 0 || !r.personNoun(c.noun) {
		return claim{}, false
	}
	switch joined(r.d.Words, k-2, k) {
	case "along with", "together with", "well as":
	default:
		return claim{}, false
	}
	for k -= 3; k >= r.s.First && k > c.first-18; k-- {
		if h := r.harmOf(k); h != nil && h.patient {
			return claim{measure: h.measure, trigger: []int{k}, pred: k}, true
		}
		if u := upos(&r.d.Words[k]); u == "VERB" || u == "AUX" {
			break
		}
	}
	return claim{}, false
}

// follows reports whether only a conjunction stands between word k and the
// counted people.
func (r *reader) follows(c *count, k int) bool {
	switch form(r.d, r.s, k) {
	case "and", ",":
	default:
		return false
	}
	k++
	if form(r.d, r.s, k) == "and" {
		k++
	}
	for k < c.first && skippedBefore[form(r.d, r.s, k)] {
		k++
	}
	return k == c.first && c.noun >= 0 && r.personNoun(c.noun)
}

// verbFollows reports whether the counted phrase is the subject of a verb of
// its own.
func (r *reader) verbFollows(c *count) bool {
	if c.stop >= r.s.Last {
		return false
	}
	u := upos(&r.d.Words[c.stop])
	return u == "VERB" || u == "AUX"
}

// carried reads a bare number that corrects the one told before.
//
//	"Other reports speak of more than 300." · "The mayor put it at 300."
func (r *reader) carried(c *count) (claim, bool) {
	main := r.last()
	if main < 0 || c.noun >= 0 && !r.bareEnd(c) || !r.bareEnd(c) {
		return claim{}, false
	}
	for k := c.first - 1; k >= r.s.First && k >= c.first-4; k-- {
		if r.says(k) || r.gives(k) {
			return claim{measure: r.claims[main].measure, trigger: []int{k}, pred: k}, true
		}
		switch lemma(r.d, k) {
		case "of", "at", "it", "figure", "number", "be", "about":
		default:
			return claim{}, false
		}
	}
	return claim{}, false
}

// bareEnd reports whether nothing that could be counted follows the number.
func (r *reader) bareEnd(c *count) bool {
	if c.noun >= 0 {
		return false
	}
	switch f := form(r.d, r.s, c.stop); f {
	case "", ".", ",", ";", "per", "in", "on":
		return true
	}
	return false
}
