package place

import (
	_ "embed"
	"slices"
	"sync"

	"readout/internal/table"
)

//go:embed areas.tsv
var areasTSV string

// An area is a part of a state that the news counts in.
type area struct {
	admins, parts []string
}

type called struct{ name, country string }

var areas = sync.OnceValue(func() map[called]area {
	rows, err := table.Read("areas.tsv", areasTSV, "area", "country", "admin", "parts")
	if err != nil {
		panic(err) // built in, and loaded by the tests
	}
	out := map[called]area{}
	for _, r := range rows {
		out[called{r.Get("area"), r.Get("country")}] = area{r.List("admin"), r.List("parts")}
	}
	return out
})

// Inside reports whether the place of a name in a country is a, or lies in a,
// as far as the tables tell: Rafah lies in Gaza, and both lie in Palestine.
func (a *Place) Inside(name, country string) bool {
	switch {
	case a.Country != country:
		return false
	case a.Kind == Country, a.Name == name:
		return true
	case a.Kind != Region:
		return false
	}
	known := areas()[called{a.Name, a.Country}]
	if slices.Contains(known.parts, name) {
		return true
	}
	admins := known.admins
	if len(admins) == 0 {
		admins = []string{adminOf(a.Name, country, Region)}
	}
	admin := adminOf(name, country, "")
	return admin != "" && slices.Contains(admins, admin)
}

// adminOf returns the gazetteer's code for where the largest place of a name
// lies; of one kind, if one is given.
func adminOf(name, country string, kind Kind) string {
	for _, p := range World().Lookup(name) { // the largest first
		if p.Country == country && (kind == "" || p.Kind == kind) {
			return p.Admin
		}
	}
	return ""
}
