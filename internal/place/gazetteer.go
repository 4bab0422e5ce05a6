package place

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"sync"

	"readout/internal/actor"
)

// A Gazetteer holds very many places with their names. It is looked up where it
// lies: nothing is unpacked but its list of regions. It is safe for many
// goroutines.
type Gazetteer struct {
	regions []region
	places  string
	names   string
	blocks  string
}

type region struct{ country, code string }

//go:embed gazetteer.bin
var gazetteerBin string

// World returns the gazetteer that is built into the program: the towns of
// GeoNames' cities500 and regions of many states. tools/places makes it.
var World = sync.OnceValue(func() *Gazetteer {
	g, err := Open(gazetteerBin)
	if err != nil {
		panic(err) // built in, and opened by the tests
	}
	return g
})

// Open returns the gazetteer that Pack laid out.
func Open(packed string) (*Gazetteer, error) {
	rest, ok := strings.CutPrefix(packed, magic)
	if !ok || len(rest) < 16 {
		return nil, fmt.Errorf("this is no gazetteer of this version: make it anew with tools/places")
	}
	g := &Gazetteer{}
	regions, places, names, bytes := number(rest, 0, 4), number(rest, 4, 4), number(rest, 8, 4), number(rest, 12, 4)
	rest = rest[16:]
	for range regions {
		if len(rest) < 4 || len(rest) < 4+int(rest[3]) {
			return nil, fmt.Errorf("the gazetteer ends early: make it anew with tools/places")
		}
		n := 4 + int(rest[3])
		g.regions = append(g.regions, region{rest[:3], rest[4:n]})
		rest = rest[n:]
	}
	blocks := (names + blockSize - 1) / blockSize * 4
	if len(rest) != places*placeSize+bytes+blocks {
		return nil, fmt.Errorf("the gazetteer has not the length that its head tells: make it anew with tools/places")
	}
	g.places, rest = rest[:places*placeSize], rest[places*placeSize:]
	g.names, g.blocks = rest[:bytes], rest[bytes:]
	return g, nil
}

// number reads a number of n bytes.
func number(s string, at, n int) int {
	out := 0
	for k := n - 1; k >= 0; k-- {
		out = out<<8 | int(s[at+k])
	}
	return out
}

// Len returns the number of places.
func (g *Gazetteer) Len() int { return len(g.places) / placeSize }

// Lookup returns the places of a name, the most populous first, nil if there
// are none. Case, marks, apostrophes and hyphens do not count.
func (g *Gazetteer) Lookup(name string) []*Place {
	e, ok := g.find(actor.Fold(name))
	if !ok {
		return nil
	}
	return g.all(e.list, name)
}

// Longest returns the places of the longest name that starts at forms[i], and
// the number of forms it takes; 0 if no name starts there.
func (g *Gazetteer) Longest(forms []string, i int) (senses []*Place, n int) {
	var best entry
	key := ""
	for j := i; j < len(forms) && j < i+8; j++ {
		f := actor.Fold(forms[j])
		if f == "st" && j == i {
			f = "saint" // "St. Marc"
		}
		if f == "" {
			if j == i || !joins(forms[j]) {
				break
			}
			continue
		}
		if key != "" {
			key += " "
		}
		key += f
		e, ok := g.find(key)
		if ok {
			best, n = e, j+1-i
		}
		if !e.begins && !ok {
			break
		}
	}
	if n == 0 {
		return nil, 0
	}
	return g.all(best.list, strings.Join(forms[i:i+n], " ")), n
}

// joins reports whether a form without letters may stand inside a name.
func joins(form string) bool {
	switch form {
	case "-", "‐", "‑", "–", "'", "’":
		return true
	}
	return false
}

// An entry is what stands at a folded name.
type entry struct {
	list   string // its places
	begins bool   // further names begin with this one and a space
}

// find returns the entry of a folded name; ok if the name itself is there.
func (g *Gazetteer) find(key string) (e entry, ok bool) {
	if key == "" {
		return entry{}, false
	}
	block := sort.Search(len(g.blocks)/4, func(b int) bool {
		at := number(g.blocks, 4*b, 4)
		return g.names[at+3:at+3+int(g.names[at+1])] > key
	}) - 1
	if block < 0 {
		block = 0
	}
	var stack [256]byte
	at := number(g.blocks, 4*block, 4)
	for at < len(g.names) {
		shared, own, places := int(g.names[at]), int(g.names[at+1]), int(g.names[at+2])
		at += 3
		name := append(stack[:shared], g.names[at:at+own]...)
		at += own
		switch s := string(name); {
		case s == key:
			e.list, ok = g.names[at:at+3*places], true
		case s > key:
			e.begins = e.begins || strings.HasPrefix(s, key) && s[len(key)] == ' '
			return e, ok
		}
		at += 3 * places
	}
	return e, ok
}

// all returns the places of a list; name is what they are called.
func (g *Gazetteer) all(list, name string) []*Place {
	places, out := make([]Place, len(list)/3), make([]*Place, len(list)/3)
	for k := range places {
		n := number(list, 3*k, 3)
		places[k] = g.at(n &^ another)
		places[k].Name, places[k].Alias = name, n&another != 0
		out[k] = &places[k]
	}
	return out
}

// at returns the place of a number.
func (g *Gazetteer) at(n int) Place {
	s := g.places[n*placeSize:]
	r := g.regions[number(s, 11, 2)]
	return Place{
		Country: r.country, Admin: r.code, Kind: kinds[s[10]], Located: true,
		Lat: unpackDegrees(number(s, 0, 3)), Lon: unpackDegrees(number(s, 3, 3)),
		GeoNames: number(s, 6, 3), Population: unpackPopulation(s[9]),
	}
}
