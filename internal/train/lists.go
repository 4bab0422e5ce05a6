package train

import (
	_ "embed"
	"strings"

	"readout/internal/names"
	"readout/internal/place"
)

//go:embed data/lists.tsv
var listTable string

// townSize is the number of people of the smallest towns whose names help to
// find names.
const townSize = 15000

// lists returns the names of towns in the gazetteer, of the states and capitals
// of data/swaps.tsv, and those of data/lists.tsv.
func lists() names.Lists {
	words := newSwapper(0).words
	known := map[string][]string{}
	for line := range strings.Lines(listTable) {
		kind, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && line[0] != '#' {
			known[kind] = append(known[kind], strings.Split(list, "|")...)
		}
	}
	l := names.Lists{Given: known["given"], Family: known["family"], Organisations: known["organisation"]}
	l.Places = append(append(l.Places, words["country"]...), words["capital"]...)
	for name, people := range place.World().Names() {
		if people >= townSize {
			l.Places = append(l.Places, name)
		}
	}
	return l
}
