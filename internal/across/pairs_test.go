package across_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/timex"
)

// A line is one telling of testdata/pairs.txt.
type line struct {
	same     bool
	strength int // an index into strengths
	reading  *record.Reading
	words    string
}

var strengths = []string{"STRONG", "MEDIUM", "WEAK"}

// Every pair of tellings in testdata/pairs.txt, read and reconciled as articles
// of two outlets are.
func TestPairs(t *testing.T) {
	groups := pairGroups(t)
	x := reconcile.New()
	for _, g := range groups {
		for _, l := range g {
			x.Add(l.reading, "")
		}
	}
	clusters := map[record.ID]map[record.ID]bool{} // the clusters in which an article is
	for _, c := range x.Clusters("event") {
		for _, tell := range c.Tellings {
			for _, a := range tell.Articles {
				if clusters[a] == nil {
					clusters[a] = map[record.ID]bool{}
				}
				clusters[a][c.ID] = true
			}
		}
	}
	right, all := make([]int, len(strengths)), make([]int, len(strengths))
	for _, g := range groups {
		for i, a := range g {
			for _, b := range g[:i] {
				if !a.same && !b.same {
					continue
				}
				s := max(a.strength, b.strength)
				all[s]++
				if meet(clusters, a, b) == (a.same && b.same) {
					right[s]++
				} else if s == 0 || testing.Verbose() {
					report(t, s, x, a, b)
				}
			}
		}
	}
	sum := 0
	for i, s := range strengths {
		t.Logf("%s %d of %d", s, right[i], all[i])
		sum += all[i]
	}
	if sum < 200 {
		t.Errorf("only %d pairs", sum)
	}
	if 10*right[1] < 7*all[1] {
		t.Errorf("of the hard ones only %d of %d", right[1], all[1])
	}
}

func meet(clusters map[record.ID]map[record.ID]bool, a, b line) bool {
	for c := range clusters[a.reading.Article.ID] {
		if clusters[b.reading.Article.ID][c] {
			return true
		}
	}
	return false
}

func report(t *testing.T, s int, x *reconcile.Index, a, b line) {
	var why strings.Builder
	for _, e := range a.reading.Events {
		for _, f := range b.reading.Events {
			j, _ := x.Judgement(e.ID, f.ID)
			fmt.Fprintf(&why, "\n    %s %v -> %v, %s %v -> %v: %v", e.Type, ids(e.Actors), ids(e.Recipients), f.Type, ids(f.Actors), ids(f.Recipients), j)
		}
	}
	msg := fmt.Sprintf("%s: want same %v:\n  %s\n  %s%s", strengths[s], a.same && b.same, b.words, a.words, &why)
	if s == 0 {
		t.Error(msg)
	} else {
		t.Log(msg)
	}
}

func ids(l []record.Actor) (out []string) {
	for _, a := range l {
		out = append(out, a.ID)
	}
	return out
}

func pairGroups(t *testing.T) (groups [][]line) {
	t.Helper()
	b, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for l := range strings.Lines(string(b)) {
		l = strings.TrimSpace(l)
		switch {
		case l == "" || strings.HasPrefix(l, "#"):
		case strings.HasPrefix(l, "group: "):
			groups = append(groups, nil)
		default:
			n++
			p := strings.SplitN(l, " ", 4)
			a, err := intake.FromBytes(fmt.Sprintf("%03d.txt", n), []byte(p[3]+"\n"))
			if err != nil {
				t.Fatal(err)
			}
			a.Outlet, a.Published = fmt.Sprintf("Outlet %d", n), timex.Date(p[2])
			a.Language = "en"                             // a sentence is too short to tell
			a.ID = record.ArticleID([]byte(a.Outlet + l)) // two outlets may use the same words
			r, err := reader.Read(a)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Events) == 0 && index(p[1]) == 0 {
				t.Errorf("nothing is read off %s", l)
			}
			g := &groups[len(groups)-1]
			*g = append(*g, line{p[0] == "=", index(p[1]), r, l})
		}
	}
	return groups
}

func index(s string) int {
	for i, x := range strengths {
		if x == s {
			return i
		}
	}
	return len(strengths) - 1
}
