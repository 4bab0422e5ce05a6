package reconcile

import (
	"strings"
	"testing"

	"readout/internal/plover"
)

func TestWeights(t *testing.T) {
	if _, err := readWeights(weightsTSV); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ from, to, want string }{
		{"mode-same\t10", "mode-same\tten", "weights.tsv:"},
		{"mode-same\t10", "mode-sane\t10", "no feature"},
		{"mode-same\t10", "mode-apart\t10", "twice"},
		{"mode-same\t10\tevent\t", "# ", "no line for mode-same"},
	} {
		_, err := readWeights(strings.Replace(weightsTSV, test.from, test.to, 1))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q for %q: %v, want %q", test.to, test.from, err, test.want)
		}
	}
	for _, w := range Weights() {
		if w.Example == "" {
			t.Errorf("%s has no example", w.Name)
		}
	}
}

// Every type stands in a family, and in families there is nothing else.
func TestFamilies(t *testing.T) {
	for _, typ := range plover.Types() {
		if families()[typ] == 0 {
			t.Errorf("%s stands in no line of families.txt", typ)
		}
	}
	if n := len(families()); n != len(plover.Types()) {
		t.Errorf("families.txt has %d types, there are %d", n, len(plover.Types()))
	}
}

// A word means one thing in synonyms.txt; the first six letters decide.
func TestSynonyms(t *testing.T) {
	first := map[string]string{}
	for line := range strings.Lines(synonymsTXT) {
		words := strings.Fields(line)
		for _, w := range words {
			if words[0] == "#" {
				break
			}
			if was, ok := first[cut(w)]; ok && was != words[0] {
				t.Errorf("%s stands with %s and with %s", w, was, words[0])
			}
			first[cut(w)] = words[0]
		}
	}
}
