package quote

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/record"
)

// result puts the statements in order, settles which stand inside which, drops
// what is told twice, and gives each its id.
func (r *reader) result() *Result {
	slices.SortStableFunc(r.found, func(a, b Statement) int {
		return cmp.Or(a.CueWord-b.CueWord, a.ContentFirst-b.ContentFirst)
	})
	res := &Result{within: make([]int32, len(r.d.Words))}
	seen := map[string]bool{}
	keep := r.nest()
	for i := range r.found {
		s := &r.found[i]
		if !keep[i] {
			continue
		}
		key := r.sameness(s)
		s.Told = r.zone(s.CueWord) == record.ZoneRepeat || seen[key]
		seen[key] = true
		if s.Told {
			r.Trace(s.CueWord, "%s: told before", s.Rule)
			res.Repeated = append(res.Repeated, *s)
			continue
		}
		res.Statements = append(res.Statements, *s)
	}
	for i := range res.Statements {
		r.finish(&res.Statements[i])
	}
	for i := range res.Repeated {
		r.finish(&res.Repeated[i])
	}
	res.paint()
	return res
}

// finish gives a statement its article and id.
func (r *reader) finish(s *Statement) {
	if r.Article != nil {
		s.Article = r.Article.ID
	}
	s.When = r.when(s)
	s.ID = s.Hash()
}

// sameness returns what two tellings of one statement share: speakers and
// letters.
func (r *reader) sameness(s *Statement) string {
	var b strings.Builder
	for _, a := range s.Speakers {
		b.WriteString(a.ID + a.Name + "|")
	}
	for i := s.ContentFirst; i < s.ContentLast; i++ {
		if !r.isPunct(i) {
			b.WriteString(" " + r.form(i))
		}
	}
	return b.String()
}

// paint fills the table behind Within: the longest stretches first, so that
// the innermost statement comes to lie on top.
func (res *Result) paint() {
	type stretch struct {
		first, last int
		k           int32
	}
	var all []stretch
	for i := range res.Statements {
		all = append(all, stretch{res.Statements[i].ContentFirst, res.Statements[i].ContentLast, int32(i + 1)})
	}
	for i := range res.Repeated {
		all = append(all, stretch{res.Repeated[i].ContentFirst, res.Repeated[i].ContentLast, int32(-i - 1)})
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return (b.last - b.first) - (a.last - a.first) })
	for _, a := range all {
		for w := a.first; w < a.last; w++ {
			res.within[w] = a.k
		}
	}
	for i := range res.Statements {
		s := &res.Statements[i]
		s.Inside = res.outer(s.CueWord, int32(i+1))
	}
}

// outer returns the statement in whose content a cue stands, -1 for none or
// for its own.
func (res *Result) outer(cue int, self int32) int {
	if k := res.within[cue]; k > 0 && k != self {
		return int(k - 1)
	}
	return -1
}
