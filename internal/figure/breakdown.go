package figure

import (
	"sort"

	"readout/internal/record"
)

// breakdown reads the parts of a number in apposition to it.
//
//	"five people, four from Norway and one from Chad, were killed" ·
//	"killed five people, three soldiers and two officers" · "injured nine, one seriously"
func (r *reader) breakdown(c *count) (claim, bool) {
	main := r.last()
	if main < 0 || c.low == nil || c.high != nil || r.claims[main].sentence != r.index || r.claims[main].low == nil {
		return claim{}, false
	}
	m := &r.claims[main]
	start := m.stop
	if m.pred >= m.stop && m.pred < c.first { // "five were killed, four from Norway"
		start = m.pred + 1
	}
	switch form(r.d, r.s, start) {
	case ",", "(", "—", "–", ":":
	case "-":
		if touching(r.d, r.s, start) {
			return claim{}, false
		}
	default:
		return claim{}, false
	}
	parts, sorted := r.partsFrom(start+1, c)
	sum, told := 0.0, false
	for _, p := range parts {
		sum += *p.low
		told = told || p.first == c.first
	}
	if !told || sum > *m.low || !sorted && sum != *m.low {
		return claim{}, false
	}
	return claim{measure: m.measure, trigger: []int{c.num}, pred: m.pred, whole: main + 1}, true
}

// partsFrom returns the counts of a list that begins at word k, and whether
// each but for its kind says what part it is: "from Norway", "seriously".
func (r *reader) partsFrom(k int, c *count) (parts []*count, sorted bool) {
	sorted = true
	from := sort.Search(len(r.counts), func(i int) bool { return r.counts[i].first >= k })
	for i := from; i < len(r.counts) && i < from+mostParts; i++ {
		p := &r.counts[i]
		for ; k < p.first && r.inList(k); k++ {
		}
		if k < p.first || p.low == nil || p.high != nil || p.noun >= 0 && !r.personNoun(p.noun) {
			break
		}
		parts, k = append(parts, p), p.stop
		sorted = sorted && partOpeners[form(r.d, r.s, p.stop)]
	}
	if len(parts) > 0 && !sorted && r.harmAt(parts[len(parts)-1].stop) {
		return nil, false // "killed five people, three soldiers and two officers wounded"
	}
	return parts, sorted
}

// mostParts is how many parts of a number are looked at.
const mostParts = 12

// partOpeners holds the words behind a number that say which part it is.
var partOpeners = set("from critically seriously severely fatally")

func (r *reader) harmAt(k int) bool {
	return k < r.s.Last && (isState(&r.d.Words[k]) || r.harmOf(k) != nil)
}

// togetherUnit is the unit of a number over those killed and those wounded.
const togetherUnit = "killed or wounded"

// together reports whether the verb of a claim shares its number with another
// measure, so that it tells neither.
//
//	"killed or injured at least 188 children" · "killing and wounding dozens"
func (r *reader) together(c *claim) bool {
	if c.measure != record.Killed && c.measure != record.Wounded {
		return false
	}
	for _, k := range c.trigger {
		if c.stop > k && r.paired(c, k-2, k-1) || r.paired(c, k+2, k+1) && !r.counted(k+3) {
			return true
		}
	}
	return false
}

// paired reports whether word k is a verb of another harm, joined by word j.
func (r *reader) paired(c *claim, k, j int) bool {
	if f := form(r.d, r.s, j); f != "and" && f != "or" || k < r.s.First || k >= r.s.Last || upos(&r.d.Words[k]) == "NOUN" {
		return false
	}
	h := r.harmOf(k)
	return h != nil && (h.measure == record.Killed || h.measure == record.Wounded) && h.measure != c.measure
}

// gapped reads a number whose verb stands with the number before it only.
//
//	"12 people were killed in Kenya and ten more in Uganda" · "killed three in Haiti and one in Cuba"
func (r *reader) gapped(c *count) (claim, bool) {
	if len(r.claims) == r.first {
		return claim{}, false
	}
	b := &r.claims[len(r.claims)-1]
	stop := c.stop
	if c.more && form(r.d, r.s, stop) == "more" {
		stop++
	}
	at := max(b.pred+1, b.stop)
	if b.whole > 0 || !placePrep[form(r.d, r.s, stop)] || !placePrep[form(r.d, r.s, at)] || form(r.d, r.s, c.first-1) != "and" {
		return claim{}, false
	}
	for k := at; k < c.first-1; k++ {
		if u := upos(&r.d.Words[k]); u == "VERB" || u == "AUX" || u == "PUNCT" {
			return claim{}, false
		}
	}
	return claim{measure: b.measure, rule: "coordinated", trigger: b.trigger, pred: b.pred}, true
}
