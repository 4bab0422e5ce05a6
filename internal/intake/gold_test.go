package intake

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/beside"
	"readout/internal/timex"
)

// TestGoldPublished compares the dates of publication with the annotated ones:
// null there must be null here. A date without its year ("--09-18") has no form
// in an article and counts as null.
func TestGoldPublished(t *testing.T) {
	right, all := 0, 0
	for _, dir := range []string{"gold/seeds", "gold/dev"} {
		root := beside.Path(t, dir)
		for a, err := range Read(context.Background(), []string{filepath.Join(root, "text")}, Options{}) {
			if err != nil {
				t.Error(err)
				continue
			}
			if testing.Verbose() {
				for _, z := range a.Zones {
					t.Logf("%s: %s %q", filepath.Base(a.Path), z.Kind, a.Text.Slice(z.Span))
				}
			}
			want, ok := goldDate(t, filepath.Join(root, "gold", strings.TrimSuffix(filepath.Base(a.Path), ".txt")+".json"))
			if !ok {
				t.Logf("%s: no gold, read %q %s %s", filepath.Base(a.Path), a.Published, a.PublishedFrom, a.Language)
				continue
			}
			all++
			if a.Published == want {
				right++
			} else {
				t.Logf("%s: published %q from %s, want %q", filepath.Base(a.Path), a.Published, a.PublishedFrom, want)
			}
		}
	}
	t.Logf("published: %d of %d right", right, all)
	if right < all {
		t.Errorf("%d of %d dates of publication are wrong", all-right, all)
	}
}

func goldDate(t *testing.T, path string) (timex.Date, bool) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", false
	}
	var g struct{ Published timex.Date }
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(string(g.Published), "-") {
		return "", true
	}
	return g.Published, true
}
