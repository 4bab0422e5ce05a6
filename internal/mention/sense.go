package mention

import "readout/internal/place"

// join puts the places of the gazetteer behind those of the table, and tells
// the table's what the gazetteer knows of the same place.
func join(table, more []*place.Place) []*place.Place {
	out := make([]*place.Place, 0, len(table)+len(more))
	for _, p := range table {
		for k, q := range more {
			if q.Kind == place.Region && !p.Located && q.Country == p.Country {
				p = q
				break
			}
			if q.Country == p.Country && q.Kind != place.Region && isSettlement(p) && p.Located && place.Distance(p.Lat, p.Lon, q.Lat, q.Lon) < 30 {
				fuller := *p
				fuller.Admin, fuller.Population = q.Admin, max(q.Population, 1)
				if p.GeoNames == 0 {
					fuller.GeoNames = q.GeoNames
				}
				fuller.Lat, fuller.Lon = q.Lat, q.Lon
				p, more = &fuller, append(append([]*place.Place{}, more[:k]...), more[k+1:]...)
				break
			}
		}
		out = append(out, p)
	}
	return append(out, more...)
}

func isSettlement(p *place.Place) bool { return p.Kind == place.City || p.Kind == place.Capital }

// anyOf reports whether one of the places lies in one of the others.
func anyOf(senses, in []*place.Place) bool {
	for _, p := range in {
		if anyIn(senses, p) {
			return true
		}
	}
	return false
}

func anyIn(senses []*place.Place, in *place.Place) bool {
	for _, p := range senses {
		if within(p, in) {
			return true
		}
	}
	return false
}
