package timex

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/beside"
	"readout/internal/text"
)

// WikiWars (Mazur and Dale, 2010): histories of wars with the values of their
// expressions of time. Only those with a date of our calendar are counted.
func TestWikiWars(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(beside.Path(t, "data", "time", "wikiwars"), "*.sgm"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	var sum score
	for _, f := range files {
		s := wikiWar(t, f)
		t.Logf("%-18s found %.3f  value %.3f", filepath.Base(f), s.f(s.found), s.f(s.right))
		sum.add(s)
	}
	t.Logf("all: F1 of finding %.3f, of values %.3f (%d gold, %d read, %d right)", sum.f(sum.found), sum.f(sum.right), sum.gold, sum.read, sum.right)
	if sum.f(sum.right) < 0.80 {
		t.Errorf("F1 of values is %.3f", sum.f(sum.right))
	}
}

type score struct{ gold, read, found, right int }

func (s *score) add(o score) {
	s.gold += o.gold
	s.read += o.read
	s.found += o.found
	s.right += o.right
}

func (s score) f(n int) float64 { return 2 * float64(n) / float64(max(1, s.gold+s.read)) }

var (
	tags    = regexp.MustCompile(`<[^>]*>`)
	mention = regexp.MustCompile(`(?s)<timex2 ID="[^"]*"([^>]*)>\s*<timex2_mention[^>]*>\s*<extent>\s*<charseq START="(\d+)" END="(\d+)">`)
	val     = regexp.MustCompile(`VAL="(\d{4}(?:-\d\d){0,2})(?:T[^"]*)?"`)
	start   = regexp.MustCompile(`(?s)^.*<TEXT>`)
)

func wikiWar(t *testing.T, file string) score {
	sgm, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	key, err := os.ReadFile(strings.TrimSuffix(file, ".sgm") + ".key.apf.xml")
	if err != nil {
		t.Fatal(err)
	}
	src := tags.ReplaceAllString(string(sgm), "")
	x, err := text.New(src)
	if err != nil {
		t.Fatal(err)
	}
	head := len(tags.ReplaceAllString(start.FindString(string(sgm)), ""))
	es := Narrate(Find(x, text.Span{Start: head, End: x.Len()}, "2009-12-19"), "")
	var s score
	for _, e := range es {
		if e.Value != "" {
			s.read++
		}
		if e.End != "" {
			s.read++
		}
	}
	for _, m := range mention.FindAllStringSubmatch(string(key), -1) {
		span := text.Span{Start: atoi(m[2]), End: atoi(m[3]) + 1} // bytes
		v := val.FindStringSubmatch(m[1])
		if v == nil || span.Start < head {
			continue
		}
		s.gold++
		found, right := false, false
		for _, e := range es {
			if e.Span.Overlaps(span) && e.Value != "" {
				found, right = true, right || string(e.Value) == v[1] || string(e.End) == v[1]
			}
		}
		s.found += b2i(found)
		s.right += b2i(right)
		if !right && testing.Verbose() {
			t.Logf("%q is %s, read %v", x.Slice(span), v[1], overlapping(es, span))
		}
	}
	return s
}

func overlapping(es []Expr, s text.Span) (out []Expr) {
	for _, e := range es {
		if e.Span.Overlaps(s) {
			out = append(out, e)
		}
	}
	return out
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = 10*n + int(r-'0')
	}
	return n
}
