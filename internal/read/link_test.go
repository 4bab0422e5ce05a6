package read_test

import (
	"testing"

	"readout/internal/record"
	"readout/internal/text"
)

// trigger returns the first word that told an event, "" for none.
func trigger(r *record.Reading, id record.ID) string {
	for i := range r.Events {
		if r.Events[i].ID == id && id != "" {
			return r.Article.Text.Slice(r.Events[i].Trigger[0])
		}
	}
	return ""
}

func readText(t *testing.T, src string) *record.Reading {
	t.Helper()
	x, err := text.New(src)
	if err != nil {
		t.Fatal(err)
	}
	got, err := reader(t).Read(&record.Article{ID: "x", Path: "x", Text: x, Language: "en", Published: "2024-05-15"})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// A figure points to the deed of its own clause or of the one above it, never
// to one that somebody only speaks of.
func TestCause(t *testing.T) {
	for src, want := range map[string]string{
		"Ethiopian jets bombed the town of Mekelle on Monday, killing 12 civilians.":            "bombed",
		"The Kenyan foreign minister condemned the deaths of 12 miners in a flood in Tanzania.": "",
		"The storm killed 12 villagers in Malawi.":                                              "",
	} {
		got := readText(t, src)
		if len(got.Figures) != 1 {
			t.Errorf("%q: %d figures, want one", src, len(got.Figures))
			continue
		}
		if is := trigger(got, got.Figures[0].Event); is != want {
			t.Errorf("%q: caused by %q, want %q", src, is, want)
		}
	}
}

// What the sides of a call say next was said in it; what others say was not,
// nor what follows a turn to something else.
func TestDuring(t *testing.T) {
	const call = "Turkish Foreign Minister Hakan Fidan spoke by phone with his Omani counterpart Badr Albusaidi on Friday. "
	for src, want := range map[string]string{
		call + "He called for an immediate truce.":                                                                                      "spoke",
		call + "The Kenyan foreign minister called for an immediate truce.":                                                             "",
		"After a meeting with his Omani counterpart Badr Albusaidi on Friday, Turkish Foreign Minister Hakan Fidan called for a truce.": "",
		call + "Earlier, Fidan called for an immediate truce.":                                                                          "",
		call + "Rain fell. Snow fell. Hail fell. Fidan called for an immediate truce.":                                                  "",
	} {
		got := readText(t, src)
		if len(got.Statements) == 0 {
			t.Errorf("%q: no statement", src)
			continue
		}
		s := got.Statements[len(got.Statements)-1]
		if is := trigger(got, s.During); is != want {
			t.Errorf("%q: said during %q, want %q", src, is, want)
		}
	}
}
