package figure

import (
	"readout/internal/record"
)

// toll reads the number that a toll stands at.
//
//	"the death toll rose to 8,800" · "a toll of 12" · "the number of dead reached 12" ·
//	"put the death toll at 12" · "death toll: 12" · "the toll, up from 12"
func (r *reader) toll(c *count) (claim, bool) {
	if c.noun >= 0 && !r.personNoun(c.noun) {
		return claim{}, false
	}
	r.broughtUp(c)
	link := r.pastCount(c.first - 1)
	for form(r.d, r.s, link) != "now" && link > r.s.First && tollSkips[form(r.d, r.s, link)] {
		link--
	}
	old := false
	switch f := form(r.d, r.s, link); {
	case f == "from" && link > r.s.First: // "up from 12", "rose from 12 to 20"
		old = true
	case tollLinks[f], tollVerbs[lemma(r.d, max(link, r.s.First))]:
	default:
		return claim{}, false
	}
	at, measure := r.tollBefore(link)
	if at < 0 {
		at, measure = r.tollAgain(link)
	}
	if at < 0 {
		return claim{}, false
	}
	if r.stands(at, link+1, []string{"would", "will", "could"}) {
		return claim{}, false // "the toll could reach 12"
	}
	if v := lemma(r.d, link); c.qualifier == record.Exact {
		c.qualifier = tollQualifier(v)
	}
	return claim{measure: measure, trigger: []int{at}, pred: r.governor(at, link), superseded: old}, true
}

// pastCount returns the word before "an earlier count of" that ends at word k,
// or k.
//
//	"up from [an earlier count of] 38"
func (r *reader) pastCount(k int) int {
	if n := r.x.nouns[lemma(r.d, max(k-1, r.s.First))]; form(r.d, r.s, k) != "of" || n == nil || n.class != "toll" {
		return k
	}
	j := k - 2
	for j > k-6 && j > r.s.First && (upos(&r.d.Words[j]) == "DET" || upos(&r.d.Words[j]) == "ADJ" || upos(&r.d.Words[j]) == "ADV") {
		j--
	}
	if form(r.d, r.s, j) == "from" {
		return j
	}
	return k
}

// tollAgain returns the word that hands on a number of what was counted just
// before, and what that was.
//
//	"43 died, up [from] 38" · "said 12 were killed; Kyiv put the [number] at 300" · "the [dead] included 12 women"
func (r *reader) tollAgain(link int) (int, record.Measure) {
	if n := r.x.nouns[form(r.d, r.s, link-1)]; lemma(r.d, max(link, r.s.First)) == "include" && n != nil && n.class == "state" {
		return link - 1, n.measure
	}
	m := r.last()
	if m < 0 {
		return -1, ""
	}
	f, before := form(r.d, r.s, link), form(r.d, r.s, link-1)
	switch same := r.claims[m].sentence == r.index; {
	case f == "from" && (before == "up" || before == "down") && same:
		return link, r.claims[m].measure
	case f == "at" && (before == "number" || before == "figure" || before == "total" || before == "toll") && r.given(link-2):
		return link - 1, r.claims[m].measure
	}
	return -1, ""
}

// given reports whether a verb that gives a number stands at word k, or before
// the article there.
func (r *reader) given(k int) bool {
	if k > r.s.First && upos(&r.d.Words[k]) == "DET" {
		k--
	}
	return k >= r.s.First && r.gives(k)
}

// broughtUp corrects a number to which a toll is brought up: it is no bound.
//
//	"bringing the number of those killed since Friday up to 104"
func (r *reader) broughtUp(c *count) {
	if c.qualifier != record.UpTo || c.low != nil || joined(r.d.Words, c.first, min(c.first+2, r.s.Last)) != "up to" {
		return
	}
	if at, _ := r.tollBefore(c.first); at < 0 || !r.stands(at-4, at, []string{"bring", "push", "take", "raise"}) {
		return
	}
	c.first += 2
	c.low, c.high, c.qualifier = c.high, nil, record.Exact
}

var (
	tollLinks = set("now to at of : is was were are reached reaches hit hits stood stands exceeded exceeds passed passes topped tops surpassed surpasses nears neared approached approaches being -")
	tollSkips = set("a an the now currently already another further reportedly")
	tollVerbs = set("reach hit exceed pass top surpass near approach be stand total number include cross")
)

// earlier reports whether a number is told as one that has been overtaken.
//
//	"… has killed 528. The ministry had earlier put the number at 512."
func (r *reader) earlier(c *claim) bool {
	if m := r.lastOf(c.measure); m < 0 || r.claims[m].low == nil || c.low == nil || *r.claims[m].low <= *c.low {
		return false
	}
	for k := c.first - 1; k >= r.s.First && k > c.first-10; k-- {
		switch form(r.d, r.s, k) {
		case "earlier", "previously", "initially":
			return k > r.s.First && (lemma(r.d, k-1) == "have" || r.says(k+1) || r.gives(k+1))
		case ",", ";":
			return false
		}
	}
	return false
}

// tollQualifier returns how the verb of a toll hedges its number: "exceeds 12".
func tollQualifier(verb string) record.Qualifier {
	switch verb {
	case "exceed", "pass", "top", "surpass", "cross":
		return record.MoreThan
	case "near", "approach":
		return record.Nearly
	}
	return record.Exact
}

// tollBefore returns the noun of the toll before word k, and what it counts.
func (r *reader) tollBefore(k int) (int, record.Measure) {
	for j := k; j >= r.s.First && j > k-28; j-- {
		if form(r.d, r.s, j) == ";" {
			return -1, ""
		}
		n := r.x.nouns[lemma(r.d, j)]
		if n == nil || n.class != "toll" || upos(&r.d.Words[j]) == "VERB" {
			continue
		}
		if n.measure != "" {
			return j, r.tollOf(j, n.measure)
		}
		if m := r.measureBetween(j+1, k); m != "" && m != record.OtherUnit { // "the number of people killed"
			return j, m
		}
	}
	return -1, ""
}

// tollOf returns what a toll counts by the noun before it: "injury toll".
func (r *reader) tollOf(j int, m record.Measure) record.Measure {
	if j > r.s.First {
		if n := r.x.nouns[lemma(r.d, j-1)]; n != nil && n.measure != "" {
			return n.measure
		}
	}
	return m
}

// measureBetween returns the measure of the first word of harm in [from, to).
func (r *reader) measureBetween(from, to int) record.Measure {
	for k := from; k < to; k++ {
		if n := r.x.nouns[form(r.d, r.s, k)]; n != nil && n.measure != "" {
			return n.measure
		}
		if n := r.x.nouns[lemma(r.d, k)]; n != nil && n.measure != "" && n.class != "lives" && n.class != "remains" {
			return n.measure
		}
		if h := r.harmOf(k); h != nil {
			return h.measure
		}
	}
	return ""
}

// governor returns the verb between a toll and its number, the toll if there
// is none.
func (r *reader) governor(at, link int) int {
	for k := link; k > at; k-- {
		if w := &r.d.Words[k]; upos(w) == "VERB" && !isState(w) && r.harmOf(k) == nil {
			return k
		}
	}
	if h := r.d.Words[at].Head; h >= r.s.First && upos(&r.d.Words[h]) == "VERB" {
		return h
	}
	return at
}

// countsPeople reports whether a noun is a bare word for people.
func countsPeople(w string) bool {
	switch w {
	case "people", "persons", "civilians", "dead", "others", "individuals", "lives", "souls":
		return true
	}
	return false
}
