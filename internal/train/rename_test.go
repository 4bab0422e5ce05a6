package train

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/names"
	"readout/internal/ud"
)

func TestRenamed(t *testing.T) {
	in := "1\tRobert\tB-PER\n2\tLindqvist\tI-PER\n3\tleft\tO\n4\tUMBRELLA\tB-ORG\n5\tin\tO\n6\toslo\tB-LOC\n7\tor\tO\n8\tPizza\tB-LOC\n9\tCorner\tI-LOC\n"
	docs, err := names.ReadIOB(strings.NewReader(in), 1, 2)
	if err != nil {
		t.Fatal(err)
	}
	r := newRenamer(docs, names.Lists{
		Places: []string{"oslo", "palo alto"}, Given: []string{"Hakan"}, Family: []string{"Al-Fidan"}, Organisations: []string{"Levi's"},
	}, 1)
	seen := map[string]bool{}
	for range 300 {
		ws, found := r.sentence(docs[0].Words)
		text := spaced(ws)
		if found == (text == spaced(docs[0].Words)) && !strings.Contains(text, "UMBRELLA") {
			t.Errorf("%q is other: %v", text, found)
		}
		for i, w := range ws {
			if inside := w.Name.Kind != ud.NotName && !w.Name.First; inside && (i == 0 || ws[i-1].Name.Kind != w.Name.Kind) {
				t.Errorf("%q: %s is inside of no name", text, w.Form)
			}
		}
		if !strings.HasSuffix(text, " or Pizza Corner") {
			t.Errorf("%q: a place that is no town has another name", text)
		}
		for _, part := range []string{"Hakan Al - Fidan left", "LEVI 'S in", "in palo alto or", "Robert Lindqvist left"} {
			seen[part] = seen[part] || strings.Contains(text, part)
		}
	}
	for part, ok := range seen {
		if !ok {
			t.Errorf("never %q", part)
		}
	}
	if got := r.person(strings.Fields("Lindqvist , Robert")); got != "Al-Fidan , Hakan" {
		t.Errorf("%q", got)
	}
	if got := r.person(strings.Fields("J. R. Smith")); got != "" {
		t.Errorf("%q", got)
	}
	if !slices.Contains(r.bodies, "UMBRELLA") {
		t.Error("the organisations of the texts are not known")
	}
}
