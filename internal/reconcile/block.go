package reconcile

import (
	"math"
	"math/bits"
	"slices"
)

// How candidates are looked for.
const (
	bucket    = 4  // days
	leads     = 8  // of a block that are compared with all of it, see enter
	topicKeys = 1  // rare words of the article by which a mention is found on any day
	manyKeys  = 12 // of an article that tells no day at all
	saidKeys  = 4  // rare words of a statement by which it is found
	spanKeys  = 2  // and of an act of speech
)

// The sorts of keys.
const (
	byDay uint64 = iota + 1
	byPlace
	byPair
	byTopic
	byWord
	byLasting
	bySaying
	byNumber
	byLetters
)

// block returns the keys of a mention, sorted, each once; topic is what its
// article is about. Two mentions are compared only if they share a key.
func (f *facts) block(topic []uint32) []uint64 {
	var keys []uint64
	topic = f.topicKeys(topic)
	switch f.kind {
	case anEvent:
		tokens := f.tokens()
		for rest := f.families; rest != 0; rest &= rest - 1 {
			family := uint64(bits.TrailingZeros32(rest))
			keys = f.dayKeys(keys, family, tokens)
			keys = f.everKeys(keys, family, tokens, topic)
		}
	case aStatement:
		keys = f.statementKeys()
	case aFigure:
		keys = f.figureKeys(topic)
	}
	if f.long {
		keys = append(keys, blend(byLetters, uint64(f.kind), f.letters))
	}
	slices.Sort(keys)
	return slices.Clip(slices.Compact(keys))
}

// dayKeys blocks by day with two parties, or the only one, or the place.
func (f *facts) dayKeys(keys []uint64, family uint64, tokens []uint64) []uint64 {
	for _, day := range f.buckets() {
		if len(tokens) == 1 {
			keys = append(keys, blend(byDay, family, day, tokens[0]))
		}
		for i, t := range tokens {
			for _, u := range tokens[i+1:] {
				keys = append(keys, blend(byDay, family, day, t, u))
			}
		}
		if f.place.mark != 0 {
			keys = append(keys, blend(byPlace, family, day, f.place.mark))
		}
	}
	return keys
}

// everKeys blocks whatever the day: by two parties, by a party and what the
// article is about, by what lasts; acts of speech by a party and their words.
func (f *facts) everKeys(keys []uint64, family uint64, tokens []uint64, topic []uint32) []uint64 {
	for i, t := range tokens {
		for _, u := range tokens[i+1:] {
			keys = append(keys, always(blend(byPair, family, t, u)))
		}
	}
	if len(tokens) == 0 {
		tokens = []uint64{0}
	}
	for _, t := range tokens {
		for _, w := range topic {
			keys = append(keys, blend(byTopic, family, uint64(w), t))
		}
		if f.verbal {
			for _, w := range f.words.rare(spanKeys) {
				keys = append(keys, blend(byWord, family, uint64(w), t))
			}
		}
		if f.lasting > 0 {
			keys = append(keys, blend(byLasting, family, uint64(f.lasting), t))
		}
	}
	return keys
}

// always marks a key of all times: see meet. All other keys are even.
func always(key uint64) uint64 { return key | 1 }

// statementKeys blocks by speaker and rare words of what was said.
func (f *facts) statementKeys() (keys []uint64) {
	for _, t := range f.tokens() {
		for _, w := range f.words.rare(saidKeys) {
			keys = append(keys, blend(bySaying, t, uint64(w)))
		}
	}
	return keys
}

// figureKeys blocks by measure and number, with day and who was counted or
// where, or with what the article is about.
func (f *facts) figureKeys(topic []uint32) (keys []uint64) {
	n := blend(uint64(f.typ), math.Float64bits(f.some.low), math.Float64bits(f.some.high))
	for _, day := range f.buckets() {
		keys = append(keys, blend(byNumber, n, day, f.some.country), blend(byNumber, n, day, f.place.country))
	}
	for _, w := range topic {
		keys = append(keys, blend(byTopic, n, uint64(w)))
	}
	return keys
}

// tokens returns the first few parties as they are blocked, sorted, each once.
func (f *facts) tokens() []uint64 {
	var out []uint64
	for _, p := range f.parties() {
		if t := p.token(); t != 0 && len(out) < 4 {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// buckets returns the buckets of days that a mention may belong to: two ranges
// that are a day apart have one in common. A range of months has none.
func (f *facts) buckets() (out []uint64) {
	d := f.about()
	if !d.known() || d.last-d.first > 40 {
		return nil
	}
	for n := (d.first - 1) / bucket; n <= (d.last+1)/bucket; n++ {
		out = append(out, uint64(n))
	}
	return out
}

// topicKeys returns which words stand for the article, more where nothing else
// tells when it was.
func (f *facts) topicKeys(topic []uint32) []uint32 {
	n := topicKeys
	if f.timeless {
		n = manyKeys
	}
	return topic[:min(n, len(topic))]
}
