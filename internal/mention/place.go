package mention

import (
	"readout/internal/place"
	"readout/internal/record"
	"readout/internal/ud"
)

// A site is a stretch of words that names a place, and no state or territory.
type site struct {
	first, last int
	senses      []*place.Place
}

// scanPlaces finds the names of towns, regions and sites in a sentence, where
// no known actor and no person is named.
func (r *reader) scanPlaces(s ud.Sentence) {
	for i := s.First; i < s.Last; {
		if !isCapital(r.forms[i]) || r.atomOf(i) != nil || r.namingAt[i] != 0 {
			i++
			continue
		}
		senses, n := r.places.Longest(r.forms[:s.Last], i)
		if n == 0 || !r.freeOf(i, n) {
			i++
			continue
		}
		r.sites = append(r.sites, site{i, i + n, senses})
		for k := i; k < i+n; k++ {
			r.siteAt[k] = int32(len(r.sites))
		}
		i += n
	}
}

func (r *reader) freeOf(i, n int) bool {
	for k := i; k < i+n; k++ {
		if r.atomOf(k) != nil || r.namingAt[k] != 0 {
			return false
		}
	}
	return true
}

// addSite adds the mention of a place. Whoever acts on a town acts on its
// state, so that the state is the actor: "shelled Kharkiv" is done to Ukraine.
func (r *reader) addSite(x *site) int {
	p := r.senseOf(x)
	e := r.kb.Entry(p.Country)
	if e == nil {
		return x.last
	}
	span := r.doc.Cover(x.first, x.last)
	r.add(Mention{
		First: x.first, Last: x.last, Class: Name, Place: true, Where: p,
		Actors: []record.Actor{{
			ID: e.ID, Name: e.Name, Country: e.Country, Kind: record.KindState, Because: "place table", Span: span,
		}},
	})
	return x.last
}

// senseOf chooses among places of one name: the one in a country that the
// article names, else the first of the table.
func (r *reader) senseOf(x *site) *place.Place {
	for _, p := range x.senses {
		if r.namesCountry(p.Country) {
			return p
		}
	}
	return x.senses[0]
}

// namesCountry reports whether the article names the country by any word.
func (r *reader) namesCountry(code string) bool {
	if r.countries == nil {
		r.countries = map[string]bool{}
		for k := range r.atoms {
			if e := r.atoms[k].country(); e != nil {
				r.countries[e.Country] = true
			}
		}
	}
	return r.countries[code]
}

// whereOf returns the place of a state's or territory's own name, nil if the
// place table has none: capitals and territories have coordinates too.
func (r *reader) whereOf(a *atom, country string) *place.Place {
	senses, n := r.places.Longest(r.forms[:a.last], a.first)
	if n != a.last-a.first {
		return nil
	}
	for _, p := range senses {
		if p.Country == country {
			return p
		}
	}
	return nil
}
