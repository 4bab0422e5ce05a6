package store

import (
	"fmt"

	"readout/internal/record"
)

// add puts in a mention that the program overlooked, unless it reads it by
// itself by now, or the article's letters are others than they were.
func (a *amending) add(c *record.Correction) (Effect, error) {
	m := &Mention{Kind: c.Kind, Body: string(c.Mentioned)}
	row, _, err := m.Again()
	if err != nil {
		return Effect{}, err
	}
	if row.Cut(a.Text) != nil || row.Exact != c.Exact {
		return Effect{Outcome: Orphaned}, nil
	}
	if id := a.own(c, row, Heir(row, a.ofType(row.Type))); id != "" {
		return Effect{On: id, Outcome: Agrees}, nil
	}
	if a.r.Mention(c.Mention) != nil {
		return Effect{On: c.Mention, Outcome: Agrees}, nil // somebody else added it
	}
	if err := m.addTo(a.r); err != nil {
		return Effect{}, err
	}
	added := a.r.Mention(c.Mention)
	if added == nil {
		return Effect{}, fmt.Errorf("it adds %s and not %s", row.ID, c.Mention)
	}
	p, done := added.Origin(), *c
	done.Mentioned = nil
	p.Corrected = append(p.Corrected, done)
	return Effect{On: c.Mention, Outcome: Holds}, nil
}

func (a *amending) ofType(t string) (out []Mention) {
	for _, m := range a.Mentions {
		if m.Type == t {
			out = append(out, m)
		}
	}
	return out
}
