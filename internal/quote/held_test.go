package quote

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"readout/internal/record"
)

// TestHeld reads testdata/held.txt: cases with slots behind the content. Like
// TestCases it asks for most of them, not for each.
func TestHeld(t *testing.T) {
	const file = "testdata/held.txt"
	articles, wants := loadCases(t, file)
	tally := map[string][2]int{}
	note := func(slot string, ok bool) bool {
		n := tally[slot]
		n[1]++
		if ok {
			n[0]++
		}
		tally[slot] = n
		return ok
	}
	for i, art := range articles {
		got, x := analyze(t, art)
		for _, w := range wants[i] {
			k := slices.IndexFunc(got, func(s Statement) bool { return agrees(w, s, x) })
			if !note("read", k >= 0) {
				t.Logf("%s:%d: not read: %s", file, w.line, w.content)
				continue
			}
			heldSlots(t, w, &got[k], note)
			got = slices.Delete(got, k, k+1)
		}
		for _, s := range got {
			note("wrong", false)
			t.Logf("wrong: %s [%s] %s %q of %q", s.Rule, s.Kind, names(s.Speakers), x.Slice(s.Content), art)
		}
	}
	for _, slot := range slices.Sorted(maps.Keys(tally)) {
		n := tally[slot]
		t.Logf("%s: %d of %d", slot, n[0], n[1])
		if slot != "wrong" && n[0]*100 < 92*n[1] {
			t.Errorf("%s: %d of %d", slot, n[0], n[1])
		}
	}
	if wrong := tally["wrong"][1]; wrong*100 > 5*tally["read"][1] {
		t.Errorf("%d statements that nobody made", wrong)
	}
}

// heldSlots compares kind, marks and the slots that a case gives.
func heldSlots(t *testing.T, w want, s *Statement, note func(string, bool) bool) {
	if !note("kind", slices.Contains(w.kinds, string(s.Kind))) {
		t.Logf("held.txt:%d: kind %s, want %s", w.line, s.Kind, w.kinds)
	}
	if !note("direct", s.Direct == w.direct) {
		t.Logf("held.txt:%d: direct %v", w.line, s.Direct)
	}
	for _, f := range w.slots {
		key, v, _ := strings.Cut(f, "=")
		switch key {
		case "to":
			if !note(key, among(s.Addressees, v)) {
				t.Logf("held.txt:%d: to %v, want %s", w.line, names(s.Addressees), v)
			}
		case "about":
			if !note(key, among(s.About, v)) {
				t.Logf("held.txt:%d: about %v, want %s", w.line, names(s.About), v)
			}
		case "when":
			if !note(key, string(s.When.Date) == v) {
				t.Logf("held.txt:%d: when %v, want %s", w.line, s.When, v)
			}
		default:
			t.Fatalf("held.txt:%d: %q is none of to, about, when", w.line, key)
		}
	}
}

// among reports whether one of the actors has the country or the end of a name.
func among(as []record.Actor, v string) bool {
	return slices.ContainsFunc(as, func(a record.Actor) bool { return a.Country == v || strings.HasSuffix(a.Name, v) })
}
