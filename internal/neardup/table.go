package neardup

import "slices"

// A form is a sketch that at least one article has. Articles of the very same
// sketch share it, so that a thousand reprints cost no more than one.
type form struct {
	signature [hashes]uint16
	next      [bands]int32 // the form before it in the same bucket of a band, none: -1
	article   int32        // the first that has it
	pieces    uint32       // where its sentences begin, see forms.pieces
	seen      int32        // the article that was last compared with it
}

const (
	formBlock  = 1 << 10 // forms in a block
	pieceBlock = 1 << 16 // sentences in a block
)

// forms keeps sketches without copying them as their number grows.
type forms struct {
	n      int32
	blocks [][]form
	words  [][]uint32 // for each form the number of its sentences, and these
	end    uint32
}

func (f *forms) at(i int32) *form { return &f.blocks[i/formBlock][i%formBlock] }

func (f *forms) pieces(x *form) []uint32 {
	b := f.words[x.pieces/pieceBlock][x.pieces%pieceBlock:]
	return b[1 : 1+b[0]]
}

// alike reports whether two forms are of near-duplicates.
func (f *forms) alike(a, b *form) bool {
	return alike(&a.signature, f.pieces(a), &b.signature, f.pieces(b))
}

// add keeps a sketch of an article.
func (f *forms) add(s *Sketch, article int32) int32 {
	if f.n%formBlock == 0 {
		f.blocks = append(f.blocks, make([]form, formBlock))
	}
	need := uint32(1 + len(s.pieces))
	if len(f.words) == 0 || f.end%pieceBlock+need > pieceBlock || f.end/pieceBlock == uint32(len(f.words)) {
		f.end = uint32(len(f.words)) * pieceBlock
		f.words = append(f.words, make([]uint32, pieceBlock))
	}
	i := f.n
	f.n++
	*f.at(i) = form{signature: s.signature, article: article, pieces: f.end, seen: -1}
	b := f.words[f.end/pieceBlock][f.end%pieceBlock:]
	b[0] = need - 1
	copy(b[1:], s.pieces)
	f.end += need
	return i
}

// same reports whether the form is of this very sketch.
func (f *forms) same(i int32, s *Sketch) bool {
	x := f.at(i)
	return x.signature == s.signature && slices.Equal(f.pieces(x), s.pieces)
}

// A table finds forms by a hash, with open addressing. What makes two forms
// equal to it is the caller's to say.
type table struct {
	slots []int32 // number of a form + 1; 0: free
	used  int
}

// find returns the place of the first form for which equal holds, or the free
// place where it belongs.
func (t *table) find(h uint64, equal func(int32) bool) *int32 {
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; ; i = (i + 1) & mask {
		if s := &t.slots[i]; *s == 0 || equal(*s-1) {
			return s
		}
	}
}

// grow makes room for one more. hash gives the hash of a form again.
func (t *table) grow(hash func(int32) uint64) {
	if 4*(t.used+1) <= 3*len(t.slots) {
		return
	}
	old := t.slots
	t.slots = make([]int32, max(64, 2*len(old)))
	none := func(int32) bool { return false }
	for _, s := range old {
		if s != 0 {
			*t.find(hash(s-1), none) = s
		}
	}
}

// bandHash returns the hash of one band of a signature.
func bandHash(s *[hashes]uint16, band int) uint64 {
	r := s[band*rows:]
	return mix(uint64(r[0]) | uint64(r[1])<<16 | uint64(r[2])<<32 | uint64(band)<<48)
}

func sameBand(a, b *[hashes]uint16, band int) bool {
	i := band * rows
	return a[i] == b[i] && a[i+1] == b[i+1] && a[i+2] == b[i+2]
}

func wholeHash(s *[hashes]uint16) uint64 {
	h := uint64(fnvBasis)
	for _, v := range s {
		h = (h ^ uint64(v)) * fnvPrime
	}
	return mix(h)
}
