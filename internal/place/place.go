// Package place knows places by name: where they lie, and in which state.
//
// Which of two places of one name an article means is not decided here. The
// package must never know a sentence or a tree. What it knows stands in
// places.tsv; states and their territories are places too and come from
// package actor.
package place

import (
	_ "embed"
	"math"
	"strconv"
	"sync"

	"readout/internal/actor"
	"readout/internal/table"
)

// A Kind says what a place is.
type Kind string

// The kinds of places.
const (
	Country   Kind = "country"
	Capital   Kind = "capital"
	City      Kind = "city" // towns, villages and camps too
	Quarter   Kind = "quarter"
	Region    Kind = "region"
	Island    Kind = "island"
	Water     Kind = "water"
	Garrison  Kind = "base"
	Building  Kind = "building"
	Crossing  Kind = "crossing"
	Continent Kind = "continent"
)

// A Place is a place with a name.
type Place struct {
	Name     string
	Country  string // ISO 3166-1 alpha-3; "" for waters and regions of several states
	Kind     Kind
	Lat, Lon float64 // degrees; of a region its middle
	Located  bool    // whether Lat and Lon are known
	GeoNames int     // id at geonames.org, 0 unknown
	Listed   bool    // stands in places.tsv: it is in the news

	// What only the gazetteer tells.
	Admin      string // GeoNames' code of the region it lies in: "TX"; "" unknown
	Population int    // to some percent; 0 unknown
	Alias      bool   // found by another name than its own
}

// A Base is a set of places with their names.
type Base struct {
	actor.Names[*Place] // Lookup and Longest
	places              []*Place
}

//go:embed places.tsv
var placesTSV string

// Known returns the places that are built into the program.
var Known = sync.OnceValue(func() *Base {
	b, err := Load("places.tsv", placesTSV, actor.Known())
	if err != nil {
		panic(err) // built in, and loaded by the tests
	}
	return b
})

// Places returns all places: those of the table in its order, then states.
func (b *Base) Places() []*Place { return b.places }

// Load reads a table of places; states and territories that it does not hold
// are taken from the knowledge base. Errors name file and line.
func Load(file, data string, known *actor.Base) (*Base, error) {
	rows, err := table.Read(file, data, "name", "country", "kind", "lat", "lon", "geonames", "aliases")
	if err != nil {
		return nil, err
	}
	b := &Base{}
	for _, r := range rows {
		p, err := read(r, known)
		if err != nil {
			return nil, err
		}
		b.enter(p, append(r.List("aliases"), p.Name)...)
	}
	b.states(known)
	return b, nil
}

func (b *Base) enter(p *Place, names ...string) {
	b.places = append(b.places, p)
	b.Add(p, names...)
}

func read(r table.Row, known *actor.Base) (*Place, error) {
	p := &Place{Name: r.Get("name"), Country: r.Get("country"), Kind: Kind(r.Get("kind")), Located: true, Listed: true}
	switch p.Kind {
	case Capital, City, Region, Island, Water, Garrison, Building, Crossing, Continent:
	default:
		return nil, r.Errorf("%q is no kind of place", p.Kind)
	}
	if p.Country != "" && known.Entry(p.Country) == nil {
		return nil, r.Errorf("%q is no code of a state", p.Country)
	}
	var err error
	if p.Lat, err = degrees(r, "lat", 90); err != nil {
		return nil, err
	}
	if p.Lon, err = degrees(r, "lon", 180); err != nil {
		return nil, err
	}
	if id := r.Get("geonames"); id != "" {
		n, err := strconv.Atoi(id)
		if err != nil {
			return nil, r.Errorf("%q is no id of GeoNames", id)
		}
		p.GeoNames = n
	}
	return p, nil
}

func degrees(r table.Row, column string, limit float64) (float64, error) {
	f, err := strconv.ParseFloat(r.Get(column), 64)
	if err != nil || !(math.Abs(f) <= limit) {
		return 0, r.Errorf("%s: %q is no number of degrees up to %v", column, r.Get(column), limit)
	}
	return f, nil
}

// states enters the states, and the territories that the table has not.
func (b *Base) states(known *actor.Base) {
	for _, e := range known.Entries() {
		switch {
		case e.Loaded:
		case e.Kind == actor.State:
			b.enter(&Place{Name: e.Name, Country: e.Country, Kind: Country}, e.Aliases...)
		case e.Kind == actor.Territory && b.Lookup(e.Name) == nil:
			b.enter(&Place{Name: e.Name, Country: e.Country, Kind: Region}, e.Aliases...)
		}
	}
}
