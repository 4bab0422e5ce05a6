package correct

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/store/storetest"
)

// What is found are the words, apart from white space.
func FuzzQuoted(f *testing.F) {
	for _, s := range []string{"people were killed", "a\u00a0b", "\xff", "(", "1,200 people", ".*", " ", "“We", "\x00"} {
		f.Add(s)
	}
	text := storetest.Sample(1).Article.Text
	f.Fuzz(func(t *testing.T, words string) {
		span, err := quoted(text, words)
		if err != nil {
			return
		}
		if got := strings.Fields(text.Slice(span)); !slices.Equal(got, strings.Fields(words)) {
			t.Errorf("%q is found as %q", words, got)
		}
	})
}
