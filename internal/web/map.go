package web

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strconv"

	"readout/internal/across"
	"readout/internal/record"
	"readout/internal/store"
)

// land is the coastline as the data of an SVG path, in degrees: x is longitude,
// y latitude turned downwards. tools/basemap makes it.
//
//go:embed land.path
var land string

// A Map is events by the place where they happened.
type Map struct {
	Fields  []Field
	Land    string
	Spots   []Spot
	Nowhere int // events whose place has no coordinates
	Cut     bool
}

// A Spot is a place with the events told of it.
type Spot struct {
	Name, Country string
	Lat, Lon      float64
	N             int
}

// X and Y are where a spot lies on the map, R how large it is drawn: its area
// grows with the number of events.
func (s Spot) X() string { return fmt.Sprintf("%.2f", s.Lon) }

// Y is X's other half.
func (s Spot) Y() string { return fmt.Sprintf("%.2f", -s.Lat) }

// R is the radius in degrees.
func (s Spot) R() string { return fmt.Sprintf("%.2f", 1+0.6*math.Sqrt(float64(s.N))) }

// Box is the part of the map that holds all spots, with some space around: the
// attribute viewBox.
func (m *Map) Box() string {
	if len(m.Spots) == 0 {
		return "-180 -84 360 144"
	}
	west, east, north, south := 180.0, -180.0, -90.0, 90.0
	for _, s := range m.Spots {
		west, east = min(west, s.Lon), max(east, s.Lon)
		south, north = min(south, s.Lat), max(north, s.Lat)
	}
	west, east = max(-180, west-12), min(180, east+12)
	south, north = max(-60, south-10), min(84, north+10)
	return fmt.Sprintf("%.1f %.1f %.1f %.1f", west, -north, east-west, north-south)
}

// Path is the coastline.
func (m *Map) Path() template.HTMLAttr { return template.HTMLAttr(`d="` + land + `"`) }

func mapPage(a *asking) (*answer, error) {
	w, err := a.where(a.filter(store.KindEvent))
	if err != nil {
		return nil, err
	}
	m := &Map{Fields: a.fields()}
	ids, err := idsOf(a, a.desk.Store, bounded(w))
	if err != nil {
		return nil, err
	}
	m.Cut = len(ids) == gathered
	err = a.desk.live.with(a, func(r *across.Record, _ *facts) error { m.place(r, ids); return nil })
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(m.Spots, func(a, b Spot) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	g := &grid{columns: []string{"place", "country", "lat", "lon", "events"}}
	for _, s := range m.Spots {
		g.add(s.Name, s.Country, strconv.FormatFloat(s.Lat, 'f', -1, 64), strconv.FormatFloat(s.Lon, 'f', -1, 64), strconv.Itoa(s.N))
	}
	return &answer{Title: "Map", page: "map", Data: m, Command: a.command("events"), json: g.json, csv: g.csv}, nil
}

// place counts the events of mentions by place.
func (m *Map) place(r *across.Record, ids []record.ID) {
	at := map[[2]string]int{}
	for _, id := range ids {
		p := r.Place(id)
		if p == nil || p.Name == "" {
			continue
		}
		if p.Lat == 0 && p.Lon == 0 {
			m.Nowhere++
			continue
		}
		key := [2]string{p.Name, p.Country}
		i, ok := at[key]
		if !ok {
			i, at[key] = len(m.Spots), len(m.Spots)
			m.Spots = append(m.Spots, Spot{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon})
		}
		m.Spots[i].N++
	}
}
