package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/place"
)

// readRegions reads regions.txt and puts each region in the middle of the
// towns that GeoNames has in it. Its lines are
//
//	USA                          a country
//	Austin = Texas | Lone Star   a town of the region, and the region's names
//	~ Norwich = Norfolk          the same for a second-order region
//	Perth = Western Australia @ -25.5 122   where its towns do not tell its middle
//
// The town is the most populous of its name.
func readRegions(data string, rows []*row) ([]place.Town, error) {
	byName := map[string]*row{}
	first, second := map[string][]*row{}, map[string][]*row{}
	for _, r := range rows {
		for _, name := range r.Names {
			key := r.Country + "/" + actor.Fold(name)
			if b := byName[key]; b == nil || b.Population < r.Population {
				byName[key] = r
			}
		}
		first[r.Country+"/"+r.Admin] = append(first[r.Country+"/"+r.Admin], r)
		second[r.Country+"/"+r.Admin+"/"+r.county] = append(second[r.Country+"/"+r.Admin+"/"+r.county], r)
	}
	var out []place.Town
	var missing []error
	code := ""
	lines := bufio.NewScanner(strings.NewReader(data))
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		town, names, ok := strings.Cut(line, "=")
		switch {
		case line == "" || line[0] == '#':
			continue
		case !ok:
			if code = line; actor.Known().Entry(code) == nil {
				return nil, fmt.Errorf("regions.txt:%d: %q is no code of a state", n, code)
			}
			continue
		}
		town, small := strings.CutPrefix(town, "~")
		seat := byName[code+"/"+actor.Fold(town)]
		if seat == nil {
			missing = append(missing, fmt.Errorf("regions.txt:%d: GeoNames has no town %q in %s", n, strings.TrimSpace(town), code))
			continue
		}
		inside := first[code+"/"+seat.Admin]
		if small {
			inside = second[code+"/"+seat.Admin+"/"+seat.county]
		}
		names, at, told := strings.Cut(names, "@")
		r := middle(inside)
		if told {
			if _, err := fmt.Sscan(at, &r.Lat, &r.Lon); err != nil {
				return nil, fmt.Errorf("regions.txt:%d: %q is no latitude and longitude: %w", n, at, err)
			}
		}
		r.Country, r.Admin, r.Kind = code, seat.Admin, place.Region
		for name := range strings.SplitSeq(names, "|") {
			r.Names = append(r.Names, strings.TrimSpace(name))
		}
		out = append(out, r)
	}
	return out, errors.Join(missing...)
}

// middle returns the middle of the box around towns, without the outermost of
// many, and all their people.
func middle(towns []*row) (out place.Town) {
	var lats, lons []float64
	for _, t := range towns {
		lats, lons = append(lats, t.Lat), append(lons, t.Lon)
		if t.Kind != place.Quarter {
			out.Population += t.Population
		}
	}
	slices.Sort(lats)
	slices.Sort(lons)
	n, skip := len(towns)-1, len(towns)/50
	out.Lat, out.Lon = (lats[skip]+lats[n-skip])/2, (lons[skip]+lons[n-skip])/2
	return out
}
