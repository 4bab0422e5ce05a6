package actor

import (
	"cmp"
	"strings"
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
	x, y := cutName(a), cutName(b)
	if x.n == 0 || y.n == 0 {
		return Different
	}
	if cmp.Or(x.n-y.n, len(x.text)-len(y.text), strings.Compare(x.text, y.text)) > 0 {
		x, y = y, x // so that the order of the two does not count
	}
	if s := sameWord(x.text, y.text); s != Different {
		return s
	}
	if x.n == 1 {
		return x.partOf(&y)
	}
	return x.sameWords(&y)
}

// partOf compares a single word with a longer name.
func (x *cut) partOf(y *cut) Strength {
	last := y.word(y.n - 1)
	switch {
	case y.ends(x.text), tailOf(x.text, last), tailOf(last, x.text):
		return Medium
	case y.begins(x.text):
		return Weak
	}
	return Different
}

// ends reports whether a name ends in a word, itself of one word or more.
func (y *cut) ends(word string) bool {
	for i := 1; i < y.n; i++ {
		if sameWord(word, y.words(i, y.n)) != Different {
			return true
		}
	}
	return false
}

// begins reports whether a name begins with a word.
func (y *cut) begins(word string) bool {
	for i := 1; i < y.n; i++ {
		if sameWord(word, y.words(0, i)) != Different {
			return true
		}
	}
	return false
}

// sameWords compares two names of at least two words, x not the longer one.
func (x *cut) sameWords(y *cut) Strength {
	switch {
	case y.ends(x.text):
		return Medium
	case y.begins(x.text):
		return Weak
	}
	xl, yl := x.word(x.n-1), y.word(y.n-1)
	xx, yy := x.words(x.n-2, x.n), y.words(y.n-2, y.n)
	lasts := max(sameWord(xl, yl), sameWord(xx, yy), sameWord(xl, yy), sameWord(xx, yl))
	if lasts == Different {
		if sameFirst(x.word(0), y.word(0)) == Strong && sameBones(xl, yl) {
			return Weak
		}
		return x.turned(y)
	}
	switch first := sameFirst(x.word(0), y.word(0)); {
	case first == Strong && x.within(y, 0):
		if x.n == y.n || x.n == 2 && y.n == 3 {
			return lasts
		}
		return Medium
	case first == Medium && x.within(y, 1):
		return Medium
	case first == Strong:
		return Weak
	case x.within(y, 0):
		return Weak
	}
	return Different
}

// turned compares names that may differ in their order: "Jinping Xi".
func (x *cut) turned(y *cut) Strength {
	if x.n == y.n && sameWord(x.word(0), y.word(y.n-1)) == Strong && sameWord(x.words(1, x.n), y.words(0, y.n-1)) == Strong {
		return Strong
	}
	return Different
}

// within reports whether every word of x from one on stands in y, in order,
// where two words of one may be one of the other.
func (x *cut) within(y *cut, from int) bool {
	j := from
	for i := from; i < x.n; i++ {
		found := false
		for ; j < y.n && !found; j++ {
			found = sameFirst(x.word(i), y.word(j)) != Different
			if !found && j+1 < y.n && sameWord(x.word(i), y.words(j, j+2)) != Different {
				found, j = true, j+1
			}
			if !found && i+1 < x.n && sameWord(x.words(i, i+2), y.word(j)) != Different {
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
	if len(a) > 3 && len(b) > 3 && firstSound(a) != firstSound(b) {
		return Different
	}
	var xs, ys [64]byte
	x, y := appendSound(xs[:0], a), appendSound(ys[:0], b)
	switch {
	case string(x) == string(y):
		return Strong
	case min(len(a), len(b)) > 3 && sameLoose(x, y):
		return Medium
	}
	return Different
}

// sameBones compares two folded words of five letters by their consonants, of
// which they need three, and without an article that is part of the word.
//
//	Maliki and Malki · ElBaradei and Baradei
func sameBones(a, b string) bool {
	var xs, ys [64]byte
	x, y := skeleton(xs[:0], appendSound(nil, bare(a))), skeleton(ys[:0], appendSound(nil, bare(b)))
	return min(len(a), len(b)) > 4 && len(x) > 2 && string(x) == string(y)
}

// bare returns a long word without the article that begins it.
func bare(word string) string {
	if len(word) > 7 && (word[:2] == "al" || word[:2] == "el") {
		return word[2:]
	}
	return word
}

// tailOf reports whether a long word ends another: Abdollahian in
// Amirabdollahian.
func tailOf(a, b string) bool { return len(a) >= 8 && strings.HasSuffix(sound(b), sound(a)) }
