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

//go:embed synonyms.txt
var synonymsTXT string

// synonyms maps stems to the one that stands for them.
var synonyms = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(synonymsTXT) {
		words := strings.Fields(line)
		for _, w := range words {
			if words[0] != "#" {
				m[cut(w)] = cut(words[0])
			}
		}
	}
	return m
})

func cut(w string) string { return w[:min(stem, len(w))] }

// wordOf returns a folded word as bags hold it, 0 for numbers and single
// letters.
func wordOf(w string) uint32 {
	if len(w) < 2 || w[0] >= '0' && w[0] <= '9' {
		return 0
	}
	w = cut(w)
	bits, ok := rarity()[w]
	if !ok {
		bits = rarest
	}
	return bits | hash32(w)<<4
}

// A bag is the rare words of a text, each once: its hash above its rarity in
// the lowest four bits; sorted.
type bag struct {
	list    []uint32
	bits    uint64 // one for each word: two bags without a common bit have no word in common
	topical uint64 // of a mention: which of the first 64 its article is about
	topic   *bag   // and what that is; nil: no matter
	weight  int32  // of all
}

func newBag(list []uint32) bag {
	slices.Sort(list)
	b := bag{list: slices.Clip(slices.Compact(list))}
	for _, w := range b.list {
		b.weight += int32(w & 15)
		b.bits |= 1 << (w >> 4 & 63)
	}
	return b
}

// within notes which words of a bag stand in the topic of its article.
func (b *bag) within(topic *bag) {
	for i, w := range b.list {
		if _, ok := slices.BinarySearch(topic.list, w); ok {
			b.topical |= 1 << i
		}
	}
	b.topic = topic
}

// about reports whether the article of a mention is about the word at i.
func (b *bag) about(i int) bool {
	if i >= 64 && b.topic != nil {
		_, ok := slices.BinarySearch(b.topic.list, b.list[i])
		return ok
	}
	return b.topical>>i&1 == 1
}

// shared returns how much of the lighter of two bags stands in the other, in
// per cent, and how much that weighs. Words of both topics weigh little: that
// both articles are about them is counted elsewhere.
func shared(a, b *bag) (percent, weight int) {
	if a.bits&b.bits == 0 {
		return 0, 0
	}
	x, y := a.list, b.list
	for i, j := 0, 0; i < len(x) && j < len(y); {
		p, q := x[i], y[j]
		if p == q {
			weight += weigh(a, b, i, j)
		}
		i, j = i+one(p <= q), j+one(q <= p) // no branch that nobody can foresee
	}
	if weight == 0 {
		return 0, 0
	}
	return 100 * weight / int(min(a.weight, b.weight)), weight
}

func one(b bool) (n int) {
	if b {
		n = 1
	}
	return n
}

// weigh returns what the word at i of one bag and at j of the other weighs.
func weigh(a, b *bag, i, j int) int {
	bits := int(a.list[i] & 15)
	if a.about(i) && b.about(j) {
		return min(3, bits)
	}
	return bits
}

// bagOf returns the words of folded text that have three bits or more.
func bagOf(folded string) bag {
	var list []uint32
	for w := range strings.FieldsSeq(folded) {
		if s, ok := synonyms()[cut(w)]; ok {
			w = s
		}
		if r := wordOf(w); r&15 >= 3 {
			list = append(list, r)
		}
	}
	return newBag(list)
}

// topic is how many words stand for an article.
const topic = 40

// About returns the words that tell what an article is about, folded: the
// rarest, and of these the most frequent, first.
func About(a *record.Article) []string {
	type word struct {
		folded string
		count  uint32
	}
	words := map[uint32]word{}
	for _, s := range a.Readable() {
		for w := range strings.FieldsSeq(actor.Fold(a.Text.Slice(s))) {
			r := wordOf(w)
			if r&15 < 4 {
				continue
			}
			known := words[r]
			if known.count++; known.count == 1 {
				known.folded = w
			}
			words[r] = known
		}
	}
	b := make([]uint32, 0, len(words))
	for w := range words {
		b = append(b, w)
	}
	slices.SortFunc(b, func(x, y uint32) int {
		return cmp.Or(cmp.Compare(y&15*min(words[y].count, 4), x&15*min(words[x].count, 4)), cmp.Compare(x, y))
	})
	out := make([]string, 0, topic)
	for _, w := range b[:min(topic, len(b))] {
		out = append(out, words[w].folded)
	}
	return out
}

// wordsOf returns folded words as bags hold them.
func wordsOf(folded []string) []uint32 {
	out := make([]uint32, 0, len(folded))
	for _, w := range folded {
		out = append(out, wordOf(w))
	}
	return out
}

// rare returns the n rarest words of a bag.
func (b *bag) rare(n int) []uint32 {
	c := slices.Clone(b.list)
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

// blend makes one even hash of several (the finalizer of SplitMix64 after each).
func blend(parts ...uint64) uint64 {
	h := uint64(0x9e3779b97f4a7c15)
	for _, p := range parts {
		h ^= p
		h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
		h = (h ^ h>>27) * 0x94d049bb133111eb
		h ^= h >> 31
	}
	return h &^ 1
}
