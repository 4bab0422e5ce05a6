package place

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"readout/internal/actor"
)

// A Town is a row of the gazetteer before it is packed: a town, a village, a
// quarter or a region.
type Town struct {
	Names      []string // its own name first
	Country    string   // ISO 3166-1 alpha-3
	Admin      string   // code of its first-order region in GeoNames
	Kind       Kind
	Population int // 0 unknown
	Lat, Lon   float64
	GeoNames   int // 0 unknown
}

// The layout of a packed gazetteer: a header, the regions' codes, the places,
// the names, and where the blocks of names begin. Numbers have the byte order
// of the header's.
//
//	header    magic, then 4 bytes each: number of regions, places, names and bytes of names
//	region    country "USA", length of the code, code "TX"
//	place     placeSize bytes: latitude, longitude, GeoNames id (3 each), population, kind (1 each), region (2)
//	name      shared letters, own letters, places (1 byte each), own letters, places (3 bytes each)
//	block     where its first name begins (4 bytes)
//
// Names are folded and in order of their bytes; blockSize of them make a block,
// whose first name shares no letters. The other names of a block share their
// first letters with the name before.
const (
	magic     = "places1\n"
	placeSize = 13
	blockSize = 16
	another   = 1 << 23 // of a name's place: not the place's own name
	degree    = 1 << 24 // parts of a full circle
)

// kinds of packed places, by number.
var kinds = [...]Kind{City, Capital, Region, Quarter}

// Pack lays out a gazetteer. The same towns give the same bytes.
func Pack(towns []Town) ([]byte, error) {
	if len(towns) >= another {
		return nil, fmt.Errorf("%d places are more than a gazetteer holds", len(towns))
	}
	towns = slices.Clone(towns)
	slices.SortStableFunc(towns, func(a, b Town) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), cmp.Compare(a.GeoNames, b.GeoNames), cmp.Compare(a.Names[0], b.Names[0]))
	})
	regions := regionsOf(towns)
	var places []byte
	for _, t := range towns {
		p, err := packPlace(&t, regions)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.Names[0], err)
		}
		places = append(places, p...)
	}
	names, blocks, count := packNames(towns)
	var out bytes.Buffer
	out.WriteString(magic)
	for _, n := range []int{len(regions), len(towns), count, len(names)} {
		out.Write(binary.LittleEndian.AppendUint32(nil, uint32(n)))
	}
	for _, r := range regions {
		country, code, _ := strings.Cut(r, "/")
		out.WriteString(country + string(rune(len(code))) + code)
	}
	out.Write(places)
	out.Write(names)
	out.Write(blocks)
	return out.Bytes(), nil
}

func regionsOf(towns []Town) []string {
	seen := map[string]bool{}
	for _, t := range towns {
		seen[t.Country+"/"+t.Admin] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

func packPlace(t *Town, regions []string) ([]byte, error) {
	region, _ := slices.BinarySearch(regions, t.Country+"/"+t.Admin)
	kind := slices.Index(kinds[:], t.Kind)
	switch {
	case kind < 0:
		return nil, fmt.Errorf("%q is no kind of place in a gazetteer", t.Kind)
	case len(t.Country) != 3 || len(t.Admin) > 127:
		return nil, fmt.Errorf("%q and %q are no codes", t.Country, t.Admin)
	case t.GeoNames < 0 || t.GeoNames >= 1<<24 || region >= 1<<16:
		return nil, fmt.Errorf("numbers too large: %d, %d", t.GeoNames, region)
	}
	out := make([]byte, 0, placeSize)
	for _, n := range []int{packDegrees(t.Lat), packDegrees(t.Lon), t.GeoNames} {
		out = append(out, byte(n), byte(n>>8), byte(n>>16))
	}
	out = append(out, packPopulation(t.Population), byte(kind))
	return binary.LittleEndian.AppendUint16(out, uint16(region)), nil
}

// packDegrees keeps an angle to two thousandths of a minute, some 2 m.
func packDegrees(d float64) int { return int(math.Round((d+180)/360*degree)) % degree }

func unpackDegrees(n int) float64 {
	return math.Round((float64(n)/degree*360-180)*1e4) / 1e4
}

// packPopulation keeps a number of people to four in a hundred.
func packPopulation(n int) byte {
	if n < 1 {
		return 0
	}
	return byte(min(255, 1+math.Round(12*math.Log(float64(n)))))
}

func unpackPopulation(b byte) int {
	if b == 0 {
		return 0
	}
	return int(math.Round(math.Exp(float64(b-1) / 12)))
}

// packNames returns the names, where their blocks begin, and their number.
func packNames(towns []Town) (names, blocks []byte, count int) {
	of := map[string][]int{}
	for i, t := range towns {
		for k, name := range t.Names {
			key := actor.Fold(name)
			if key == "" || len(key) > 255 || slices.ContainsFunc(of[key], func(p int) bool { return p&^another == i }) {
				continue
			}
			if k > 0 {
				of[key] = append(of[key], i|another)
			} else {
				of[key] = append(of[key], i)
			}
		}
	}
	before := ""
	for _, key := range slices.Sorted(maps.Keys(of)) {
		shared := 0
		if count%blockSize == 0 {
			blocks = binary.LittleEndian.AppendUint32(blocks, uint32(len(names)))
		} else {
			for shared < min(len(key), len(before)) && key[shared] == before[shared] {
				shared++
			}
		}
		list := of[key][:min(255, len(of[key]))] // the smallest of many namesakes go
		names = append(names, byte(shared), byte(len(key)-shared), byte(len(list)))
		names = append(names, key[shared:]...)
		for _, p := range list {
			names = append(names, byte(p), byte(p>>8), byte(p>>16))
		}
		before = key
		count++
	}
	return names, blocks, count
}
