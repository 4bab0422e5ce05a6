package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scoreStatements tallies statements. Two agree if what was said overlaps by
// half and the speaker is the same.
func scoreStatements(gold Gold, r Reading, t *Tally) {
	byGold, byReading := assign(len(gold.Statements), len(r.Statements), func(i, j int) float64 {
		g, s := gold.Statements[i], r.Statements[j]
		if v := overlap(g.Span, s.Said); v >= 0.5 && speakerAgrees(g, s) {
			return v
		}
		return 0
	})
	for i, g := range gold.Statements {
		switch j := byGold[i]; {
		case g.Doubtful:
		case j >= 0:
			t.TP++
			s := r.Statements[j]
			t.note("kind", s.Kind == g.Kind || slices.Contains(g.AltKind, s.Kind))
			t.note("direct", g.Direct == s.Direct)
			t.note("country", sharesCountry(g, s))
		default:
			t.miss(gold.ID, g.Speaker, g.Kind, g.Words)
		}
	}
	for j, s := range r.Statements {
		if byReading[j] < 0 {
			t.wrong(gold.ID, names(s.Speakers), s.Kind, s.Said.Exact)
		}
	}
}

// speakerAgrees compares last names; where gold names an institution instead
// of a person, its country is enough.
func speakerAgrees(g GoldStatement, s Statement) bool {
	last := map[string]bool{}
	for _, name := range strings.FieldsFunc(g.Speaker, func(r rune) bool { return r == ';' || r == ',' }) {
		if words := strings.Fields(Fold(name)); len(words) > 0 {
			last[words[len(words)-1]] = true
		}
	}
	for _, a := range s.Speakers {
		for _, word := range strings.Fields(Fold(a.Name)) {
			if last[word] {
				return true
			}
		}
	}
	return !personal(g.Speaker) && sharesCountry(g, s)
}

// personal reports whether a speaker is named as people are: the second word
// has a capital, as in "Annalena Baerbock" and not in "foreign ministry".
func personal(speaker string) bool {
	words := strings.Fields(speaker)
	if len(words) < 2 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[1])
	return unicode.IsUpper(first)
}

func sharesCountry(g GoldStatement, s Statement) bool {
	return newSet(strings.Split(g.Country, ";")).common(countries(s.Speakers)) > 0
}

func names(actors []Actor) string {
	var out []string
	for _, a := range actors {
		out = append(out, a.Name)
	}
	return strings.Join(out, ",")
}
