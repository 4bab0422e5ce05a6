package figure

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
	cl.whole = before.whole
	return cl, true
}

// backwards keeps a count before one that was told: their verb stands behind
// both.
//
//	"with at least 15 civilians and all six attackers killed"
func (r *reader) backwards(c, next *count) {
	cl := r.claims[len(r.claims)-1]
	if cl.whole > 0 || cl.pred < next.stop && cl.trigger[0] < next.stop || c.noun < 0 || !r.personNoun(c.noun) || refuse(r.d, c, r.s) != "" {
		return
	}
	and := false
	for k := c.stop; k < next.first; k++ {
		switch upos(&r.d.Words[k]) {
		case "VERB", "AUX", "SCONJ":
			return
		}
		and = form(r.d, r.s, k) == "and" || and && skippedBefore[form(r.d, r.s, k)]
	}
	if and {
		r.keep(claim{count: *c, measure: cl.measure, rule: "coordinated", trigger: cl.trigger, pred: cl.pred, sentence: r.index})
		r.pass.Trace(c.num, "figure: coordinated with the next number")
	}
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
	if k+3 <= c.first && joined(r.d.Words, k, k+3) == "as well as" {
		k += 3
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
	if main < 0 || !r.bareEnd(c) {
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
