package across

import (
	"fmt"
	"hash/fnv"

	"readout/internal/neardup"
	"readout/internal/store"
	"readout/internal/timex"
)

// known is what a record remembers of an article.
type known struct {
	print     uint64 // of what makes it a copy of others
	stamp     uint64 // of its reading and corrections; 0 if not known
	published timex.Date

	events, statements, figures, superseded uint16
}

// printOf sums up what an index of near-duplicates knows of an article.
func printOf(s *neardup.Sketch, published timex.Date) uint64 {
	h := fnv.New64a()
	h.Write([]byte(published + "\n"))
	b, _ := s.AppendBinary(nil) // cannot fail
	h.Write(b)
	return h.Sum64()
}

// stampOf sums up what a whole entry tells of its reading and corrections.
func stampOf(e *store.Entry) uint64 {
	h := fnv.New64a()
	fmt.Fprintln(h, e.Version, e.Seal)
	for _, c := range e.Corrections {
		fmt.Fprintln(h, c.ID, c.Withdrawn != nil)
	}
	return h.Sum64()
}

func (k *known) count(m *store.Mention) {
	switch {
	case m.Superseded != "":
		k.superseded++
	case m.Kind == store.KindEvent:
		k.events++
	case m.Kind == store.KindStatement:
		k.statements++
	case m.Kind == store.KindFigure:
		k.figures++
	}
}

// Counts is store.Store's, of what is in the record; it knows of no corrections.
func (r *Record) Counts() (c store.Counts) {
	for _, k := range r.known {
		c.Articles++
		c.Events += int(k.events)
		c.Statements += int(k.statements)
		c.Figures += int(k.figures)
		c.Superseded += int(k.superseded)
	}
	return c
}

// Published returns the first and last day on which an article was published;
// zero if none tells.
func (r *Record) Published() (first, last timex.Date) {
	for _, k := range r.known {
		if d := k.published; d != "" {
			if first == "" || d < first {
				first = d
			}
			last = max(last, d)
		}
	}
	return first, last
}
