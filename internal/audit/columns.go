package audit

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/export"
	"readout/internal/plover"
	"readout/internal/timex"
)

// layout returns the columns of a format whose files do not name them.
func layout(format string) []string {
	if format == "gdelt" {
		return export.Layout(export.GDELTEvents)
	}
	return nil
}

// needed are the columns without which a row says nothing.
var needed = map[string][]string{
	"polecat": {"Event ID", "Event Date", "Event Type", "Actor Country", "Recipient Country", "Publication Date"},
	"icews":   {"Event ID", "Event Date", "CAMEO Code", "Source Name", "Source Country", "Target Name", "Target Country"},
}

// knows checks that a header names what is needed.
func knows(format string, columns []string) error {
	for _, c := range needed[format] {
		if !slices.Contains(columns, c) {
			return fmt.Errorf("the header has no column %q: a file of %s begins with its header, parted by tabs", c, strings.ToUpper(format))
		}
	}
	return nil
}

// read lays the values under their columns. Surplus empty cells, which some
// releases have, are passed by.
func (f formatReader) read(columns, values []string) (Row, error) {
	for len(values) > len(columns) && values[len(values)-1] == "" {
		values = values[:len(values)-1]
	}
	switch {
	case len(values) == 58 && len(columns) == 61:
		return Row{}, fmt.Errorf("%w: 58 cells are GDELT 1.0; 2.0, which has 61, is read", errColumns)
	case len(values) != len(columns):
		return Row{}, fmt.Errorf("%w: %d cells, %d columns; part them with tabs and keep empty ones", errColumns, len(values), len(columns))
	}
	c := cells{}
	for i, name := range columns {
		c[name] = strings.TrimSpace(values[i])
	}
	return f.row(c)
}

func gdelt(c cells) (Row, error) {
	r := Row{ID: c["GLOBALEVENTID"], Day: dashed(c["SQLDATE"]), Published: dashed(c["DATEADDED"]), Code: c["EventCode"],
		Actor: gdeltSide(c, "Actor1"), Recipient: gdeltSide(c, "Actor2")}
	if c["SOURCEURL"] != "" {
		r.Addresses = []string{c["SOURCEURL"]}
	}
	r.Place, _, _ = strings.Cut(c["ActionGeo_FullName"], ",")
	r.Country = export.ByFIPS(c["ActionGeo_CountryCode"])
	return r, r.decode()
}

func gdeltSide(c cells, side string) (s Side) {
	s.add(c[side+"Name"], c[side+"CountryCode"])
	if s.Countries == nil {
		s.add("", c[side+"KnownGroupCode"])
	}
	return s
}

func polecat(c cells) (Row, error) {
	r := Row{ID: c.get("Event ID"), Day: timex.Date(c.get("Event Date")), Published: timex.Date(c.get("Publication Date")), Code: c.get("Event Type"),
		Modes: c.list("Event Mode"), Place: c.get("Placename"), Country: c.get("Country"),
		Actor:     Side{c.list("Actor Name"), c.list("Actor Country")},
		Recipient: Side{c.list("Recipient Name"), c.list("Recipient Country")}}
	for _, column := range []string{"URL", "Story ID"} { // behind POLECAT's own columns, where a file has them
		r.Addresses = append(r.Addresses, c.list(column)...)
	}
	if r.what = plover.Type(r.Code); !r.what.Valid() {
		return r, fmt.Errorf("Event Type %q is none of PLOVER's", r.Code)
	}
	return r, r.dates()
}

func icews(c cells) (Row, error) {
	r := Row{ID: c["Event ID"], Day: american(c["Event Date"]), Code: c["CAMEO Code"], Country: countryOf(c["Country"]),
		Addresses: c.list("Story ID")}
	for _, column := range []string{"City", "District", "Province"} {
		if r.Place == "" {
			r.Place = c.get(column)
		}
	}
	r.Actor.add(c["Source Name"], countryOf(c["Source Country"]))
	r.Recipient.add(c["Target Name"], countryOf(c["Target Country"]))
	return r, r.decode()
}

func (s *Side) add(name, country string) {
	if name != "" && name != "None" {
		s.Names = append(s.Names, name)
	}
	if country != "" && country != "None" {
		s.Countries = append(s.Countries, country)
	}
}

// decode finds what a CAMEO code is in PLOVER. Files that spreadsheets have
// touched lost a leading 0.
func (r *Row) decode() error {
	code := r.Code
	x, ok := plover.FromCAMEO(code)
	if !ok {
		x, ok = plover.FromCAMEO("0" + code)
	}
	if !ok {
		return fmt.Errorf("%q is no code of CAMEO", code)
	}
	r.Code, r.what = x.Code, x.Type
	return r.dates()
}

func (r *Row) dates() error {
	for _, d := range []timex.Date{r.Day, r.Published} {
		if d != "" && !d.Valid() {
			return fmt.Errorf("%q is no date", d)
		}
	}
	return nil
}

// dashed reads 20231125, or a time that begins so.
func dashed(s string) timex.Date {
	if len(s) < 8 {
		return timex.Date(s)
	}
	return timex.Date(s[:4] + "-" + s[4:6] + "-" + s[6:8])
}

// american reads 2017-11-25, or as one year's file has it, 11/25/2017.
func american(s string) timex.Date {
	var month, day, year int
	if n, _ := fmt.Sscanf(s, "%d/%d/%d", &month, &day, &year); n == 3 {
		return timex.NewDate(year, month, day)
	}
	return timex.Date(s)
}

// countryOf returns the code of a country in words, "" if it is not known.
func countryOf(name string) string {
	for _, e := range actor.Known().Lookup(name) {
		if e.Kind == actor.State || e.Kind == actor.Territory {
			return e.Country
		}
	}
	return ""
}
