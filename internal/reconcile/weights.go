package reconcile

import (
	_ "embed"
	"fmt"
	"slices"
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

// featureNames are the features as weights.tsv calls them.
var featureNames = [features]string{
	typeSame:       "type-same",
	typeNear:       "type-near",
	typeFar:        "type-far",
	verbal:         "verbal",
	modeSame:       "mode-same",
	modeApart:      "mode-apart",
	modeOther:      "mode-other",
	partySame:      "party-same",
	partyOffice:    "party-office",
	partyState:     "party-state",
	partyMetonym:   "party-metonym",
	partyPart:      "party-part",
	partyOther:     "party-other",
	partyColleague: "party-colleague",
	partyApart:     "party-apart",
	partyMore:      "party-more",
	talksOne:       "talks-one",
	host:           "host",
	visitWhole:     "visit-whole",
	daySame:        "day-same",
	dayWithin:      "day-within",
	dayNext:        "day-next",
	dayNear:        "day-near",
	dayApart:       "day-apart",
	toldSoon:       "told-soon",
	toldNear:       "told-near",
	toldLater:      "told-later",
	toldApart:      "told-apart",
	placeSame:      "place-same",
	placeWithin:    "place-within",
	placeApart:     "place-apart",
	placeAbroad:    "place-abroad",
	statusSame:     "status-same",
	numberSame:     "number-same",
	numberApart:    "number-apart",
	lettersSame:    "letters-same",
	wordsShared:    "words-shared",
	claimShared:    "claim-shared",
	claimNone:      "claim-none",
	lasting:        "lasting",
	articleAlike:   "article-alike",
	articleSame:    "article-same",
	articleClaim:   "article-claim",
	saying:         "saying",
	speakerNone:    "speaker-none",
	saidNumber:     "said-number",
	saidShared:     "said-shared",
	saidNone:       "said-none",
	kindSame:       "kind-same",
	counting:       "counting",
	measureFar:     "measure-far",
	numberEqual:    "number-equal",
	numberOther:    "number-other",
	hedgeSame:      "hedge-same",
	countedSame:    "counted-same",
	countedOther:   "counted-other",
	citedSame:      "cited-same",
	citedOther:     "cited-other",
}

//go:embed weights.tsv
var weightsTSV string

// A Weight is a line of the table of weights.
type Weight struct {
	Name, Example string
	Points        int
	Scaled        bool // by how much of the feature there is
}

// Weights returns the table by which pairs are judged.
func Weights() []Weight { return weights() }

var weights = sync.OnceValue(func() []Weight {
	list, err := readWeights(weightsTSV)
	if err != nil {
		panic(err) // the tests read it
	}
	return list
})

// readWeights reads the table into the order of the features. Each feature must
// have one line.
func readWeights(data string) ([]Weight, error) {
	rows, err := table.Read("weights.tsv", data, "feature", "weight", "for", "example")
	if err != nil {
		return nil, err
	}
	out := make([]Weight, features)
	for _, r := range rows {
		points, scaled := strings.CutSuffix(r.Get("weight"), "%")
		n, err := strconv.Atoi(points)
		if err != nil {
			return nil, r.Errorf("%q is no weight; it must be a whole number", points)
		}
		i := slices.Index(featureNames[:], r.Get("feature"))
		if i < 0 || out[i].Name != "" {
			return nil, r.Errorf("%q is no feature, or stands here twice", r.Get("feature"))
		}
		out[i] = Weight{r.Get("feature"), r.Get("example"), n, scaled}
	}
	if i := slices.IndexFunc(out, func(w Weight) bool { return w.Name == "" }); i >= 0 {
		return nil, fmt.Errorf("weights.tsv: no line for %s; every feature needs a weight, 0 to leave it out", featureNames[i])
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

// families tells for each type the lines of families.txt in which it stands, a
// bit for each; there may be 32.
var families = sync.OnceValue(func() map[plover.Type]uint32 {
	out := map[plover.Type]uint32{}
	n := 0
	for line := range strings.Lines(familiesTXT) {
		types := strings.Fields(line)
		if len(types) == 0 || types[0] == "#" {
			continue
		}
		for _, t := range types {
			out[plover.Type(t)] |= 1 << n
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
