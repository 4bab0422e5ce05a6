package series

import (
	"strings"

	"readout/internal/record"
)

// Options say what to set side by side.
type Options struct {
	// Area keeps the figures of one place and of what lies in it. Figures
	// without a place are taken too, and marked, where they count its people
	// or, of one event, stand in an article that counts the same in the area.
	Area *Area

	// EventOf returns the cluster of an event that a figure belongs to; nil
	// leaves every mention of an event for itself.
	EventOf func(record.ID) record.ID
}

// An Area is a place to count in.
type Area struct {
	Name, Country string
	Holds         func(name, country string) bool // whether a place is the area or lies in it
	Called        func(name string) bool          // whether it is a name of the area itself; nil: only Name is
}

// everybody are groups that tell no part of those counted.
var everybody = map[string]bool{"people": true, "residents": true, "hostages": true, "detainees": true}

type keyedFigure struct {
	Figure
	key      Key
	unplaced bool
}

// keyed gives every figure its key, and leaves out those of other areas.
func keyed(all []Figure, o Options) (out []keyedFigure) {
	here := map[measured]bool{} // what articles count inside the area
	if o.Area != nil {
		for i := range all {
			if p := all[i].Place; p != nil && o.Area.Holds(p.Name, p.Country) {
				here[measuredBy(&all[i])] = true
			}
		}
	}
	events := eventsOf(all)
	out = make([]keyedFigure, 0, len(all))
	for i := range all {
		f := &all[i]
		k := keyedFigure{Figure: *f, key: Key{Measure: f.Measure, Unit: f.Unit, Group: f.Population.Group, Country: f.Population.Country, Cumulative: f.Cumulative}}
		if everybody[k.key.Group] {
			k.key.Group = ""
		}
		if f.Place != nil {
			k.key.Place = f.Place.Name
		}
		if !k.locate(o.Area, here) {
			continue
		}
		k.belong(events, o.EventOf)
		out = append(out, k)
	}
	return out
}

// A measured is what one article counts.
type measured struct {
	article record.ID
	measure record.Measure
	unit    string
}

func measuredBy(f *Figure) measured { return measured{f.Article, f.Measure, f.Unit} }

// locate completes country and place of the key; it reports false for a figure
// of another area.
func (k *keyedFigure) locate(area *Area, here map[measured]bool) bool {
	p := k.FigureMention.Place
	if k.key.Country == "" && p != nil {
		k.key.Country = p.Country
	}
	if area == nil {
		return true
	}
	if p != nil {
		if area.Called != nil && area.Called(p.Name) {
			k.key.Place = area.Name
		}
		if k.key.Country == "" {
			k.key.Country = area.Country
		}
		return area.Holds(p.Name, p.Country)
	}
	own := k.key.Country != "" && k.key.Country == area.Country
	if !own && (k.key.Country != "" || k.Cumulative || !here[measuredBy(&k.Figure)]) {
		return false
	}
	k.unplaced, k.key.Country, k.key.Place = true, area.Country, area.Name
	return true
}

// belong says whose figure one of an event is: the event's, else the place's,
// else nobody's but the article's.
func (k *keyedFigure) belong(events map[measured]record.ID, eventOf func(record.ID) record.ID) {
	if k.Cumulative {
		return
	}
	k.key.Event = k.FigureMention.Event
	if k.key.Event == "" {
		k.key.Event = events[measuredBy(&k.Figure)]
	}
	if k.key.Event != "" && eventOf != nil {
		k.key.Event = eventOf(k.key.Event)
	}
	if k.key.Event == "" && k.key.Place == "" {
		k.key.Article = k.Article
		if k.CopyOf != "" {
			k.key.Article = k.CopyOf
		}
	}
}

// eventsOf returns the event of each article's figures of a measure, where
// there is just one: "killed dozens of people … at least 500 had died".
func eventsOf(all []Figure) map[measured]record.ID {
	out := map[measured]record.ID{}
	many := map[measured]bool{}
	for i := range all {
		f := &all[i]
		if f.FigureMention.Event == "" || f.Cumulative {
			continue
		}
		m := measuredBy(f)
		many[m] = many[m] || out[m] != "" && out[m] != f.FigureMention.Event
		out[m] = f.FigureMention.Event
	}
	for m := range many {
		if many[m] {
			delete(out, m)
		}
	}
	return out
}

// who returns whoever stands at the end of the chain of those cited. The
// article's chain begins next to the figure: whom it names first made the
// claim, the others pass it on.
func (k *keyedFigure) who(by string) (w Who, via []string) {
	if len(k.Attributed) == 0 {
		return Who{ID: "outlet/" + by, Name: by, Own: true}, nil
	}
	a := k.Attributed[0]
	for _, b := range k.Attributed[1:] {
		via = append(via, b.Name)
	}
	id := a.ID
	if id == "" {
		id = "name/" + strings.ToLower(a.Name)
	}
	return Who{ID: id, Name: a.Name, Country: a.Country}, via
}
