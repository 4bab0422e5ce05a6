package actor

import (
	"strings"
	"sync"

	"readout/internal/table"
)

// A cut is a name in folded words without particles.
type cut struct {
	text string // the words as one: "hosseinamirabdollahian"
	at   [maxWords + 1]int
	n    int // words; those beyond maxWords are part of the last
}

const maxWords = 12

func (x *cut) word(i int) string { return x.text[x.at[i]:x.at[i+1]] }

// words returns the words [i, j) as one.
func (x *cut) words(i, j int) string { return x.text[x.at[i]:x.at[j]] }

// cutName cuts a name. If it has particles only, they stay.
func cutName(s string) cut {
	var stack [96]byte
	folded := appendFold(stack[:0], s)
	x := joinWords(folded, true)
	if x.n == 0 && len(folded) > 0 {
		x = joinWords(folded, false)
	}
	return x
}

// joinWords joins the words of a folded name, without particles if drop.
func joinWords(folded []byte, drop bool) (x cut) {
	var stack [96]byte
	text := stack[:0]
	for start := 0; start < len(folded); {
		end := start
		for end < len(folded) && folded[end] != ' ' {
			end++
		}
		if word := folded[start:end]; !drop || !particles()[string(word)] {
			if text = append(text, word...); x.n < maxWords {
				x.n++
			}
			x.at[x.n] = len(text)
		}
		start = end + 1
	}
	x.text = string(text)
	return x
}

// nameWords cuts a name into folded words without particles.
func nameWords(s string) []string {
	x := cutName(s)
	words := make([]string, x.n)
	for i := range words {
		words[i] = x.word(i)
	}
	return words
}

// particles are words of names that some spellings leave out.
var particles = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`al el ul ol an as ad at ash az ar bin ibn ben bint abu von van de del der da di la le dos das
		the jr sr ii iii mr mrs ms dr sir lord sheikh sheik shaikh hajj haji sayyed sayyid seyed seyyed ayatollah prof gen col`) {
		m[w] = true
	}
	return m
})

// variants maps given names to the first of their spellings that no rule of
// sound brings together, as in tables/givennames.tsv.
var variants = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	data, err := tables.ReadFile("tables/givennames.tsv")
	if err != nil {
		panic(err)
	}
	rows, err := table.Read("givennames.tsv", string(data), "names")
	if err != nil {
		panic(err)
	}
	for _, r := range rows {
		for _, n := range r.List("names") {
			m[Fold(n)] = Fold(r.List("names")[0])
		}
	}
	return m
})
