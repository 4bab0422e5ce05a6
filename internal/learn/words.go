package learn

import (
	"slices"
	"strings"
)

// Words numbers the words that have a row of their own in a table; row 0 is
// for all others.
type Words struct {
	list []string // small letters, as Former.Lower gives them
	row  map[uint64]int32
}

// CountWords returns the words that stand in forms at least twice.
func CountWords(forms func(yield func(string) bool)) Words {
	var f Former
	count := map[string]int{}
	for form := range forms {
		count[f.Lower(form)]++
	}
	var list []string
	for w, n := range count {
		if n >= 2 && !strings.Contains(w, "\n") {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	return newWords(list)
}

func newWords(list []string) Words {
	v := Words{list, make(map[uint64]int32, len(list))}
	for i, w := range list {
		v.row[Hash([]byte(w))] = int32(i + 1)
	}
	return v
}

// Row returns the row of a word.
func (v *Words) Row(f *Form) int32 { return v.row[f.Lower] }

// Rows returns the number of rows.
func (v *Words) Rows() int { return len(v.list) + 1 }

// Encode writes the words.
func (v *Words) Encode(w *Writer) { w.Lines(v.list) }

// DecodeWords reads what Encode wrote.
func DecodeWords(r *Reader) Words { return newWords(r.Lines()) }
