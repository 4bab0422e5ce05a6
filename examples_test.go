package readout

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"readout/internal/intake"
	"readout/internal/record"
)

// The folder of examples is read whole, each article once, and examples/README.md
// tells how many there are.
func TestExamples(t *testing.T) {
	b, err := os.ReadFile("examples/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(b), "# Examples\n\nNineteen short articles") {
		t.Error("examples/README.md does not tell their number")
	}
	seen := map[record.ID]string{}
	for a, err := range intake.Read(t.Context(), []string{"examples"}, intake.Options{}) {
		if err != nil {
			t.Error(err)
			continue
		}
		if before, ok := seen[a.ID]; ok {
			t.Errorf("%s %s is %s again", a.Path, a.Record, before)
		}
		seen[a.ID] = a.Path + " " + a.Record
		if a.Language != "en" {
			t.Errorf("%s is in %q", a.Path, a.Language)
		}
		if a.Outlet != "" && !strings.HasPrefix(a.Outlet, "after ") {
			t.Errorf("%s: outlet %q: these are not the outlet's words, say \"after\"", a.Path, a.Outlet)
		}
		if name := regexp.MustCompile(`/after-[a-z-]+\.txt$`); a.Record == "" && !name.MatchString(a.Path) {
			t.Errorf("%s: these are not the outlet's words, call the file after-….txt", a.Path)
		}
		t.Logf("%-50s %-12s %-9s %d zones", seen[a.ID], a.Published, a.PublishedFrom, len(a.Zones))
	}
	if len(seen) != 19 {
		t.Errorf("%d examples, not nineteen", len(seen))
	}
}
