package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"readout/internal/actor"
)

// others returns by which other names a town is worth finding: its name in
// ASCII and the likeliest of its names in Latin letters. The larger a town, the
// more names: Kolkata keeps Calcutta, a village a second spelling, and more
// where the press spells as it likes.
func others(name, ascii, list, country string, population int) []string {
	most := 1
	if strings.Contains("AF IQ IR JO LB LY PS SD SY YE", country) {
		most = 5
	}
	switch {
	case population >= 300_000:
		most = 24
	case population >= 100_000:
		most = 12
	case population >= 20_000:
		most = max(most, 4)
	}
	own := actor.Fold(name)
	seen := map[string]bool{own: true}
	out := []string{}
	take := func(s string) {
		if key := actor.Fold(s); !seen[key] {
			seen[key] = true
			out = append(out, s)
		}
	}
	take(ascii)
	var latin []string
	for _, s := range strings.Split(list, ",") {
		if useful(s) {
			latin = append(latin, s)
		}
	}
	slices.SortStableFunc(latin, func(a, b string) int { return cmp.Compare(far(a, own), far(b, own)) })
	most += len(out)
	for _, s := range latin {
		if len(out) < most && (population >= 100_000 || far(s, own)*3 <= len(own)+2) {
			take(s)
		}
	}
	return out
}

// useful reports whether a name may stand in an English text: not a code such
// as "LHR", not in other letters, not a transliteration word by word.
func useful(s string) bool {
	upper := false
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r), unicode.IsDigit(r):
			return false
		case unicode.IsUpper(r):
			upper = true
		case i == 0 && unicode.IsLower(r) && !strings.HasPrefix(s, "al-"):
			return false
		}
	}
	letters := len([]rune(s))
	return upper && letters > 2 && letters < 40 && s != strings.ToUpper(s) && strings.Count(s, " ") < 4
}

// far counts the letters to change from a name to a folded one.
func far(name, own string) int {
	a := actor.Fold(name)
	row := make([]int, len(own)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(own) {
			change := diagonal
			if a[i] != own[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(own)]
}
