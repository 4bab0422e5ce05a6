package mention

import (
	"math"

	"readout/internal/actor"
	"readout/internal/place"
)

// anchors is how many places of an article are held against a doubtful one: no
// article makes reading slow.
const anchors = 24

// A setting is where an article is set: what tells namesakes apart.
type setting struct {
	countries map[string]int          // how often each is named
	near      []*place.Place          // places that leave no doubt
	chosen    map[string]*place.Place // by name: one name means one place in an article
}

// senseOf chooses among the places of a site's name: nil if no table knows it.
func (r *reader) senseOf(x *site) *place.Place {
	if len(x.senses) == 0 {
		return nil
	}
	name := actor.Fold(r.nameText(x.first, x.last))
	w := r.setting()
	if p := regionAround(x); p != nil {
		return p
	}
	if elsewhere(x) {
		return nil
	}
	if p, ok := w.chosen[name]; ok && (len(x.inside) == 0 || withinAny(p, x.inside)) {
		return p
	}
	p := w.choose(x.senses, x.inside)
	w.chosen[name] = p
	return p
}

// elsewhere reports whether the words after a name put it into a state or
// region in which no table knows such a place: "Bari, Somalia" is not in Italy.
func elsewhere(x *site) bool {
	for _, q := range x.inside {
		if q.Kind != place.Country && q.Kind != place.Region {
			return false
		}
		for _, p := range x.senses {
			if p.Country == q.Country {
				return false
			}
		}
	}
	return len(x.inside) > 0
}

// regionAround returns the region that a name means after a town that lies
// there: "Rochester, New York" is in the state, not in the city.
func regionAround(x *site) *place.Place {
	if x.holds == nil {
		return nil
	}
	for _, p := range x.senses {
		if p.Kind == place.Region && anyIn(x.holds.senses, p) {
			return p
		}
	}
	return nil
}

// setting returns the article's setting. It is made once, when all sites and
// states have been found.
func (r *reader) setting() *setting {
	if r.where != nil {
		return r.where
	}
	w := &setting{countries: map[string]int{}, chosen: map[string]*place.Place{}}
	r.where = w
	for k := range r.atoms {
		a := &r.atoms[k]
		if e := a.country(); e != nil && r.atomAt[a.first] != 0 {
			w.countries[e.Country]++
		}
	}
	for k := range r.sites {
		x := &r.sites[k]
		told := anyOf(x.senses, x.inside)
		if len(w.near) == anchors || !told && len(x.senses) != 1 {
			continue
		}
		p := w.choose(x.senses, x.inside)
		w.near = append(w.near, p)
		w.countries[p.Country]++
		if told {
			w.chosen[actor.Fold(r.nameText(x.first, x.last))] = p
		}
	}
	return w
}

// choose returns the likeliest of the places of one name.
func (w *setting) choose(senses, inside []*place.Place) *place.Place {
	var best *place.Place
	most := math.Inf(-1)
	for k, p := range senses {
		if s := w.likely(p, inside) - float64(k)*1e-6; s > most {
			best, most = p, s
		}
	}
	return best
}

// likely weighs a place: what the words after its name say, the country the
// article is about, places that are near, and its size.
func (w *setting) likely(p *place.Place, inside []*place.Place) float64 {
	s := math.Log(float64(p.Population + 30))
	switch {
	case p.Listed:
		s = max(s, 13) + 3
	case p.Kind == place.Country:
		s = 16
	case p.Alias:
		s -= 6
	}
	if withinAny(p, inside) {
		s += 30
	}
	if n := w.countries[p.Country]; n > 0 {
		s += 2 + math.Min(2, math.Log2(float64(n)))
	}
	closest := math.Inf(1)
	for _, q := range w.near {
		closest = min(closest, place.Distance(p.Lat, p.Lon, q.Lat, q.Lon))
	}
	return s + 4*math.Exp(-closest/250)
}

func withinAny(p *place.Place, in []*place.Place) bool {
	for _, q := range in {
		if within(p, q) {
			return true
		}
	}
	return false
}

// within reports whether a place lies in another: in the country, in the
// region, or near the town.
func within(p, in *place.Place) bool {
	switch {
	case p.Country != in.Country || p == in:
		return false
	case in.Kind == place.Country || in.Kind == place.Region && in.Admin != "" && p.Admin == in.Admin:
		return true
	}
	return in.Located && place.Distance(p.Lat, p.Lon, in.Lat, in.Lon) < 150
}

// locate returns the place that words [first, last) name in this article, nil
// if no table has the name. It does not ask whether they name a place at all.
func (r *reader) locate(first, last int) *place.Place {
	if m := r.table.At(first); m != nil && m.Where != nil && m.First <= first && m.Last == last {
		return m.Where
	}
	s := r.doc.Sentences[r.doc.SentenceOf(first)]
	for end := last; end > first; end-- {
		if end < last && !r.isPlaceword("ending", end, s) {
			return nil
		}
		if senses := r.sensesOf(first, end); len(senses) > 0 {
			return r.senseOf(&site{first: first, last: end, senses: senses, inside: r.insideOf(last, s), holds: r.townBefore(first, s)})
		}
	}
	return nil
}

// sensesOf returns the places that words [first, last) may name.
func (r *reader) sensesOf(first, last int) []*place.Place {
	senses, n := r.places.Longest(r.forms[:last], first)
	if n < last-first {
		senses = nil
	}
	if more, m := r.world.Longest(r.forms[:last], first); m == last-first {
		senses = join(senses, more)
	}
	return senses
}
