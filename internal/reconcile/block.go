package reconcile

import (
	"slices"
	"strconv"

	"readout/internal/plover"
)

// How candidates are looked for.
const (
	span      = 4  // days in a bucket
	leads     = 24 // of a block that are compared with all of it, see enter
	topicKeys = 4  // rare words of the article by which a mention without a day is found
	wordKeys  = 4  // rare words of a statement
	manyKeys  = 12 // of an article that tells no day at all
)

// block returns the keys of a mention, sorted, each once. Two mentions are
// compared only if they share a key.
func (f *facts) block() []uint64 {
	var keys []uint64
	switch f.kind {
	case anEvent:
		for _, n := range families()[plover.Type(f.typ)] {
			keys = f.eventKeys(keys, "e"+strconv.Itoa(n))
		}
	case aStatement:
		keys = f.statementKeys()
	case aFigure:
		keys = f.figureKeys()
	}
	if f.long {
		keys = append(keys, hash64(f.kind.String(), strconv.FormatUint(f.letters, 36)))
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// eventKeys blocks by parties and days; and, whatever the day, by parties and
// what the article is about.
func (f *facts) eventKeys(keys []uint64, family string) []uint64 {
	tokens := f.tokens()
	for _, day := range f.buckets() {
		for i, t := range tokens {
			keys = append(keys, hash64(family, day, t))
			for _, u := range tokens[i+1:] {
				keys = append(keys, hash64(family, day, t, u))
			}
		}
		if f.place.name != "" {
			keys = append(keys, hash64(family, day, "at", f.place.name))
		}
	}
	for _, w := range f.topicKeys() {
		for _, t := range tokens {
			keys = append(keys, hash64(family, "on", w, t))
		}
		if len(tokens) == 0 {
			keys = append(keys, hash64(family, "on", w))
		}
	}
	return keys
}

// statementKeys blocks by speaker and rare words of what was said.
func (f *facts) statementKeys() (keys []uint64) {
	for _, t := range f.tokens() {
		for _, w := range f.words.rare(wordKeys) {
			keys = append(keys, hash64("s", t, strconv.Itoa(int(w))))
		}
	}
	return keys
}

// figureKeys blocks by measure and number, with who was counted or what the
// article is about.
func (f *facts) figureKeys() (keys []uint64) {
	n := f.typ + strconv.FormatFloat(f.figure.low, 'g', -1, 64) + "-" + strconv.FormatFloat(f.figure.high, 'g', -1, 64)
	for _, day := range f.buckets() {
		keys = append(keys, hash64("f", n, day, f.figure.country), hash64("f", n, day, f.place.country))
	}
	for _, w := range f.topicKeys() {
		keys = append(keys, hash64("f", n, w))
	}
	return keys
}

// tokens returns the first few parties as they are blocked, sorted, each once.
func (f *facts) tokens() []string {
	var out []string
	for i := range f.parties {
		if t := f.parties[i].token(); t != "" && len(out) < 5 {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// buckets returns the buckets of days that a mention may belong to, two ranges
// that are a day apart having one in common. A range of years has none.
func (f *facts) buckets() (out []string) {
	d := f.about()
	if !d.known() || d.last-d.first > 40 {
		return nil
	}
	for n := (d.first - 1) / span; n <= (d.last+1)/span; n++ {
		out = append(out, strconv.Itoa(int(n)))
	}
	return out
}

// topicKeys returns the rarest words of the article, more where nothing else
// tells when it was.
func (f *facts) topicKeys() (out []string) {
	n := topicKeys
	if !f.about().known() {
		n = manyKeys
	}
	for _, w := range f.article.topic.rare(n) {
		out = append(out, strconv.Itoa(int(w)))
	}
	return out
}
