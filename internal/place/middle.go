package place

import (
	_ "embed"
	"math"
	"sync"

	"readout/internal/table"
)

//go:embed middles.tsv
var middlesTSV string

// Middle returns the middle of a state in degrees: where to centre a map on it.
// A state is no point, so that its Place has no coordinates.
func Middle(country string) (lat, lon float64, ok bool) {
	p, ok := middles()[country]
	return p[0], p[1], ok
}

var middles = sync.OnceValue(func() map[string][2]float64 {
	rows, err := table.Read("middles.tsv", middlesTSV, "code", "lat", "lon")
	if err != nil {
		panic(err) // built in, and read by the tests
	}
	out := make(map[string][2]float64, len(rows))
	for _, r := range rows {
		lat, err := degrees(r, "lat", 90)
		if err != nil {
			panic(err)
		}
		lon, err := degrees(r, "lon", 180)
		if err != nil {
			panic(err)
		}
		out[r.Get("code")] = [2]float64{lat, lon}
	}
	return out
})

// Distance returns the kilometres between two points of the globe, given in
// degrees.
func Distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	up, across := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	a := up*up + math.Cos(lat1*rad)*math.Cos(lat2*rad)*across*across
	return 2 * 6371 * math.Asin(math.Sqrt(min(1, a)))
}
