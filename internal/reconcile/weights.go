package reconcile

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"readout/internal/plover"
	"readout/internal/table"
)

// The scores that part the verdicts.
const (
	sameFrom    = 100 // "same" from here on
	differentTo = 45  // "different" down from here
	linkFrom    = 75  // two clusters are joined if their pairs reach this on average
)

// A feature is one thing that speaks for or against; weights.tsv names each.
type feature int

const (
	typeSame feature = iota
	typeNear
	typeFar
	verbal
	modeSame
	modeApart
	modeOther
	partySame
	partyOffice
	partyState
	partyMetonym
	partyPart
	partyOther
	partyColleague
	partyApart
	partyMore
	talksOne
	host
	visitWhole
	daySame
	dayWithin
	dayNext
	dayNear
	dayApart
	toldSoon
	toldNear
	toldLater
	toldApart
	placeSame
	placeWithin
	placeApart
	placeAbroad
	statusSame
	numberSame
	numberApart
	lettersSame
	wordsShared
	claimShared
	claimNone
	lasting
	articleAlike
	articleSame
	articleClaim
	saying
	speakerNone
	saidNumber
	saidShared
	saidNone
	kindSame
	counting
	measureFar
	numberEqual
	numberOther
	hedgeSame
	countedSame
	countedOther
	citedSame
	citedOther
	features int = iota
)

//go:embed weights.tsv
var weightsTSV string

// A Weight is a line of the table of weights.
type Weight struct {
	Name, Example string
	Points        int
	Scaled        bool // by how much of the feature there is
}

// Weights returns the table by which pairs are judged, in its order.
func Weights() []Weight { return weights() }

var weights = sync.OnceValue(func() []Weight {
	list, err := readWeights(weightsTSV)
	if err != nil {
		panic(err) // the tests read it
	}
	return list
})

func readWeights(data string) ([]Weight, error) {
	rows, err := table.Read("weights.tsv", data, "feature", "weight", "for", "example")
	if err != nil {
		return nil, err
	}
	var out []Weight
	for _, r := range rows {
		points, scaled := strings.CutSuffix(r.Get("weight"), "%")
		n, err := strconv.Atoi(points)
		if err != nil {
			return nil, r.Errorf("%q is no weight; it must be a whole number", points)
		}
		out = append(out, Weight{r.Get("feature"), r.Get("example"), n, scaled})
	}
	return out, nil
}

//go:embed lasting.txt
var lastingTXT string

// lastingWords tells for each word of lasting.txt in which line it stands,
// counted from 1.
var lastingWords = sync.OnceValue(func() map[string]uint8 {
	out := map[string]uint8{}
	n := uint8(0)
	for line := range strings.Lines(lastingTXT) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		n++
		for _, w := range words {
			out[w] = n
		}
	}
	return out
})

//go:embed families.txt
var familiesTXT string

// families tells for each type the lines of families.txt in which it stands.
var families = sync.OnceValue(func() map[plover.Type][]int {
	out := map[plover.Type][]int{}
	n := 0
	for line := range strings.Lines(familiesTXT) {
		types := strings.Fields(line)
		if len(types) == 0 || types[0] == "#" {
			continue
		}
		for _, t := range types {
			out[plover.Type(t)] = append(out[plover.Type(t)], n)
		}
		n++
	}
	return out
})

// isVerbal tells the acts that are done by saying something.
func isVerbal(t plover.Type) bool {
	switch t {
	case plover.Agree, plover.Support, plover.Request, plover.Accuse, plover.Reject, plover.Threaten:
		return true
	}
	return false
}
