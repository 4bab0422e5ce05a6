package figure

// nounOf returns the entry of the counted noun with the class, nil if it has
// none.
func (r *reader) nounOf(c *count, class string) *noun {
	if c.noun < 0 {
		return nil
	}
	if n := r.x.nouns[lemma(r.d, c.noun)]; n != nil && n.class == class {
		return n
	}
	if n := r.x.nouns[form(r.d, r.s, c.noun)]; n != nil && n.class == class {
		return n
	}
	return nil
}

// people reads a number of deeds, or of people named by their lot.
//
//	"12 deaths" · "12 hostages" · "12 arrests"
func (r *reader) people(c *count) (claim, bool) {
	n := r.nounOf(c, "people")
	if n == nil {
		n = r.nounOf(c, "deed")
	}
	if n == nil || n.class == "deed" && len(n.needs) > 0 {
		return claim{}, false
	}
	if n.class == "deed" && c.names > c.last { // "17 of the deaths"
		if m := r.lastOf(n.measure); m >= 0 {
			return claim{measure: n.measure, rule: "noun", trigger: []int{c.noun}, pred: c.top, whole: m + 1}, true
		}
	}
	rule := "noun"
	status := ""
	if r.stands(c.first-4, c.first, freed) || r.stands(c.stop, c.stop+9, freed) {
		status = "released"
	}
	return claim{measure: n.measure, rule: rule, trigger: []int{c.noun}, pred: c.top, status: status}, true
}

// freed holds the verbs that end a captivity.
var freed = []string{"release", "free", "rescue", "return", "liberate"}

// lives reads lives lost.
//
//	"claimed 12 lives" · "cost the lives of 12 people" · "with the loss of 12 lives"
func (r *reader) lives(c *count) (claim, bool) {
	n := r.nounOf(c, "lives")
	at := c.noun
	if n == nil && form(r.d, r.s, c.first-1) == "of" {
		if form(r.d, r.s, c.first-2) == "lives" {
			at = c.first - 2
		} else if form(r.d, r.s, c.first-3) == "lives" { // "the lives of the 12"
			at = c.first - 3
		}
		if at >= 0 && at < c.first {
			n = r.x.nouns["life"]
		}
	}
	if n == nil {
		return claim{}, false
	}
	for k := min(at, c.first) - 1; k >= r.s.First && k >= c.first-7; k-- {
		if r.stands(k, k+1, n.needs) {
			return claim{measure: n.measure, trigger: []int{k, at}, pred: k}, true
		}
	}
	if r.stands(c.stop, c.stop+6, n.needs) { // "12 lives were lost"
		return claim{measure: n.measure, trigger: []int{at}, pred: c.top}, true
	}
	return claim{}, false
}

// remains reads bodies that were found.
//
//	"recovered 12 bodies" · "12 bodies were pulled from the rubble" · "the bodies of 12 people"
func (r *reader) remains(c *count) (claim, bool) {
	n := r.nounOf(c, "remains")
	at := c.noun
	if n == nil && form(r.d, r.s, c.first-1) == "of" && (form(r.d, r.s, c.first-2) == "bodies" || form(r.d, r.s, c.first-2) == "remains") {
		at = c.first - 2
		n = r.x.nouns["body"]
	}
	if n == nil || !r.stands(min(at, c.first)-6, c.stop+16, n.needs) {
		return claim{}, false
	}
	return claim{measure: n.measure, trigger: []int{at}, pred: c.top}, true
}

// deedOf reads a number behind the noun of a deed.
//
//	"the killing of 12 villagers" · "the deaths of at least 12 people"
func (r *reader) deedOf(c *count) (claim, bool) {
	k := c.first - 1
	for k >= r.s.First && skippedBefore[form(r.d, r.s, k)] {
		k--
	}
	if form(r.d, r.s, k) != "of" || k-1 < r.s.First {
		return claim{}, false
	}
	n := r.x.nouns[lemma(r.d, k-1)]
	if n == nil {
		n = r.x.nouns[form(r.d, r.s, k-1)]
	}
	if n == nil || n.class != "deed" || r.stands(k-6, k-1, wished) {
		return claim{}, false
	}
	return claim{measure: n.measure, rule: "deed", trigger: []int{k - 1}, pred: k - 1}, true
}

// wished holds the verbs whose object has not happened: "ordered the arrest of
// 12 ministers".
var wished = []string{"order", "demand", "seek", "request", "urge", "warrant", "prevent", "avoid", "avert", "threaten", "risk", "plan", "plot"}
