package event

import (
	"slices"

	"readout/internal/plover"
	"readout/internal/record"
)

// settle gives meetings that are told without a place that of the journey in
// the same article on which they happened: one that a side of theirs made to the
// country of another. The day of the journey is theirs too if they have none.
//
//	"She arrived in Muscat on Monday. She met the Omani foreign minister."
func settle(kept []*telling) {
	for _, t := range kept {
		if t.Type != plover.Consult || t.Place != nil || t.Status == record.Cancelled || !meeting(t.Modes) {
			continue
		}
		o := journeyOf(t, kept)
		if o == nil {
			continue
		}
		place := *o.Place
		t.Place = &place
		if t.When.Date == "" && t.When.End == "" {
			t.When = record.When{Date: o.When.Date, End: o.When.End}
		}
		if t.pattern != nil {
			t.host()
		}
	}
}

// journeyOf returns the telling nearest to t that puts one of its sides into
// the country of another, nil if there is none.
func journeyOf(t *telling, kept []*telling) *telling {
	var best *telling
	for _, o := range kept {
		if o == t || o.Type != plover.Consult || o.Place == nil || o.Status != t.Status || !slices.Contains(o.Modes, "visit") {
			continue
		}
		if !sharesPerson(t, o) || !containsCountry(sidesOf(t), o.Place.Country) {
			continue
		}
		if best == nil || distance(t, o) < distance(t, best) {
			best = o
		}
	}
	return best
}

func sidesOf(t *telling) []record.Actor { return append(slices.Clone(t.Actors), t.Recipients...) }

// sharesPerson reports whether a person of t made the journey o.
func sharesPerson(t, o *telling) bool {
	return slices.ContainsFunc(sidesOf(t), func(a record.Actor) bool {
		return a.Kind == record.KindPerson && a.Country != o.Place.Country && containsID(o.Actors, a.ID)
	})
}

func distance(a, b *telling) int {
	if d := a.sentence - b.sentence; d > 0 {
		return d
	}
	return b.sentence - a.sentence
}
