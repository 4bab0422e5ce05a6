package place

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/actor"
)

func TestWorld(t *testing.T) {
	for _, c := range []struct{ name, country, admin string }{
		{"Khan Younis", "PSE", "GZ"},
		{"Kharkov", "UKR", "07"},
		{"Calcutta", "IND", "28"},
		{"Gimbi", "ETH", "51"},
		{"Malakal", "SSD", "07"},
		{"Deir el-Balah", "PSE", "GZ"},
		{"SAO PAULO", "BRA", "27"},
		{"Lake Oswego", "USA", "OR"},
		{"Guangdong", "CHN", "30"},
		{"Hagåtña", "USA", "GU"},
	} {
		ps := World().Lookup(c.name)
		if len(ps) == 0 || ps[0].Country != c.country || ps[0].Admin != c.admin {
			t.Errorf("%s: %+v, want it in %s/%s", c.name, ps, c.country, c.admin)
		}
	}
	if ps := World().Lookup("Nowhereville"); ps != nil {
		t.Errorf("%+v", ps[0])
	}
}

func TestWorldLongest(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
	}{
		{"San Juan Bautista , Mexico", 3},
		{"San Juan , Mexico", 2},
		{"Nova Scotia", 2},
		{"Deir el Balah", 3},
		{"Garut , Java", 1},
		{"Qwrtz", 0},
		{", Java", 0},
	} {
		if _, n := World().Longest(strings.Fields(c.text), 0); n != c.n {
			t.Errorf("%s: %d words, want %d", c.text, n, c.n)
		}
	}
}

// TestWorldCodes holds every place of the gazetteer against the codes and
// limits of the record.
func TestWorldCodes(t *testing.T) {
	g := World()
	for n := range g.Len() {
		p := g.at(n)
		if actor.Known().Entry(p.Country) == nil {
			t.Fatalf("place %d: %q is no code of a state", n, p.Country)
		}
		if p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
			t.Fatalf("place %d lies at %v, %v", n, p.Lat, p.Lon)
		}
	}
	t.Logf("%d places, %d bytes", g.Len(), len(gazetteerBin))
	if len(gazetteerBin) > 5_000_000 {
		t.Errorf("the gazetteer has %d bytes", len(gazetteerBin))
	}
}

func TestPackKeeps(t *testing.T) {
	var towns []Town
	for i := range 1000 {
		towns = append(towns, Town{
			Names: []string{fmt.Sprintf("Ort %d", i%700), fmt.Sprintf("Orten-%d", i)}, Country: "NOR", Admin: fmt.Sprint(i % 20),
			Kind: City, Population: i * i, Lat: float64(i%180) - 90, Lon: float64(i%360) - 180, GeoNames: i,
		})
	}
	packed, err := Pack(towns)
	if err != nil {
		t.Fatal(err)
	}
	g, err := Open(string(packed))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range towns {
		for k, name := range w.Names {
			i := slices.IndexFunc(g.Lookup(name), func(p *Place) bool { return p.GeoNames == w.GeoNames })
			if i < 0 {
				t.Fatalf("%s is lost", name)
			}
			p := g.Lookup(name)[i]
			if p.Admin != w.Admin || p.Alias != (k > 0) || Distance(p.Lat, p.Lon, w.Lat, w.Lon) > 0.05 {
				t.Fatalf("%+v came back as %+v", w, p)
			}
			if d := p.Population - w.Population; d*d*400 > w.Population*w.Population {
				t.Fatalf("%d people came back as %d", w.Population, p.Population)
			}
		}
	}
	again, _ := Pack(towns)
	if string(again) != string(packed) {
		t.Error("the same towns, other bytes")
	}
}

func TestPackErrors(t *testing.T) {
	for _, w := range []Town{
		{Names: []string{"A"}, Country: "NORWAY", Kind: City},
		{Names: []string{"A"}, Country: "NOR", Kind: Water},
		{Names: []string{"A"}, Country: "NOR", Kind: City, GeoNames: 1 << 24},
	} {
		if _, err := Pack([]Town{w}); err == nil || !strings.HasPrefix(err.Error(), "A: ") {
			t.Errorf("%+v: %v", w, err)
		}
	}
}

// FuzzOpen: what is no gazetteer is an error and nothing worse.
func FuzzOpen(f *testing.F) {
	packed, err := Pack([]Town{{Names: []string{"Oslo", "Kristiania"}, Country: "NOR", Admin: "12", Kind: Capital}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(packed))
	f.Add(string(packed[:30]))
	f.Add("places1\n")
	f.Fuzz(func(t *testing.T, s string) { Open(s) })
}

func TestMiddles(t *testing.T) {
	for _, e := range actor.Known().Entries() {
		if e.Kind != actor.State || e.Loaded {
			continue
		}
		if _, _, ok := Middle(e.Country); !ok {
			t.Errorf("%s has no middle", e.Name)
		}
	}
}

func TestDistance(t *testing.T) {
	if d := Distance(48.86, 2.35, 51.51, -0.13); d < 340 || d > 347 {
		t.Errorf("from Paris to London %v km", d)
	}
	if d := Distance(0, 180, 0, -180); d > 0.001 {
		t.Errorf("across the date line %v km", d)
	}
}

func BenchmarkLongest(b *testing.B) {
	World()
	for name, text := range map[string]string{"hit": "Khan Younis was", "miss": "Kowalski was", "namesakes": "San Antonio ,"} {
		forms := strings.Fields(text)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				World().Longest(forms, 0)
			}
		})
	}
}
