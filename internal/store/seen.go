package store

import (
	"cmp"
	"context"
	"iter"
	"slices"
)

// Seen yields the actors that have a part in mentions, as Store.Seen. read asks
// the store as it is, for uncorrected articles only if so told.
func (a *Amended) Seen(ctx context.Context, countries []string, read func(uncorrected bool) iter.Seq2[Seen, error]) iter.Seq2[Seen, error] {
	return func(yield func(Seen, error) bool) {
		all, err := a.all(ctx)
		if err != nil {
			yield(Seen{}, err)
			return
		}
		own := seenIn(all, countries)
		for s, err := range read(len(all) > 0) {
			for err == nil && len(own) > 0 && own[0].ID < s.ID {
				if !yield(own[0], nil) {
					return
				}
				own = own[1:]
			}
			if err == nil && len(own) > 0 && own[0].ID == s.ID {
				s.add(&own[0])
				own = own[1:]
			}
			if !yield(s, err) || err != nil {
				return
			}
		}
		for _, s := range own {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// seenIn returns the actors in corrected articles, by id.
func seenIn(all []*amended, countries []string) []Seen {
	total := sightings{}
	for _, x := range all {
		here := sightings{}
		for _, m := range x.rows {
			here.mention(m, countries)
		}
		for _, s := range here {
			s.Articles = 1
			total.add(s)
		}
	}
	out := make([]Seen, 0, len(total))
	for _, s := range total {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(s, t Seen) int { return cmp.Compare(s.ID, t.ID) })
	return out
}

// sightings are actors by id.
type sightings map[string]*Seen

func (all sightings) add(s *Seen) {
	if before := all[s.ID]; before != nil {
		before.add(s)
		return
	}
	all[s.ID] = s
}

// mention adds those who have a part in a mention; it counts once for each.
func (all sightings) mention(m *Mention, countries []string) {
	counted := map[string]bool{}
	for _, p := range m.Participants {
		if p.Actor == "" || !one(countries, p.Country) {
			continue
		}
		s := &Seen{ID: p.Actor, Name: p.Name, Country: p.Country, Kind: p.Kind, Office: p.Office, First: m.Day, Last: m.Day}
		if !counted[p.Actor] {
			s.count(m.Kind)
		}
		counted[p.Actor] = true
		all.add(s)
	}
}

func (s *Seen) count(kind string) {
	switch kind {
	case KindEvent:
		s.Events++
	case KindStatement:
		s.Statements++
	case KindFigure:
		s.Figures++
	}
}

// add takes in what was seen of the same actor in other articles.
func (s *Seen) add(t *Seen) {
	s.Events, s.Statements, s.Figures, s.Articles = s.Events+t.Events, s.Statements+t.Statements, s.Figures+t.Figures, s.Articles+t.Articles
	if cmp.Or(cmp.Compare(t.Last, s.Last), cmp.Compare(t.latest(), s.latest())) > 0 {
		s.Name, s.Country, s.Kind, s.Office = t.Name, t.Country, t.Kind, t.Office
	}
	s.Last = max(s.Last, t.Last)
	if s.First == "" || t.First != "" && t.First < s.First {
		s.First = t.First
	}
}

// latest is what SetLatest takes apart, but for the day.
func (s *Seen) latest() string {
	return s.Name + "\x1f" + s.Country + "\x1f" + s.Kind + "\x1f" + s.Office
}
