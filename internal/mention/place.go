package mention

import (
	"strings"

	"readout/internal/actor"
	"readout/internal/place"
	"readout/internal/record"
	"readout/internal/ud"
)

// A site is a stretch of words that names a place, and no state or territory.
type site struct {
	first, last int
	senses      []*place.Place // none: a place that no table knows
	inside      []*place.Place // what the words after it may say it lies in: "Paris, Texas"
	holds       *site          // the town before the comma before it: "Rochester, New York"
}

// scanPlaces finds the names of towns, regions and sites in a sentence, where
// no known actor and no person is named.
func (r *reader) scanPlaces(s ud.Sentence) {
	for i := s.First; i < s.Last; {
		n := r.placeAt(i, s)
		if n == 0 {
			i++
			continue
		}
		i += n
	}
}

// placeAt adds the site that begins at word i, and returns how many words it
// takes; 0 if none begins there.
func (r *reader) placeAt(i int, s ud.Sentence) int {
	if !isCapital(r.forms[i]) || calendar[r.forms[i]] || r.namingAt[i] != 0 || strings.HasSuffix(r.forms[i], "$") {
		return 0
	}
	a := r.atomOf(i)
	if a != nil && a.sense(actor.Person) != nil && r.isTown(a.first, a.last, s) {
		for k := a.first; k < a.last; k++ {
			r.atomAt[k] = 0 // "Hammond, Indiana", not Philip Hammond
		}
		a = nil
	}
	senses, n := r.known(i, s)
	switch {
	case n > 0 && a != nil && n <= a.last-i:
		n = 0
	case n == 0:
		senses, n = r.guessed(i, s)
	}
	if n == 0 && a != nil {
		return r.namesakeOf(a, s)
	}
	if n == 0 {
		n, senses = r.unknownPlace(i, s), nil
	}
	if n == 0 {
		return 0
	}
	end := i + n
	if end < s.Last && isCapital(r.forms[end]) && r.isPlaceword("ending", end, s) && r.freeOf(end, 1) {
		end++ // "Dallas | County"
	}
	x := site{first: i, last: end, senses: senses, inside: r.insideOf(end, s), holds: r.townBefore(i, s)}
	if x.inside == nil && senses == nil && end+1 < s.Last && r.forms[end] == "of" {
		x.inside = r.regionsAt(end+1, s) // "Amuru ward of Gulu"
	}
	r.addPlace(x)
	return end - i
}

// known returns the places of the longest name at word i in the small table,
// and how many words it takes; 0 if the gazetteer has a longer name there.
func (r *reader) known(i int, s ud.Sentence) ([]*place.Place, int) {
	senses, n := r.places.Longest(r.forms[:s.Last], i)
	if n == 0 || !r.yields(i, n) {
		return nil, 0
	}
	more, m := r.world.Longest(r.forms[:s.Last], i)
	if m > n && r.yields(i, m) && r.namesPlace(i, m, s, more) {
		return nil, 0
	}
	if m == n {
		senses = join(senses, more)
	}
	return senses, n
}

// guessed returns the places of the longest name at word i in the gazetteer,
// if it names one here.
func (r *reader) guessed(i int, s ud.Sentence) ([]*place.Place, int) {
	senses, n := r.world.Longest(r.forms[:s.Last], i)
	if n == 0 || !r.yields(i, n) || !r.namesPlace(i, n, s, senses) {
		return nil, 0
	}
	return senses, n
}

// yields reports whether words [i, i+n) are free for a place: known actors
// yield whose names are shorter, and no person.
//
//	"New | Jersey" · "North | America" · "British | Columbia"
func (r *reader) yields(i, n int) bool {
	for k := i; k < i+n; k++ {
		a := r.atomOf(k)
		if r.namingAt[k] != 0 || a != nil && (a.first < i || a.last > i+n || a.last-a.first == n ||
			a.sense(actor.Body, actor.Group, actor.Office, actor.Person) != nil) {
			return false
		}
	}
	return true
}

func (r *reader) addPlace(x site) {
	r.sites = append(r.sites, x)
	r.enter(&x, len(r.sites)-1)
	for k := x.first; k < x.last; k++ {
		r.siteAt[k], r.atomAt[k] = int32(len(r.sites)), 0
	}
}

// enter keeps the first site of each name, of eight names with the same first
// word at most.
func (r *reader) enter(x *site, number int) {
	list := r.siteNames[r.forms[x.first]]
	for _, k := range list {
		if o := &r.sites[k]; o.last-o.first == x.last-x.first && r.sameForms(o.first, x.first, x.last-x.first) {
			return
		}
	}
	if len(list) < 8 {
		r.siteNames[r.forms[x.first]] = append(list, number)
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
	if p == nil {
		r.table.site(Site{First: x.first, Last: x.last, Inside: r.setting().choose(x.inside, nil)})
		return x.last
	}
	e := r.kb.Entry(p.Country)
	if e == nil {
		r.table.site(Site{First: x.first, Last: x.last, Where: p})
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

// whereOf returns the place of a state's or territory's own name, nil if no
// table has it: capitals and territories have coordinates too.
func (r *reader) whereOf(a *atom, country string) *place.Place {
	senses, n := r.places.Longest(r.forms[:a.last], a.first)
	if n != a.last-a.first {
		senses = nil
	}
	if more, m := r.world.Longest(r.forms[:a.last], a.first); m == a.last-a.first {
		senses = join(senses, more)
	}
	for _, p := range senses {
		if p.Country == country {
			return p
		}
	}
	return nil
}
