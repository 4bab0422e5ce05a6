package event

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed instruments.txt
var instrumentWords string

//go:embed things.txt
var thingWords string

// instruments holds the nouns whose deeds are their owner's: "Turkish jets
// struck" is an act of Turkey.
var instruments = sync.OnceValue(func() map[string]bool { return wordSet(instrumentWords) })

// things holds nouns that end as names of trades do, but are none.
var things = sync.OnceValue(func() map[string]bool { return wordSet(thingWords) })

func wordSet(src string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.SplitSeq(src, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(line) {
			m[w] = true
		}
	}
	return m
}
