package neardup

import (
	"math/bits"
	"slices"

	"readout/internal/record"
)

// A Sketch is what is kept of an article's wording. Articles of the same words
// have the same sketch. The zero Sketch is of no words and like no other.
type Sketch struct {
	signature [hashes]uint16
	pieces    []uint32 // sentences, see piece; sorted, none twice
}

// Words returns how many words of five letters the sketch stands for. Sentences
// told twice count once, and none for more than 63.
func (s *Sketch) Words() int {
	n := 0
	for _, p := range s.pieces {
		n += weight(p)
	}
	return n
}

// A piece is a sentence as 26 bits of its hash above its length in words of
// five letters, so that an ideograph does not weigh as much as a word.
func piece(h uint64, letters int) uint32 {
	return uint32(h>>32)&^weightLimit | uint32(min((letters+4)/5, weightLimit))
}

func weight(piece uint32) int { return int(piece & weightLimit) }

// SketchOf returns the sketch of an article's prose. Zones are left out, all of
// them: headlines and captions are changed by every outlet.
func SketchOf(a *record.Article) Sketch {
	k := newSketcher()
	t, at := a.Text.String(), 0
	for _, z := range a.Zones {
		k.read(t[at:max(at, z.Span.Start)])
		at = max(at, z.Span.End)
	}
	k.read(t[at:])
	return k.sketch()
}

// SketchText returns the sketch of a text without zones.
func SketchText(s string) Sketch {
	k := newSketcher()
	k.read(s)
	return k.sketch()
}

// A sketcher makes one sketch.
type sketcher struct {
	low     [hashes]uint32
	last    [shingle]uint64 // words
	window  uint64          // and these as one
	n       int             // words of the stretch so far
	sum     uint64          // of the sentence so far
	length  int             // its words
	letters int             // and their letters
	pieces  []uint32
}

func newSketcher() *sketcher {
	k := &sketcher{pieces: make([]uint32, 0, 48)}
	for i := range k.low {
		k.low[i] = 1<<32 - 1
	}
	return k
}

// read takes in a stretch of text; shingles do not run across its ends.
func (k *sketcher) read(s string) {
	k.n, k.window, k.last = 0, 0, [shingle]uint64{}
	scan(s, k)
}

func (k *sketcher) word(h uint64, letters int) {
	k.n++
	k.length++
	k.letters += letters
	k.sum = (bits.RotateLeft64(k.sum, 9) ^ h) * fnvPrime
	k.window = bits.RotateLeft64(k.window, 11) ^ h ^ bits.RotateLeft64(k.last[k.n%shingle], 11*shingle)
	k.last[k.n%shingle] = h
	if k.n >= shingle {
		k.shingle(mix(k.window))
	}
}

// shingle keeps the smallest of each hash.
func (k *sketcher) shingle(h uint64) {
	for i := range k.low {
		k.low[i] = min(k.low[i], uint32(h*multipliers[i]>>32))
	}
}

func (k *sketcher) end(blank bool) {
	if k.length >= shortPiece || blank && k.length > 0 {
		k.pieces = append(k.pieces, piece(mix(k.sum), k.letters))
		k.sum, k.length, k.letters = 0, 0, 0
	}
}

// sketch returns the result. Of a very long text it keeps the sentences with
// the smallest hashes, which are the same in a copy of it.
func (k *sketcher) sketch() (s Sketch) {
	slices.Sort(k.pieces)
	k.pieces = slices.Compact(k.pieces)
	s.pieces = slices.Clone(k.pieces[:min(len(k.pieces), mostPieces)])
	for i, v := range k.low {
		s.signature[i] = uint16(v)
	}
	return s
}

// multipliers are odd numbers, one for each hash of a signature (SplitMix64).
var multipliers = func() (m [hashes]uint64) {
	x := uint64(0x9e3779b97f4a7c15)
	for i := range m {
		x += 0x9e3779b97f4a7c15
		z := (x ^ x>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		m[i] = (z ^ z>>31) | 1
	}
	return m
}()
