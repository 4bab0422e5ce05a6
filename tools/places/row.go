package main

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"readout/internal/actor"
	"readout/internal/place"
)

// A row is a town of GeoNames.
type row struct {
	place.Town
	feature string // GeoNames' code: PPLC is a capital, PPLX a part of a town
	county  string // code of its second-order region
}

// readRows reads a table of GeoNames. Its columns are id, name, ASCII name,
// other names, latitude, longitude, class, code, country, another country,
// regions of four orders, population and four more.
//
// Source: https://download.geonames.org/export/dump/readme.txt
func readRows(in io.Reader) ([]*row, error) {
	var out []*row
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		f := strings.Split(lines.Text(), "\t")
		if len(f) < 15 {
			return nil, fmt.Errorf("line %d has %d columns, want 19", n, len(f))
		}
		if gone(f[7]) || f[8] == "AQ" { // nobody's
			continue
		}
		r, err := readRow(f)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if r.Population > 0 && r.Population < 1000 && r.feature == "PPL" && hamlets[f[8]] {
			continue
		}
		out = append(out, r)
	}
	return out, lines.Err()
}

// hamlets are the countries of which GeoNames has every hamlet: they would be
// a fifth of the gazetteer, and are hardly ever in the news.
var hamlets = map[string]bool{
	"AT": true, "BE": true, "CH": true, "CZ": true, "DE": true, "ES": true, "FR": true, "IT": true, "MX": true,
	"NL": true, "PL": true, "RO": true, "US": true,
}

// gone reports whether a town is no more: abandoned, destroyed or historical.
// What is destroyed is in the news.
func gone(feature string) bool { return feature == "PPLH" || feature == "PPLCH" || feature == "" }

func readRow(f []string) (*row, error) {
	r := &row{feature: f[7], county: f[11]}
	r.Admin, r.Kind = f[10], place.City
	switch f[7] {
	case "PPLC":
		r.Kind = place.Capital
	case "PPLX":
		r.Kind = place.Quarter
	}
	var err error
	number := func(s string) int {
		n, e := strconv.Atoi(s)
		if e != nil {
			err = e
		}
		return n
	}
	r.GeoNames, r.Population = number(f[0]), number(f[14])
	degrees := func(s string) float64 {
		d, e := strconv.ParseFloat(s, 64)
		if e != nil {
			err = e
		}
		return d
	}
	r.Lat, r.Lon = degrees(f[4]), degrees(f[5])
	if err != nil {
		return nil, err
	}
	if r.Country, err = country(f[8]); err != nil {
		return nil, err
	}
	if r.Country == under[f[8]] {
		r.Admin = f[8] // Guam's own regions have codes of states of the USA
	}
	r.Names = append([]string{f[1]}, others(f[1], f[2], f[3], f[8], r.Population)...)
	return r, nil
}

func (r *row) town() place.Town { return r.Town }

// under gives the states of the territories that the record has no code for.
var under = func() map[string]string {
	m := map[string]string{"XK": "XKX"}
	for state, list := range map[string]string{
		"USA": "AS GU MP PR VI UM", "GBR": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
		"FRA": "BL GF GP MF MQ NC PF PM RE TF WF YT", "NLD": "AW BQ CW SX", "DNK": "FO GL", "NOR": "SJ",
		"FIN": "AX", "AUS": "CC CX NF", "NZL": "CK NU TK", "CHN": "HK MO", "MAR": "EH",
	} {
		for _, code := range strings.Fields(list) {
			m[code] = state
		}
	}
	return m
}()

// country returns the record's code of a country of two letters.
func country(code string) (string, error) {
	known := actor.Known()
	if r, err := language.ParseRegion(code); err == nil && known.Entry(r.ISO3()) != nil {
		return r.ISO3(), nil
	}
	if known.Entry(under[code]) != nil {
		return under[code], nil
	}
	return "", fmt.Errorf("the record has no code for the country %q: say in row.go under which state it is", code)
}
