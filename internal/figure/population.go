package figure

import (
	"sort"
	"strings"

	"readout/internal/actor"
	"readout/internal/mention"
	"readout/internal/record"
	"readout/internal/text"
)

// population returns who was counted, as worded, with group and country.
//
//	"nearly 8,800 Palestinians": Palestinians, PSE · "3,600 children": children
func (r *reader) population(c *claim) record.Population {
	var p record.Population
	if c.noun < 0 {
		return r.complement(c)
	}
	first := c.names
	for first < c.noun && populationSkips[form(r.d, r.s, first)] {
		first++
	}
	p.Text = clean(r.d.Text.Slice(r.span(first, c.noun+1)))
	if n := r.x.nouns[lemma(r.d, c.noun)]; n != nil && n.class == "deed" {
		p.Text = ""
	}
	for k := c.noun; k >= first && p.Group == ""; k-- {
		p.Group = groupOf(r.d.Words[k].Form)
	}
	p.Country = r.countryIn(first, c.noun+1)
	if m := r.mentions.At(c.noun); p.Country == "" && m != nil && m.Class == mention.Name {
		p.Country = m.Actors[0].Country
	}
	return p
}

// livesThere returns the country of those counted by the place of their clause,
// where the words make them people of the place.
//
//	"12 villagers were killed in Kharkiv" · "12 people in Kharkiv", not "12 tourists were killed in Kharkiv"
func (r *reader) livesThere(c *claim, p *record.Place) string {
	if p == nil || c.noun < 0 {
		return ""
	}
	at := sort.Search(len(r.d.Words), func(i int) bool { return r.d.Words[i].Span.End > p.Span.Start })
	if at >= r.s.Last || !r.d.Descends(at, c.pred) && !r.d.Descends(at, c.top) {
		return ""
	}
	name := c.name(r.d)
	near := at > c.stop && at <= c.stop+3 && (placePrep[form(r.d, r.s, c.stop)] || form(r.d, r.s, c.stop) == "living")
	if residents[name] || near && countsPeople(name) {
		return p.Country
	}
	return ""
}

var residents = set("villager villagers resident residents civilian civilians inhabitant inhabitants household households townspeople locals")

// complement returns the people that a bare number is said to be.
//
//	"Of the dead, seven were children."
func (r *reader) complement(c *claim) (p record.Population) {
	be := c.stop
	if len(c.trigger) > 0 && c.trigger[0] > c.stop && c.trigger[0] < c.stop+5 {
		be = c.trigger[0] + 1 // "32 of the dead were children"
	}
	if be+1 >= r.s.Last || lemma(r.d, be) != "be" {
		return p
	}
	for k := be + 1; k < r.s.Last && k < be+4; k++ {
		switch upos(&r.d.Words[k]) {
		case "NOUN":
			if r.personNoun(k) {
				p.Text, p.Group = r.d.Words[k].Form, groupOf(r.d.Words[k].Form)
			}
			return p
		case "ADJ", "DET":
		default:
			return p
		}
	}
	return p
}

// countryIn returns the country of the first adjective, people or state that
// words [first, last) name.
func (r *reader) countryIn(first, last int) string {
	forms := make([]string, 0, last-first)
	for k := first; k < last; k++ {
		forms = append(forms, r.d.Words[k].Form)
	}
	for i := range forms {
		senses, _ := actor.Known().Longest(forms, i)
		for _, e := range senses {
			switch e.Kind {
			case actor.Adjective, actor.Demonym, actor.State, actor.Territory:
				return e.Country
			}
		}
	}
	return ""
}

var populationSkips = set("of the these those its their his her more other additional them whom , a an - which")

// groupOf returns the group that a noun for people counts, "" if it is none.
func groupOf(w string) string {
	for _, e := range actor.Known().Lookup(w) {
		if e.Kind == actor.Noun {
			return e.Group
		}
	}
	return ""
}

// personNoun reports whether the word names people.
func (r *reader) personNoun(k int) bool {
	if countsPeople(form(r.d, r.s, k)) || r.x.counted[form(r.d, r.s, k)] == "person" {
		return true
	}
	for _, e := range actor.Known().Lookup(r.d.Words[k].Form) {
		switch e.Kind {
		case actor.Noun, actor.Demonym, actor.Office:
			return true
		}
	}
	return r.mentions.At(k) != nil && upos(&r.d.Words[k]) == "NOUN"
}

// clean makes every stretch of white space one space.
func clean(s string) string { return strings.Join(strings.FieldsFunc(s, text.IsSpace), " ") }

func slug(s string) string { return strings.ReplaceAll(actor.Fold(s), " ", "-") }
