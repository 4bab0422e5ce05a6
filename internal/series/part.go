package series

import (
	"fmt"
	"slices"

	"readout/internal/record"
	"readout/internal/timex"
)

// parts links parts with their wholes across series, and flags a part that is
// larger than its whole: one that its article calls so, and a group among the
// figures of one source for one day.
//
//	"8,800 Palestinians, including 3,600 children" · "killed 120, among them 130 women"
func parts(all []Series) {
	if !slices.ContainsFunc(all, func(s Series) bool { return s.Group != "" || slices.ContainsFunc(s.Rows, Row.isPart) }) {
		return
	}
	rows := map[record.ID]*Row{} // by every figure that tells a row
	wholes := map[scope]*Row{}
	for i := range all {
		s := &all[i]
		for j := range s.Rows {
			r := &s.Rows[j]
			for _, t := range r.Tellings {
				rows[t.Figure] = r
			}
			if s.Group == "" && !r.isPart() {
				k := scopeOf(&s.Key, r)
				wholes[k] = larger(wholes[k], r)
			}
		}
	}
	for i := range all {
		s := &all[i]
		for j := range s.Rows {
			r := &s.Rows[j]
			whole := rows[r.part]
			if whole != nil && whole != r {
				s.Links = append(s.Links, Link{r.ID, whole.ID, PartOf, r.Wording + " of " + whole.Wording})
			} else if s.Group != "" {
				whole = wholes[scopeOf(&s.Key, r)]
			}
			r.exceeds(whole)
		}
	}
}

func (r Row) isPart() bool { return r.part != "" }

// A scope is what the parts of a whole have in common.
type scope struct {
	key         Key
	day         timex.Date
	who, status string
}

func scopeOf(k *Key, r *Row) scope {
	whole := *k
	whole.Group = ""
	return scope{whole, r.Day, r.Who.ID, r.Status}
}

// larger returns the row that allows more, so that a part is flagged only if it
// exceeds every whole.
func larger(a, b *Row) *Row {
	x, _ := MeaningOf(b.figure)
	if a == nil {
		return b
	}
	if y, ok := MeaningOf(a.figure); ok && y.Possible.High >= x.Possible.High {
		return a
	}
	return b
}

func (r *Row) exceeds(whole *Row) {
	if whole == nil || whole == r || r.Day == "" && !together(r, whole) {
		return
	}
	part, ok1 := MeaningOf(r.figure)
	all, ok2 := MeaningOf(whole.figure)
	if ok1 && ok2 && part.Possible.Low > all.Possible.High {
		r.Flags = append(r.Flags, Flag{Exceeds, fmt.Sprintf("more than the whole, %s", whole.Wording), whole.ID})
	}
}
