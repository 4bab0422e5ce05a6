package figure

import (
	"readout/internal/record"
)

// A claim is a count that a construction has licensed.
type claim struct {
	count
	measure    record.Measure
	rule       string // "figure/passive"
	trigger    []int  // the words that license it
	pred       int    // the word whose clause tells it: verb, noun or adjective
	sentence   int    // index into Doc.Sentences
	status     string
	whole      int // one more than the index of the claim that it is a part of, 0 for none
	superseded bool
	unit       string // of other measures, where the noun does not tell
}

// A construction reads one way of telling how many people came to harm.
type construction struct {
	name string
	read func(*reader, *count) (claim, bool)
}

// constructions are tried in this order at every number; the first that fits
// reads it.
var constructions = []construction{
	{"part", (*reader).part},               // "including 12 children"
	{"breakdown", (*reader).breakdown},     // "five people, four from Norway and one from Chad"
	{"object", (*reader).object},           // "killed 12", "killing at least 12"
	{"verb", (*reader).verb},               // "12 were killed", "the 12 who died", "killed his wife and 12 others"
	{"lives", (*reader).lives},             // "claimed 12 lives"
	{"remains", (*reader).remains},         // "recovered 12 bodies"
	{"deed-of", (*reader).deedOf},          // "the killing of 12 people"
	{"people", (*reader).people},           // "12 hostages", "12 deaths"
	{"state", (*reader).state},             // "12 dead", "12 people are missing"
	{"toll", (*reader).toll},               // "the death toll rose to 12"
	{"window", (*reader).window},           // "12 were killed", where the tree went wrong
	{"phrase", (*reader).phrase},           // "28 people are in critical condition"
	{"coordinated", (*reader).coordinated}, // "killed 12 soldiers and 40 civilians"
	{"gapped", (*reader).gapped},           // "were killed in Kenya and ten more in Uganda"
	{"carried", (*reader).carried},         // "other reports speak of 12"
}

// license returns the claim of the first construction that fits.
func (r *reader) license(c *count) (claim, bool) {
	for _, k := range constructions {
		cl, ok := k.read(r, c)
		if !ok {
			continue
		}
		cl.count, cl.sentence = *c, r.index
		if cl.rule == "" {
			cl.rule = k.name
		}
		if why := r.unreal(&cl); why != "" {
			r.pass.Trace(c.num, "figure: %s reads %s, but it is %s", cl.rule, cl.measure, why)
			return claim{}, false
		}
		if r.together(&cl) {
			cl.measure, cl.unit = record.OtherUnit, togetherUnit
		}
		r.pass.Trace(c.num, "figure: %s reads %s", cl.rule, cl.measure)
		return cl, true
	}
	r.pass.Trace(c.num, "figure: no construction fits")
	return claim{}, false
}
