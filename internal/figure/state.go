package figure

import (
	"strings"

	"readout/internal/record"
)

// state reads a number beside an adjective or participle that says what has
// become of those counted.
//
//	"12 dead" · "12 people are missing" · "20,000 displaced people" · "left 12 wounded"
func (r *reader) state(c *count) (claim, bool) {
	if cl, ok := r.adjacent(c); ok {
		return cl, true
	}
	// "12 wounded soldiers", "the 20,000 missing"
	for k := c.last; k < c.stop; k++ {
		if n := r.x.nouns[form(r.d, r.s, k)]; n != nil && n.class == "state" {
			return claim{measure: n.measure, rule: "attribute", trigger: []int{k}, pred: c.top}, true
		}
	}
	return claim{}, false
}

// adjacent reads the state that follows the counted phrase.
func (r *reader) adjacent(c *count) (claim, bool) {
	if r.gravely(c) {
		return claim{measure: record.Wounded, trigger: []int{c.stop}, pred: c.top, whole: r.lastOf(record.Wounded) + 1}, true
	}
	passive := false
	start := r.ofThe(c)
	for k := start; k < r.s.Last && k < start+7; k++ {
		f := form(r.d, r.s, k)
		if n := r.x.nouns[f]; n != nil && n.class == "state" {
			if !passive && r.x.verb(&r.d.Words[k]) != "" && r.active(k) {
				return claim{}, false // "12 gunmen killed two officers"
			}
			if upos(&r.d.Words[k]) == "ADJ" && k > c.stop && nounFollows(r.d, k, r.s.Last) {
				return claim{}, false // "12 houses of missing people"
			}
			cl := claim{measure: n.measure, trigger: []int{k}, pred: r.predicate(k, c), status: r.statusBetween(c.stop, k)}
			if start > c.stop { // "32 of the dead"
				if r.stands(k, k+7, unharmed) || nounFollows(r.d, k, r.s.Last) {
					return claim{}, false
				}
				cl.whole = r.lastOf(n.measure) + 1
			}
			return cl, true
		}
		if start > c.stop || !betweenState[f] {
			return claim{}, false
		}
		passive = passive || upos(&r.d.Words[k]) == "AUX"
	}
	return claim{}, false
}

// gravely reports whether a bare number is only said to be badly off: "five
// people are injured, two critically".
func (r *reader) gravely(c *count) bool {
	switch form(r.d, r.s, c.stop) {
	case "critically", "seriously", "severely":
		return c.noun < 0 && (c.stop+1 >= r.s.Last || upos(&r.d.Words[c.stop+1]) == "PUNCT" || upos(&r.d.Words[c.stop+1]) == "ADP")
	}
	return false
}

// ofThe steps over "of the" between a number and those of whom it is a part:
// "32 of the dead".
func (r *reader) ofThe(c *count) int {
	k := c.stop
	if form(r.d, r.s, k) != "of" {
		return k
	}
	for k++; k < r.s.Last && (upos(&r.d.Words[k]) == "DET" || partitive[form(r.d, r.s, k)]); k++ {
	}
	return k
}

// unharmed holds the words that end a bad lot: "21 of the missing were found
// alive".
var unharmed = []string{"alive", "safe", "rescue", "free", "release", "unharmed"}

// predicate returns the word whose clause tells a state.
func (r *reader) predicate(k int, c *count) int {
	if r.d.Descends(k, c.top) {
		return c.top
	}
	return k
}

// betweenState holds the words between the counted and their state.
var betweenState = set(`is are was were be been being has have had remain remains remained still now also
	feared presumed reported reportedly confirmed believed thought declared listed as left lay lying more others
	other people may might could have get got so far already officially to and seriously severely critically
	lightly slightly badly fatally known either
	found pronounced discovered go goes gone went going`)

// statuses are the words by which an article says how sure a number is.
var statuses = set("feared presumed reported reportedly confirmed believed thought identified estimated unconfirmed verified")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// statusBetween returns the status word between two words.
func (r *reader) statusBetween(from, to int) string {
	for k := max(from, r.s.First); k < to; k++ {
		if f := form(r.d, r.s, k); statuses[f] && !isTensed(r.d.Words[k].XPOS) {
			return f
		}
	}
	return ""
}

// isTensed reports whether a Penn tag is a tensed verb's: "police reported" is
// no status, "reported dead" is.
func isTensed(xpos string) bool { return xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" }

// phrase reads a number before words that tell of harm.
//
//	"28 people are in critical condition" · "12 people suffered injuries"
func (r *reader) phrase(c *count) (claim, bool) {
	for k := c.stop; k < r.s.Last && k < c.stop+9; k++ {
		if u := upos(&r.d.Words[k]); u == "PUNCT" || u == "NUM" {
			return claim{}, false
		}
		for n := min(4, r.s.Last-k); n > 0; n-- {
			p := r.x.nouns[joined(r.d.Words, k, k+n)]
			if p != nil && p.class == "phrase" && (len(p.needs) == 0 || r.stands(c.stop, k, p.needs)) {
				return claim{measure: p.measure, trigger: seq(k, k+n), pred: c.top}, true
			}
		}
	}
	return claim{}, false
}

// stands reports whether one of the lemmas stands in words [from, to).
func (r *reader) stands(from, to int, lemmas []string) bool {
	for k := max(from, r.s.First); k < to && k < r.s.Last; k++ {
		for _, l := range lemmas {
			if lemma(r.d, k) == l || form(r.d, r.s, k) == l {
				return true
			}
		}
	}
	return false
}

func seq(from, to int) []int {
	var out []int
	for k := from; k < to; k++ {
		out = append(out, k)
	}
	return out
}
