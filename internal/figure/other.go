package figure

import (
	"strings"

	"readout/internal/record"
	"readout/internal/table"
)

// An otherNoun is a row of other.tsv.
type otherNoun struct {
	unit        string
	needs, also []string
}

func (x *lexicon) addOther(r table.Row) error {
	if r.Get("unit") == "" || r.Get("needs") == "" {
		return r.Errorf("a unit and the words that make it sure are wanted")
	}
	for _, w := range r.List("words") {
		x.others[w] = append(x.others[w], &otherNoun{r.Get("unit"), r.List("needs"), r.List("also")})
	}
	return nil
}

// other keeps a number that counts no harm but something of other.tsv. It
// stands apart from the claims of harm: no other number leans on it.
//
//	"pledged $9 billion in aid" · "sent 500 troops" · "ordered 1.1 million people to evacuate"
func (r *reader) other(c *count) {
	n, at := r.otherOf(c)
	if n == nil || c.vague || c.ofThem {
		return
	}
	if at == c.num-1 {
		c.signed(r, at)
	}
	cl := claim{count: *c, measure: record.OtherUnit, rule: "other", unit: n.unit, trigger: []int{at}, pred: r.clauseOf(c.top), sentence: r.index}
	if why := r.unreal(&cl); why != "" {
		r.pass.Trace(c.num, "figure: %s, but it is %s", n.unit, why)
		return
	}
	cited, in := r.cited, r.citedIn
	m := r.mention(&cl)
	r.cited, r.citedIn = cited, in
	if !r.personAt(c.noun) {
		m.Population = record.Population{}
	}
	m.Since, m.Cumulative = "", false
	m.ID = m.Hash()
	r.others = append(r.others, m)
	r.othersAt = append(r.othersAt, Place{c.first, c.last, c.noun, cl.pred})
	r.pass.Trace(c.num, "figure: other, %s", n.unit)
}

// signed widens a count over the sign before it and the hedge before that.
//
//	"more than $9 billion"
func (c *count) signed(r *reader, at int) {
	c.first = at
	h := c.hedgesBefore(r.d.Words, r.s.First)
	if h == nil || c.qualifier != record.Exact {
		return
	}
	if c.qualifier = h.qualifier; c.qualifier == record.UpTo {
		c.low, c.high = nil, c.low
	}
}

func (r *reader) personAt(k int) bool { return k >= 0 && r.personNoun(k) }

// otherOf returns the row of what a count counts, and the word for it.
func (r *reader) otherOf(c *count) (*otherNoun, int) {
	words := []int{c.num - 1, c.end, c.noun}
	for _, k := range words {
		if k < r.s.First || k >= r.s.Last {
			continue
		}
		money := k != c.noun
		for _, n := range r.x.others[form(r.d, r.s, k)] {
			iso := strings.ToUpper(n.unit) == n.unit
			if money != iso && k != c.noun || !r.stands(c.first-nearby, c.stop+nearby, n.needs) || len(n.also) > 0 && !r.stands(c.first-nearby, c.stop+nearby, n.also) {
				continue
			}
			if iso && r.foreignDollar(k) {
				continue
			}
			return n, k
		}
	}
	return nil, 0
}

// nearby is how far from a number the words may stand that make it sure.
const nearby = 40

// foreignDollar reports whether the word before a currency says that it is
// another state's: "12 million Australian dollars".
func (r *reader) foreignDollar(k int) bool { return r.countryIn(max(k-1, r.s.First), k) != "" }

// otherReasons are what refuse says of a number that may yet count something of
// other.tsv.
var otherReasons = set("money thing")
