package mention

import (
	"strings"

	"readout/internal/actor"
	"readout/internal/place"
	"readout/internal/ud"
)

// namesakeOf makes a site of a state's or capital's name when the words around
// it say that another place is meant, and returns how many words it takes.
//
//	"Moscow, Idaho" · "Atlanta, Georgia" · not "Athens, Greece"
func (r *reader) namesakeOf(a *atom, s ud.Sentence) int {
	n := a.last - a.first
	e := a.sense(actor.State, actor.Capital)
	if e == nil {
		return n
	}
	senses, m := r.world.Longest(r.forms[:s.Last], a.first)
	if m != n {
		return n
	}
	var in []*place.Place
	for _, p := range r.insideOf(a.last, s) {
		if p.Country == e.Country {
			in = nil
			break
		}
		// no list of states: "China, Japan and Korea"
		if (p.Kind == place.Region || p.Kind == place.Country && e.Kind == actor.Capital) && anyIn(senses, p) {
			in = append(in, p)
		}
	}
	name := actor.Fold(r.nameText(a.first, a.last))
	if in == nil && !r.namesakes[name] && r.regionOf(a, e, senses, s) == nil {
		return n
	}
	r.namesakes[name] = true
	r.addPlace(site{first: a.first, last: a.last, senses: senses, inside: in, holds: r.townBefore(a.first, s)})
	return n
}

// regionOf returns the region of another state that the name means after a
// town that lies there: "Atlanta, Georgia".
func (r *reader) regionOf(a *atom, e *actor.Entry, senses []*place.Place, s ud.Sentence) *place.Place {
	town := r.townBefore(a.first, s)
	if town == nil {
		return nil
	}
	for _, p := range town.senses {
		if e.Kind == actor.State && p.Country == e.Country {
			return nil
		}
	}
	for _, p := range senses {
		if p.Kind == place.Region && anyIn(town.senses, p) {
			return p
		}
	}
	return nil
}

// townBefore returns the site that ends before the comma before word i.
func (r *reader) townBefore(i int, s ud.Sentence) *site {
	if i-2 < s.First || r.forms[i-1] != "," || r.siteAt[i-2] == 0 {
		return nil
	}
	town := r.sites[r.siteAt[i-2]-1] // a copy: the list of sites grows
	return &town
}

// isLeft reports whether "out of" stands before word i: "pulled out of Kidal".
func (r *reader) isLeft(i int, s ud.Sentence) bool {
	return i-2 >= s.First && r.forms[i-1] == "of" && r.forms[i-2] == "out"
}

// isTown reports whether words [i, last), which look like the name of a person,
// are that of a town.
//
//	"in Kharkiv" · "Hammond, Indiana" · not "in Hammond's view"
func (r *reader) isTown(i, last int, s ud.Sentence) bool {
	comma := last < s.Last && r.forms[last] == ","
	in := i > s.First && (r.isPlaceword("inside", i-1, s) || r.isLeft(i, s) || r.underAttack(i, last)) && !(last < s.Last && r.doc.Words[last].XPOS == "POS")
	if !comma && !in || r.afterTitle(i, s) {
		return false
	}
	senses := r.sensesOf(i, last)
	if len(senses) == 0 || r.knownName(i) && mostPeople(senses) < 300_000 {
		return false
	}
	if in {
		return senses[0].GeoNames == 0 || mostPeople(senses) >= 50_000 || r.isLeft(i, s) && mostPeople(senses) >= 5_000
	}
	for _, p := range r.insideOf(last, s) {
		if (p.Kind == place.Country || p.Kind == place.Region) && anyIn(senses, p) {
			return true
		}
	}
	return false
}

// underAttack reports whether words [i, last) are a place of the news that
// something is done to: "a drone attack on Kharkiv".
func (r *reader) underAttack(i, last int) bool {
	if p := strings.ToLower(r.forms[i-1]); p != "on" && p != "against" && p != "of" {
		return false
	}
	_, n := r.places.Longest(r.forms[:last], i)
	return n == last-i && n > 0
}

func mostPeople(list []*place.Place) int {
	most := 0
	for _, p := range list {
		most = max(most, p.Population)
	}
	return most
}
