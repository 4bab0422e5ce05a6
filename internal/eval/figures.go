package eval

import (
	"fmt"
	"slices"
	"strings"
)

// scoreFigures tallies figures. Two agree if measure, low and high are the
// same and they stand at most 60 code points apart. What gold tells twice
// counts once; figures of measure "other" are optional.
func scoreFigures(gold Gold, r Reading, t *Tally) {
	golds, places := tellOnce(gold.Figures)
	reads := slices.DeleteFunc(slices.Clone(r.Figures), func(f Figure) bool { return f.Repeat })
	byGold, byReading := assign(len(golds), len(reads), func(i, j int) float64 {
		return figureScore(golds[i], places[i], reads[j])
	})
	for i, g := range golds {
		switch j := byGold[i]; {
		case g.Doubtful || g.Measure == "other":
		case j >= 0:
			t.TP++
			noteFigure(g, reads[j], t)
		default:
			t.miss(gold.ID, g.Measure, number(g.Low), number(g.High), g.Evidence)
		}
	}
	for j, f := range reads {
		if byReading[j] < 0 && f.Measure != "other" {
			t.wrong(gold.ID, f.Measure, number(f.Low), number(f.High), f.Span.Exact)
		}
	}
}

// tellOnce returns each different figure once, with all the places it stands in.
func tellOnce(all []GoldFigure) (once []GoldFigure, places [][]pair) {
	at := map[string]int{}
	for _, g := range all {
		key := g.Measure + " " + number(g.Low) + " " + number(g.High) + " " + Fold(g.Population)
		i, seen := at[key]
		if !seen {
			i = len(once)
			at[key] = i
			once, places = append(once, g), append(places, nil)
		}
		places[i] = append(places[i], g.Span)
	}
	return once, places
}

func figureScore(g GoldFigure, places []pair, f Figure) float64 {
	if g.Measure != f.Measure || number(g.Low) != number(f.Low) || bound(g.High) != bound(f.High) {
		return 0
	}
	d := gap(places[0], f.Span)
	for _, p := range places[1:] {
		d = min(d, gap(p, f.Span))
	}
	if d > 60 {
		return 0
	}
	return 1 / float64(1+d)
}

// noteFigure tallies what a pair that agrees may still differ in.
func noteFigure(g GoldFigure, f Figure, t *Tally) {
	t.note("qualifier", same(g.Qualifier, f.Qualifier))
	if g.Since != "" && !strings.HasPrefix(g.Since, "--") {
		t.note("since", g.Since == f.Since)
	}
	if g.Attributed == "" {
		t.note("own voice", len(f.Attributed) == 0)
		return
	}
	cited := strings.Fields(Fold(strings.ReplaceAll(names(f.Attributed), ",", " ")))
	t.note("attributed", slices.ContainsFunc(strings.Fields(Fold(g.Attributed)), func(word string) bool {
		return slices.Contains(cited, word)
	}))
}

func same(a, b *string) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// number prints a bound; "-" stands for none.
func number(v *float64) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprint(*v)
}

// bound prints an upper bound; 0 is none.
func bound(v *float64) string {
	if v != nil && *v == 0 {
		return "-"
	}
	return number(v)
}
