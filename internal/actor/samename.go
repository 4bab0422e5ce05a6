package actor

import (
	"slices"
	"strings"
	"sync"

	"readout/internal/table"
)

// A Strength says how much two spellings speak for one name.
type Strength int

// The strengths.
const (
	Different Strength = iota
	Weak               // a first name and the whole name: "Saddam", "Saddam Hussein"
	Medium             // a family name and the whole name: "Fidan", "Hakan Fidan"
	Strong             // the same name in two spellings: "Mikdad", "Mekdad"
)

// String returns the name of the strength in small letters.
func (s Strength) String() string { return [...]string{"different", "weak", "medium", "strong"}[s] }

// SameName compares two spellings of the name of a person. It knows
// transcriptions, not persons: two people of one name are Strong.
func SameName(a, b string) Strength {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return Different
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if s := sameWord(strings.Join(x, ""), strings.Join(y, "")); s != Different {
		return s
	}
	if len(x) == 1 {
		return partOf(x[0], y)
	}
	return sameWords(x, y)
}

// partOf compares a single word with a longer name.
func partOf(word string, name []string) Strength {
	last := name[len(name)-1]
	switch {
	case ends(word, name), tailOf(word, last), tailOf(last, word):
		return Medium
	case begins(word, name):
		return Weak
	}
	return Different
}

// ends reports whether a name ends in a word, itself of one word or more.
func ends(word string, name []string) bool {
	for i := 1; i < len(name); i++ {
		if sameWord(word, strings.Join(name[i:], "")) != Different {
			return true
		}
	}
	return false
}

// begins reports whether a name begins with a word.
func begins(word string, name []string) bool {
	for i := 1; i < len(name); i++ {
		if sameWord(word, strings.Join(name[:i], "")) != Different {
			return true
		}
	}
	return false
}

// sameWords compares two names of at least two words, x not the longer one.
func sameWords(x, y []string) Strength {
	switch whole := strings.Join(x, ""); {
	case ends(whole, y):
		return Medium
	case begins(whole, y):
		return Weak
	}
	lasts := max(sameWord(x[len(x)-1], y[len(y)-1]), sameWord(joined(x), joined(y)),
		sameWord(x[len(x)-1], joined(y)), sameWord(joined(x), y[len(y)-1]))
	if lasts == Different {
		return turned(x, y)
	}
	switch first := sameFirst(x[0], y[0]); {
	case first == Strong && within(x, y):
		if len(x) == len(y) || len(x) == 2 && len(y) == 3 {
			return lasts
		}
		return Medium
	case first == Medium && within(x[1:], y[1:]):
		return Medium
	case first == Strong:
		return Weak
	case within(x, y):
		return Weak
	}
	return Different
}

// joined returns the last two words of a name as one.
func joined(words []string) string { return strings.Join(words[len(words)-2:], "") }

// turned compares names that may differ in their order: "Jinping Xi".
func turned(x, y []string) Strength {
	if len(x) == len(y) && sameWord(x[0], y[len(y)-1]) == Strong && sameWord(strings.Join(x[1:], ""), strings.Join(y[:len(y)-1], "")) == Strong {
		return Strong
	}
	return Different
}

// within reports whether every word of x stands in y, in order, where two
// words of one may be one of the other.
func within(x, y []string) bool {
	j := 0
	for i := 0; i < len(x); i++ {
		found := false
		for ; j < len(y) && !found; j++ {
			found = sameFirst(x[i], y[j]) != Different
			if !found && j+1 < len(y) && sameWord(x[i], y[j]+y[j+1]) != Different {
				found, j = true, j+1
			}
			if !found && i+1 < len(x) && sameWord(x[i]+x[i+1], y[j]) != Different {
				found, i = true, i+1
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// sameFirst compares given names; an initial may stand for one.
func sameFirst(a, b string) Strength {
	if len(a) == 1 || len(b) == 1 {
		if a[0] == b[0] {
			return Medium
		}
		return Different
	}
	if v := variants(); v[a] != "" && v[a] == v[b] {
		return Strong
	}
	return sameWord(a, b)
}

// sameWord compares two folded words.
func sameWord(a, b string) Strength {
	if a == b {
		return Strong
	}
	x, y := sound(a), sound(b)
	switch {
	case x == y:
		return Strong
	case min(len(a), len(b)) > 3 && loose.Replace(x) == loose.Replace(y):
		return Medium
	}
	return Different
}

// tailOf reports whether a long word ends another: Abdollahian in
// Amirabdollahian.
func tailOf(a, b string) bool { return len(a) >= 8 && strings.HasSuffix(sound(b), sound(a)) }

// particles are words of names that some spellings leave out.
var particles = strings.Fields("al el ul ol an as ad at ash az ar bin ibn ben bint abu von van de del der da di la le dos das the jr sr ii iii mr mrs ms dr sir lord sheikh sheik shaikh hajj haji sayyed sayyid seyed seyyed ayatollah prof gen col")

// nameWords cuts a name into folded words without particles. If nothing else is
// left, the particles stay.
func nameWords(s string) []string {
	words := strings.Fields(Fold(s))
	kept := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(particles, w) })
	if len(kept) == 0 {
		return words
	}
	return kept
}

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
