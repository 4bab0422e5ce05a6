package names

import (
	"maps"
	"slices"
	"strings"

	"readout/internal/learn"
)

// Lists tell of words what they often name. They are known from elsewhere than
// the texts with marked names, and case does not count. "San Rafael" is a name
// of two words.
type Lists struct {
	Places, Given, Family, Organisations []string
}

// What lists say of a word.
const (
	listedPlace = 1 << iota
	listedGiven
	listedFamily
	listedOrganisation
	listedLong // as part of a name of more than one word
	goesOn     // of the words so far: a longer name begins with them
)

// listRows is the number of rows of the table of lists: what is said of a word,
// for words with and without a capital.
const listRows = 2 * goesOn

// lists is Lists ready to use: what is said of names, by the hash of their
// words.
type lists map[uint32]uint8

func newLists(l Lists) lists {
	out := lists{}
	for k, names := range [...][]string{l.Places, l.Given, l.Family, l.Organisations} {
		for _, name := range names {
			out.add(name, listedPlace<<k)
		}
	}
	return out
}

// Parted puts spaces into a name where words are cut: "Al - Shabaab", "Levi 's".
func Parted(name string) string { return parted.Replace(name) }

var parted = strings.NewReplacer("-", " - ", "'s", " 's", "’s", " 's", ",", " , ")

func (l lists) add(name string, said uint8) {
	var f learn.Former
	h, at := uint64(0), uint32(0)
	for word := range strings.FieldsSeq(Parted(name)) {
		if h != 0 {
			l[at] |= goesOn
		}
		form := f.Form(word)
		h, at = longer(h, &form)
	}
	if h != 0 {
		l[at] |= said
	}
}

// longer returns the hash of a name with one more word, and its key.
func longer(h uint64, f *learn.Form) (uint64, uint32) {
	h = learn.Mix(h ^ f.Lower)
	return h, uint32(h >> 33)
}

// rows returns the rows of the words of a sentence, in b if it is large enough.
func (l lists) rows(b []int32, forms []learn.Form) []int32 {
	b = learn.Fill(b, len(forms))
	for i := range forms {
		l.from(i, b, forms)
		if forms[i].Upper {
			b[i] += listRows / 2
		}
	}
	return b
}

// from says of the words of the names that begin at word i what they are.
func (l lists) from(i int, rows []int32, forms []learn.Form) {
	h, at := uint64(0), uint32(0)
	for j := i; j < len(forms); j++ {
		h, at = longer(h, &forms[j])
		e := int32(l[at])
		if said := e &^ goesOn; said != 0 {
			if j > i {
				said |= listedLong
			}
			for k := i; k <= j; k++ {
				rows[k] |= said
			}
		}
		if e&goesOn == 0 {
			return
		}
	}
}

func (l lists) encode(w *learn.Writer) {
	w.Uint(len(l))
	last := uint32(0)
	for _, at := range slices.Sorted(maps.Keys(l)) {
		w.Uint(int(at - last))
		w.Uint(int(l[at]))
		last = at
	}
}

func decodeLists(r *learn.Reader) lists {
	l, at := lists{}, uint32(0)
	for range r.Uint() {
		at += uint32(r.Uint())
		l[at] = uint8(r.Uint())
		if r.Err() != nil {
			break
		}
	}
	return l
}
