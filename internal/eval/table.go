package eval

import (
	"fmt"
	"strings"
)

// A Table holds the scores of one gold folder.
type Table struct {
	Articles int      // with gold
	Unread   []string // ids of those without a reading
	Tallies  []Tally
}

// String prints one line per kind of mention, and one more if articles were
// not read.
func (t Table) String() string {
	var b strings.Builder
	if len(t.Unread) > 0 {
		fmt.Fprintf(&b, "no reading for %d of %d articles\n", len(t.Unread), t.Articles)
	}
	for _, y := range t.Tallies {
		fmt.Fprintln(&b, y)
	}
	return b.String()
}

// Misses lists what was missed and what was read wrongly, one line each.
func (t Table) Misses() string {
	var b strings.Builder
	for _, y := range t.Tallies {
		for _, line := range y.Misses {
			fmt.Fprintln(&b, line)
		}
	}
	return b.String()
}

// A Tally counts one kind of mention.
type Tally struct {
	Name       string
	TP, FP, FN int
	Second     []Share // over the pairs that agree, in the order first met
	Misses     []string
}

// A Share is how many of some pairs agree in one more respect.
type Share struct {
	Name     string
	Good, Of int
}

// PRF returns precision, recall and their harmonic mean, each from 0 to 1.
func (t Tally) PRF() (p, r, f float64) {
	if t.TP == 0 {
		return 0, 0, 0
	}
	p = float64(t.TP) / float64(t.TP+t.FP)
	r = float64(t.TP) / float64(t.TP+t.FN)
	return p, r, 2 * p * r / (p + r)
}

// String prints a tally on one line.
func (t Tally) String() string {
	p, r, f := t.PRF()
	second := make([]string, len(t.Second))
	for i, s := range t.Second {
		second[i] = fmt.Sprintf("%s=%d/%d", s.Name, s.Good, s.Of)
	}
	line := fmt.Sprintf("%-11s P=%.3f R=%.3f F1=%.3f  tp=%d fp=%d fn=%d  %s",
		t.Name, p, r, f, t.TP, t.FP, t.FN, strings.Join(second, " "))
	return strings.TrimRight(line, " ")
}

func (t *Tally) note(name string, good bool) {
	for i := range t.Second {
		if t.Second[i].Name == name {
			t.Second[i].count(good)
			return
		}
	}
	t.Second = append(t.Second, Share{Name: name})
	t.Second[len(t.Second)-1].count(good)
}

func (s *Share) count(good bool) {
	s.Of++
	if good {
		s.Good++
	}
}

func (t *Tally) miss(article string, parts ...string) {
	t.FN++
	t.tell("missed", article, parts)
}

func (t *Tally) wrong(article string, parts ...string) {
	t.FP++
	t.tell("wrong", article, parts)
}

// tell keeps a line for Misses; the last part is the evidence, cut short.
func (t *Tally) tell(verdict, article string, parts []string) {
	n := len(parts) - 1
	parts[n] = strings.ReplaceAll(head(parts[n], 100), "\n", " ")
	line := append([]string{verdict, article, strings.TrimSuffix(t.Name, "s")}, parts...)
	t.Misses = append(t.Misses, strings.Join(line, " | "))
}
