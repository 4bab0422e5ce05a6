package store

import (
	"cmp"
	"iter"

	"readout/internal/record"
)

// Told yields the mentions of a reading as Find yields those of a store: events,
// statements, figures, offices.
func Told(r *record.Reading) iter.Seq[*Found] {
	return func(yield func(*Found) bool) {
		a := r.Article
		for i := range r.Events {
			e := &r.Events[i]
			if !yield(&Found{Article: a, Day: cmp.Or(e.When.Date, a.Published), Event: e}) {
				return
			}
		}
		for i := range r.Statements {
			s := &r.Statements[i]
			if !yield(&Found{Article: a, Day: cmp.Or(s.When.Date, a.Published), Statement: s}) {
				return
			}
		}
		for i := range r.Figures {
			f := &r.Figures[i]
			if !yield(&Found{Article: a, Day: cmp.Or(f.AsOf, a.Published), Figure: f}) {
				return
			}
		}
		for i := range r.Offices {
			if !yield(&Found{Article: a, Day: a.Published, Office: &r.Offices[i]}) {
				return
			}
		}
	}
}
