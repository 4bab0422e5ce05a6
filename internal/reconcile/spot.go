package reconcile

import (
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/record"
)

// A spot is a place as far as it is compared.
type spot struct {
	name     string
	mark     uint64 // of the name
	country  uint64
	geonames int
	state    bool // a whole state
	words    bag
}

// meets reports whether two names of places have a rare word in common, or one
// is a part of the other: "Al-Ahli Hospital, Gaza City", "al-Ahli Arab hospital".
func (p *spot) meets(q *spot) bool {
	for _, w := range p.words.list {
		if _, ok := slices.BinarySearch(q.words.list, w); ok && w&15 >= 6 {
			return true
		}
	}
	return within(p.name, q.name) || within(q.name, p.name)
}

func within(a, b string) bool { return strings.Contains(" "+a+" ", " "+b+" ") }

type spotKey struct {
	name, country string
	geonames      int
}

// nowhere is the place of what nobody tells where it was.
var nowhere spot

// spot returns a place as it is compared; the same one for all mentions of it.
func (x *Index) spot(p *record.Place) *spot {
	if p == nil {
		return &nowhere
	}
	key := spotKey{p.Name, p.Country, p.GeoNames}
	if s := x.spots[key]; s != nil {
		return s
	}
	s := &spot{name: actor.Fold(p.Name), country: mark(p.Country), geonames: p.GeoNames}
	s.mark = mark(s.name)
	x.spots[key] = s
	if e := actor.Known().Entry(p.Country); e != nil {
		s.state = actor.Fold(e.Name) == s.name
	}
	s.words = bagOf(s.name)
	return s
}
