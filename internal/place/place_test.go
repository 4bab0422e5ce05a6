package place

import (
	"encoding/xml"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"readout/internal/actor"
	"readout/internal/beside"
)

func TestLongest(t *testing.T) {
	for _, c := range []struct{ text, name, country string }{
		{"Khan Yunis was hit", "Khan Younis", "PSE"},
		{"Gaza City .", "Gaza City", "PSE"},
		{"Gaza Strip", "Gaza", "PSE"},
		{"Deir al-Balah", "Deir al-Balah", "PSE"},
		{"Deir al - Balah", "Deir al-Balah", "PSE"},
		{"southern Gaza Strip", "Southern Gaza", "PSE"},
		{"Odessa", "Odesa", "UKR"},
		{"Deir el-Zour fell", "Deir ez-Zor", "SYR"},
		{"Sana’a", "Sanaa", "YEM"},
		{"Türkiye", "Turkey", "TUR"},
		{"South Sudan", "South Sudan", "SSD"},
		{"Red Sea ships", "Red Sea", ""},
		{"N'Djamena", "N'Djamena", "TCD"},
	} {
		places, n := Known().Longest(strings.Fields(c.text), 0)
		if n == 0 || places[0].Name != c.name || places[0].Country != c.country {
			t.Errorf("%s: %d words, %+v; want %s", c.text, n, places, c.name)
		}
	}
	for _, text := range []string{"turkey", "rome", "us", "nowhere", ""} {
		if _, n := Known().Longest([]string{text}, 0); n != 0 {
			t.Errorf("%q is a place", text)
		}
	}
}

func TestTable(t *testing.T) {
	seen := map[string]bool{}
	n := 0
	for _, p := range Known().Places() {
		key := p.Name + " " + p.Country + " " + string(p.Kind)
		if seen[key] {
			t.Errorf("%s stands twice", key)
		}
		seen[key] = true
		if p.Located {
			n++
		}
		if p.Country == "" && !slices.Contains([]Kind{Water, Region, Continent}, p.Kind) {
			t.Errorf("%s has no country", p.Name)
		}
	}
	t.Logf("%d places, %d with coordinates", len(Known().Places()), n)
}

func TestLoadNamesTheLine(t *testing.T) {
	const head = "name\tcountry\tkind\tlat\tlon\tgeonames\taliases\n"
	for row, want := range map[string]string{
		"A\tABC\tcity\t1\t1\t\t\n":   "ABC",
		"A\tNOR\ttown\t1\t1\t\t\n":   "no kind",
		"A\tNOR\tcity\t91\t1\t\t\n":  "lat",
		"A\tNOR\tcity\t1\tNaN\t\t\n": "lon",
		"A\tNOR\tcity\t1\t1\tx\t\n":  "GeoNames",
		"A\tNOR\tcity\n":             "columns",
	} {
		_, err := Load("p.tsv", head+row, actor.Known())
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "p.tsv:2:") {
			t.Errorf("%q: %v", row, err)
		}
	}
}

// TestGeoVirus holds our coordinates against those of other people's
// annotations, where both know a place by the same name.
func TestGeoVirus(t *testing.T) {
	f, err := os.Open(beside.Path(t, "data", "places", "GeoVirus.xml"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	same, far, all, known, names := 0, 0, 0, 0, 0
	for l, err := range locations(f) {
		if err != nil {
			t.Fatal(err)
		}
		names++
		if Known().Lookup(l.Name) != nil {
			known++
		}
		if !strings.HasSuffix(l.Page, "/"+strings.ReplaceAll(l.Name, " ", "_")) {
			continue // a namesake: "Surrey,_British_Columbia"
		}
		all++
		var near float64 = math.Inf(1)
		for _, p := range Known().Lookup(l.Name) {
			if p.Kind == City || p.Kind == Capital {
				near = min(near, Distance(p.Lat, p.Lon, l.Lat, l.Lon))
			}
		}
		switch {
		case math.IsInf(near, 1):
		case near <= 161: // 100 miles, the custom of the field
			same++
		default:
			far++
			t.Logf("%s is %.0f km away", l.Name, near)
		}
	}
	t.Logf("%d of %d names are known", known, names)
	t.Logf("of %d names with an article of that name %d are where the annotators have them, %d are not", all, same, far)
	if far*20 > same {
		t.Errorf("too many places lie elsewhere")
	}
}

type location struct {
	Name string  `xml:"name"`
	Lat  float64 `xml:"lat"`
	Lon  float64 `xml:"lon"`
	Page string  `xml:"page"`
}

func locations(r io.Reader) func(func(location, error) bool) {
	return func(yield func(location, error) bool) {
		d := xml.NewDecoder(r)
		for {
			tok, err := d.Token()
			if err == io.EOF {
				return
			}
			var l location
			if e, ok := tok.(xml.StartElement); err == nil && (!ok || e.Name.Local != "location") {
				continue
			} else if err == nil {
				err = d.DecodeElement(&l, &e)
			}
			if !yield(l, err) || err != nil {
				return
			}
		}
	}
}
