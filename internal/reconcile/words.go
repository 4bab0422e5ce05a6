package reconcile

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"readout/internal/actor"
	"readout/internal/record"
)

// stem is how many letters of a word count: "proposed" and "proposal" are one.
// No table of forms is needed, and a language that inflects at the end loses
// little (McNamee and Mayfield, Character n-gram tokenization, 2004).
const stem = 6

// rarest is the rarity of a word that the table does not list, in bits.
const rarest = 10

//go:embed rarity.txt
var rarityTXT string

var rarity = sync.OnceValue(func() map[string]uint32 {
	m := map[string]uint32{}
	for line := range strings.Lines(rarityTXT) {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			if words[0] != "#" {
				m[w] = uint32(words[0][0] - '0')
			}
		}
	}
	return m
})

// A bag is the rare words of a text, each once: its hash above its rarity in
// the lowest four bits; sorted.
type bag []uint32

func (b bag) weight() (sum int) {
	for _, w := range b {
		sum += int(w & 15)
	}
	return sum
}

// shared returns how much of the lighter of two bags stands in the other, in
// per cent, and how much that weighs. Words of both topics weigh little: that
// both articles are about them is counted elsewhere.
func shared(a, b, topicA, topicB bag) (percent, weight int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			weight += weigh(a[i], topicA, topicB)
			i, j = i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if weight == 0 {
		return 0, 0
	}
	return 100 * weight / min(a.weight(), b.weight()), weight
}

func weigh(w uint32, topicA, topicB bag) int {
	_, inA := slices.BinarySearch(topicA, w)
	_, inB := slices.BinarySearch(topicB, w)
	if inA && inB {
		return min(3, int(w&15))
	}
	return int(w & 15)
}

// bagOf returns the words of folded text that have three bits or more.
func bagOf(folded string) bag {
	var b bag
	for w := range strings.FieldsSeq(folded) {
		if r := bits(w); r >= 3 {
			b = append(b, r|hash32(w[:min(stem, len(w))])<<4)
		}
	}
	slices.Sort(b)
	return slices.Clip(slices.Compact(b))
}

// bits returns the rarity of a folded word; numbers and single letters are no
// words.
func bits(w string) uint32 {
	if len(w) < 2 || w[0] >= '0' && w[0] <= '9' {
		return 0
	}
	if r, ok := rarity()[w[:min(stem, len(w))]]; ok {
		return r
	}
	return rarest
}

// topic is how many words stand for an article.
const topic = 40

// topicOf returns the words that tell what an article is about: the rarest, and
// of these the most frequent.
func topicOf(a *record.Article) bag {
	count := map[uint32]uint32{}
	for _, s := range a.Readable() {
		for w := range strings.FieldsSeq(actor.Fold(a.Text.Slice(s))) {
			if r := bits(w); r >= 4 {
				count[r|hash32(w[:min(stem, len(w))])<<4]++
			}
		}
	}
	b := make(bag, 0, len(count))
	for w := range count {
		b = append(b, w)
	}
	slices.SortFunc(b, func(x, y uint32) int {
		return cmp.Or(cmp.Compare(y&15*min(count[y], 4), x&15*min(count[x], 4)), cmp.Compare(x, y))
	})
	b = slices.Clone(b[:min(topic, len(b))])
	slices.Sort(b)
	return b
}

// rare returns the n rarest words of a bag.
func (b bag) rare(n int) bag {
	c := slices.Clone(b)
	slices.SortFunc(c, func(x, y uint32) int { return cmp.Or(cmp.Compare(y&15, x&15), cmp.Compare(x, y)) })
	return c[:min(n, len(c))]
}

// hash64 is FNV-1a.
func hash64(parts ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return h ^ h>>32
}

func hash32(s string) uint32 { return uint32(hash64(s)) }
