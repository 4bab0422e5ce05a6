package eval

import (
	"slices"
	"strings"
)

// scoreEvents tallies events. Two agree if the type is the same (or one that
// gold allows), they stand in the same place (at most 120 code points apart)
// and the countries of all parties overlap by half.
func scoreEvents(gold Gold, r Reading, t *Tally) {
	byGold, byReading := assign(len(gold.Events), len(r.Events), func(i, j int) float64 {
		return eventScore(gold.Events[i], r.Events[j])
	})
	for i, g := range gold.Events {
		switch j := byGold[i]; {
		case g.Doubtful:
		case j >= 0:
			t.TP++
			noteEvent(g, r.Events[j], t)
		default:
			t.miss(gold.ID, g.Type, list(g.Actors), list(g.Recipients), g.Evidence)
		}
	}
	for j, e := range r.Events {
		if byReading[j] < 0 {
			t.wrong(gold.ID, e.Type, list(countries(e.Actors)), list(countries(e.Recipients)), e.Span.Exact)
		}
	}
}

func eventScore(g GoldEvent, e Event) float64 {
	if e.Type != g.Type && !slices.Contains(g.Alt, e.Type) {
		return 0
	}
	d := gap(g.Span, e.Span)
	if d > 120 {
		return 0
	}
	alike := goldCountries(g.Actors, g.Recipients).jaccard(countries(e.Actors, e.Recipients))
	if alike < 0.5 {
		return 0
	}
	return alike + 1/float64(1+d)
}

// noteEvent tallies what a pair that agrees may still differ in.
func noteEvent(g GoldEvent, e Event, t *Tally) {
	if g.Type != "CONSULT" { // a meeting has no direction
		t.note("direction", shares(g.Actors, e.Actors) && shares(g.Recipients, e.Recipients))
	}
	if g.Mode != "" {
		t.note("mode", slices.Contains(e.Modes, g.Mode))
	}
	t.note("status", g.Status == e.Status)
	if g.Date != "" && !strings.HasPrefix(g.Date, "--") {
		t.note("date", sameDate(g.Date, e.When.Date))
	}
	if g.Place != "" {
		t.note("place", Fold(g.Place) == Fold(e.Place.Name))
	}
}

func shares(gold []string, read []Actor) bool {
	return len(gold) == 0 || goldCountries(gold).common(countries(read)) > 0
}

// sameDate reports whether two dates agree as far as the shorter one goes.
func sameDate(gold, read string) bool {
	return read != "" && (strings.HasPrefix(read, gold) || strings.HasPrefix(gold, read))
}

func list(codes []string) string { return strings.Join(codes, ",") }
