package read

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/record"
	"readout/internal/text"
)

// alike returns n paragraphs that tell the same numbers again, with quotations
// that stand free after a cue: what a table over all figures or statements
// before would make slow.
func alike(n int) string {
	var b strings.Builder
	places := []string{"Oslo", "Nairobi", "Hanoi", "Amman", "Warsaw", "Doha", "Accra"}
	for i := range n {
		fmt.Fprintf(&b, "At least 40 people were killed and dozens wounded in %s on Monday, the Kenyan minister said. "+
			"“The siege of the town must end on day %d.” "+
			"The statement said %d soldiers, including 12 officers, were missing since the start of the war. "+
			"“We shall wait %d days,” he added, “but no longer.”\n\n", places[i%len(places)], i, 100+i, i)
	}
	return b.String()
}

// Eight times the text takes quote and figure about eight times as long.
func TestQuoteAndFigureAreLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: a timing")
	}
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	took := func(src string) time.Duration {
		x, err := text.New(src)
		if err != nil {
			t.Fatal(err)
		}
		best := time.Hour
		for range 3 {
			spent := map[string]time.Duration{}
			r.timed(t, &record.Article{ID: "x", Path: "long", Text: x, Language: "en", Published: "2024-05-15"}, spent)
			best = min(best, spent["quote"]+spent["figure"])
		}
		return best
	}
	took(alike(10))
	for name, src := range map[string]func(int) string{"paragraphs": alike, "one sentence": list} {
		ratio := 0.0
		for range 4 { // a busy machine may disturb once, what is not linear is so each time
			small, large := took(src(200)), took(src(1600))
			ratio = float64(large) / float64(small)
			t.Logf("%s: %v and %v, %.1f times", name, small, large, ratio)
			if ratio <= 24 {
				break
			}
		}
		if ratio > 24 {
			t.Errorf("%s: eight times the text takes %.1f times as long", name, ratio)
		}
	}
}

// list returns one sentence with n numbers in a row.
func list(n int) string {
	var b strings.Builder
	b.WriteString("The ministry said that on Monday ")
	for i := range n {
		fmt.Fprintf(&b, "%d people were killed in Oslo, ", 10+i)
	}
	return b.String() + "and 3 were wounded in Doha."
}
