package event

import (
	"slices"
	"sort"

	"readout/internal/plover"
	"readout/internal/record"
)

// settleMeetings gives meetings that are told without a place that of the journey in
// the same article on which they happened: one that a side of theirs made to the
// country of another. The day of the journey is theirs too if they have none.
//
//	"She arrived in Muscat on Monday. She met the Omani foreign minister."
func settleMeetings(kept []*telling) {
	all := tripsOf(kept)
	for _, t := range kept {
		if t.Type != plover.Consult || t.Place != nil || t.Status == record.Cancelled || !meeting(t.Modes) {
			continue
		}
		o := all.nearest(t)
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

// trips are the visits that an article tells of, by the ids of the visitors,
// in the order of the text.
type trips map[string][]*telling

// within is how many of somebody's journeys are looked at before a meeting, and
// how many behind it.
const within = 4

func tripsOf(kept []*telling) trips {
	out := trips{}
	for _, o := range kept {
		if o.Type != plover.Consult || o.Place == nil || !slices.Contains(o.Modes, "visit") {
			continue
		}
		for _, a := range o.Actors {
			if a.Kind == record.KindPerson && a.Country != o.Place.Country {
				out[a.ID] = append(out[a.ID], o)
			}
		}
	}
	return out
}

// nearest returns the journey nearest to t that has led one of its sides into
// the country of another, nil if there is none.
func (j trips) nearest(t *telling) *telling {
	var best *telling
	sides := append(slices.Clone(t.Actors), t.Recipients...)
	for _, a := range sides {
		all := j[a.ID]
		at := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= t.Span.Start })
		for _, o := range all[max(0, at-within):min(len(all), at+within)] {
			if o != t && o.Status == t.Status && containsCountry(sides, o.Place.Country) && (best == nil || distance(t, o) < distance(t, best)) {
				best = o
			}
		}
	}
	return best
}

func distance(a, b *telling) int {
	if d := a.sentence - b.sentence; d > 0 {
		return d
	}
	return b.sentence - a.sentence
}
