package event

import (
	"readout/internal/mention"
	"readout/internal/place"
	"readout/internal/record"
)

// How small a place is.
const (
	aCountry = iota + 1
	aRegion
	aTown
	aSite
)

// placeAt returns the place that word i is a name of, and how small it is.
func (r *reader) placeAt(i int) (*record.Place, int) {
	if p := r.siteAt(i); p != nil {
		return p, aSite
	}
	if x := r.table.SiteAt(i); x != nil && !(x.Last-x.First == 1 && mention.IsBuilding(r.doc.Words[i].Lemma)) { // "Complex" is no name
		span := r.doc.Cover(x.First, x.Last)
		p := &record.Place{Name: r.doc.Text.Slice(span), Span: span}
		where(p, x.Where)
		if x.Where != nil {
			return p, fineness(x.Where)
		}
		where(p, x.Inside)
		return p, aSite
	}
	m := r.table.At(i)
	if m == nil || !m.Place {
		return nil, 0
	}
	span := r.doc.Cover(m.First, m.Last)
	p := &record.Place{Name: r.doc.Text.Slice(span), Country: m.Actors[0].Country, Span: span}
	where(p, m.Where)
	return p, fineness(m.Where)
}

// siteAt returns the building or the like of which word i is the noun, if it
// has a name of its own. It lies where the town in its phrase lies.
//
//	"the Kasubi palace" · "Erez crossing in northern Gaza"
func (r *reader) siteAt(i int) *record.Place {
	if !mention.IsBuilding(r.doc.Words[i].Lemma) {
		return nil
	}
	first := i
	for first > 0 && r.doc.SentenceOf(first-1) == r.doc.SentenceOf(i) && r.namesSite(first-1, i) {
		first--
	}
	if first == i {
		return nil
	}
	span := r.doc.Cover(first, i+1)
	p := &record.Place{Name: r.doc.Text.Slice(span), Span: span}
	for c := range r.doc.Children(i) {
		if r.doc.Is(c, "compound", "nmod", "appos", "nmod:poss") {
			if town, fine := r.placeAt(c); town != nil && (p.Country == "" || fine >= aTown && p.GeoNames == 0) {
				p.Country, p.Lat, p.Lon, p.GeoNames = town.Country, town.Lat, town.Lon, town.GeoNames
			}
		}
	}
	return p
}

// namesSite reports whether word k is a part of the name of the building whose
// noun is word i: a proper noun, or a particle joined to one.
func (r *reader) namesSite(k, i int) bool {
	w := &r.doc.Words[k]
	if w.UPOS == "PROPN" {
		return true
	}
	joined := w.Span.End == r.doc.Words[k+1].Span.Start
	return joined && k+1 < i && (w.Form == "-" || r.doc.Words[k+1].Form == "-")
}

// where tells a place what the tables say of it. A country is no point.
func where(p *record.Place, w *place.Place) {
	if w == nil {
		return
	}
	if p.Country == "" {
		p.Country = w.Country
	}
	if w.Kind != place.Country {
		p.Lat, p.Lon, p.GeoNames = w.Lat, w.Lon, w.GeoNames
	}
}

func fineness(w *place.Place) int {
	if w == nil {
		return aCountry
	}
	switch w.Kind {
	case place.Country, place.Continent:
		return aCountry
	case place.Region, place.Water, place.Island:
		return aRegion
	case place.Garrison, place.Building, place.Crossing, place.Quarter:
		return aSite
	}
	return aTown
}
