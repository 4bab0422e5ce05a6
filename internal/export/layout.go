package export

import (
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"readout/internal/table"
)

//go:embed tables
var tableFiles embed.FS

// The layouts of tables that other programs have fixed.
const (
	GDELTEvents   = "gdelt-events"
	GDELTMentions = "gdelt-mentions"
	POLECAT       = "polecat"
	ICEWS         = "icews"
)

// Layout returns the names of a table's columns in their order.
func Layout(name string) []string {
	b, err := tableFiles.ReadFile("tables/" + name + ".txt")
	if err != nil {
		panic(err) // built in
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// A Country is a country in other schemes; empty where there is no code.
type Country struct{ ISO2, FIPS string }

// schemes are the codes of countries by ISO 3166-1 alpha-3, and CAMEO's roles
// by sector.
var schemes = sync.OnceValue(func() (out struct {
	countries map[string]Country
	roles     map[string]string
}) {
	out.countries, out.roles = map[string]Country{}, map[string]string{}
	for _, r := range rowsOf("countries.tsv", "iso3", "iso2", "fips") {
		out.countries[r.Get("iso3")] = Country{r.Get("iso2"), r.Get("fips")}
	}
	for _, r := range rowsOf("sectors.tsv", "sector", "cameo") {
		out.roles[r.Get("sector")] = r.Get("cameo")
	}
	return out
})

func rowsOf(file string, columns ...string) []table.Row {
	b, err := tableFiles.ReadFile("tables/" + file)
	if err != nil {
		panic(err) // built in
	}
	rows, err := table.Read(file, string(b), columns...)
	if err != nil {
		panic(err) // built in, and read by the tests
	}
	return rows
}

// CountryOf returns the codes of the country with an ISO 3166-1 alpha-3 code.
func CountryOf(iso3 string) Country { return schemes().countries[iso3] }

// ByFIPS returns the ISO 3166-1 alpha-3 code of the country with a code of FIPS
// 10-4, "" if there is none.
func ByFIPS(code string) string {
	switch code {
	case "":
		return ""
	case "GZ", "WE": // Gaza Strip, West Bank
		return "PSE"
	}
	for iso3, c := range schemes().countries {
		if c.FIPS == code {
			return iso3
		}
	}
	return ""
}

// CAMEORole returns CAMEO's code for a PLOVER sector, "" if it has none.
func CAMEORole(sector string) string { return schemes().roles[sector] }

// A tabbed writes rows of a layout, parted by tabs, without quotes: white space
// inside a cell becomes one space.
type tabbed struct {
	w       io.Writer
	columns []string
	missing string // what stands where nothing is known
}

func (t *tabbed) head() error {
	_, err := fmt.Fprintln(t.w, strings.Join(t.columns, "\t"))
	return err
}

// row writes one row, its cells by the names of their columns.
func (t *tabbed) row(cells map[string]string) error {
	out := make([]string, len(t.columns))
	for i, c := range t.columns {
		if out[i] = strings.Join(strings.Fields(cells[c]), " "); out[i] == "" {
			out[i] = t.missing
		}
	}
	_, err := fmt.Fprintln(t.w, strings.Join(out, "\t"))
	return err
}
