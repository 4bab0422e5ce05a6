package report

import (
	"fmt"
	"strings"

	"readout/internal/actor"
)

// Senses writes what the tables know by a name: each sense with its codes,
// offices and other names. It returns how many senses there are.
func (p Page) Senses(b *actor.Base, name string) int {
	senses := b.Lookup(name)
	seen := map[string]bool{}
	for _, e := range senses {
		seen[e.ID] = true
		p.sense(b, e)
	}
	for _, t := range b.Spelled(name) {
		if !seen[t.ID] {
			seen[t.ID] = true
			senses = append(senses, b.Entry(t.ID))
			p.sense(b, b.Entry(t.ID))
		}
	}
	return len(senses)
}

func (p Page) sense(b *actor.Base, e *actor.Entry) {
	p.line(bold, "%s", e)
	if e.Loaded {
		p.block(16, "  wording", faint, "only some outlets call it so", "")
	}
	for _, t := range b.Tenures(e.ID) {
		if t.Office == "" {
			continue
		}
		of := t.Country
		if x := b.Entry(t.Of); x != nil {
			of = x.Name
		}
		p.block(16, "  office", faint, fmt.Sprintf("%s, %s, %s to %s", t.Office, of, or(t.From, "?"), or(t.To, "now")), "")
	}
	if len(e.Aliases) > 0 {
		p.block(16, "  called", faint, strings.Join(distinct(e.Aliases), "; "), "")
	}
}

// Problems writes where the tables disagree with each other, but for what is
// meant so, and returns how many there are.
func (p Page) Problems(all []actor.Problem) int {
	n := 0
	for _, x := range all {
		if !x.Meant() {
			n++
			p.block(17, x.Kind, yellow, x.Text, "")
		}
	}
	p.line("", "%s; %s more are so in the world.", count(n, "problem"), number(float64(len(all)-n)))
	return n
}

// Coverage writes how many of the facts of each source the tables know, and
// with misses which they do not.
func (p Page) Coverage(scores []actor.Score, misses bool) {
	for _, s := range scores {
		what := "heads"
		if s.Foreign {
			what = "foreign ministers"
		}
		p.line("", "%-18s %.3f  %5d of %5d  %s", what, s.Share(), s.Right, s.Facts, s.File)
		if !misses {
			continue
		}
		for _, f := range s.Misses {
			p.block(10, "  missed", faint, fmt.Sprintf("%s, %s of %s on %s", f.Name, f.Offices[0], f.Country, f.Day), "")
		}
	}
}

func or[T ~string](v T, none string) string {
	if v == "" {
		return none
	}
	return string(v)
}

// distinct returns the names in their order, each once.
func distinct(names []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range names {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}
