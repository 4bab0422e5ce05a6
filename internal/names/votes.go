package names

import (
	"readout/internal/learn"
	"readout/internal/ud"
)

// votes counts for each capitalised word of a text what it was taken for.
type votes struct{ counts map[uint64]*[5]int32 }

func (v *votes) reset() {
	if v.counts == nil {
		v.counts = map[uint64]*[5]int32{}
	}
	clear(v.counts)
}

func (v *votes) add(f *learn.Form, k ud.NameKind) {
	if !f.Upper {
		return
	}
	c := v.counts[f.Word]
	if c == nil {
		c = new([5]int32)
		v.counts[f.Word] = c
	}
	c[k]++
}

// Rows of the table of votes: 0 if a word stands in the text once only, 1 if it
// is mostly no name elsewhere, 1+k if mostly a name of kind k.
const voteRows = 6

// row returns the row of a word that is itself taken for k.
func (v *votes) row(f *learn.Form, k ud.NameKind) int32 {
	if v == nil || !f.Upper {
		return 0
	}
	c := v.counts[f.Word]
	if c == nil {
		return 0
	}
	best, top := int32(0), int32(0)
	for i, n := range c {
		if ud.NameKind(i) == k {
			n--
		}
		if n > top || n == top && n > 0 && ud.NameKind(i) == k {
			best, top = int32(i)+1, n
		}
	}
	return best
}

// matter reports whether any word of a sentence is mostly taken for something
// else elsewhere.
func (v *votes) matter(words []ud.Word, forms []learn.Form) bool {
	for i := range words {
		k := words[i].Name.Kind
		if r := v.row(&forms[i], k); r != 0 && r != int32(k)+1 {
			return true
		}
	}
	return false
}
