// Package diff tells what two readings of the same articles have in common and
// what not: which mentions one of them has alone, and which differ in what they
// say.
//
// Mentions are paired by their letters: of one kind, with spans that overlap.
// The package must never know which of the two readings is right, or how either
// came about.
package diff

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"readout/internal/store"
	"readout/internal/text"
)

// A Change is a mention that two readings do not have alike.
type Change struct {
	What   What
	Old    *store.Mention // nil if added
	New    *store.Mention // nil if gone
	Fields []Field        // of Changed
}

// What says how a mention differs.
type What string

// What may differ.
const (
	Added   What = "added"
	Gone    What = "gone"
	Changed What = "changed"
)

// Mention returns the newer mention of a change, the older one if it is gone.
func (c *Change) Mention() *store.Mention {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// A Field is one thing that a mention says otherwise.
type Field struct {
	Name     string // as in the record: Type, Actors, When …
	Old, New string // for a person
}

// Mentions compares the mentions that two readings of one article have. same is
// how many they have alike. The changes come in the order of the text.
func Mentions(old, new []store.Mention) (changes []Change, same int, err error) {
	pairs := pair(old, new)
	paired := map[*store.Mention]bool{}
	for _, p := range pairs {
		paired[p.old], paired[p.new] = true, true
		fields, err := compare(p.old, p.new)
		if err != nil {
			return nil, 0, err
		}
		if len(fields) == 0 {
			same++
			continue
		}
		changes = append(changes, Change{Changed, p.old, p.new, fields})
	}
	for i := range old {
		if !paired[&old[i]] {
			changes = append(changes, Change{What: Gone, Old: &old[i]})
		}
	}
	for i := range new {
		if !paired[&new[i]] {
			changes = append(changes, Change{What: Added, New: &new[i]})
		}
	}
	slices.SortStableFunc(changes, func(a, b Change) int {
		x, y := a.Mention(), b.Mention()
		return cmp.Or(x.Span.Start-y.Span.Start, x.Span.End-y.Span.End, strings.Compare(x.Kind, y.Kind), strings.Compare(string(x.ID), string(y.ID)))
	})
	return changes, same, nil
}

type couple struct {
	old, new *store.Mention
	share    float64 // of their letters that they have in common
	alike    bool    // of one type
}

// pair brings together what is told at one place: the same id first, then the
// most letters in common.
func pair(old, new []store.Mention) (out []couple) {
	var all []couple
	for i := range old {
		for j := range new {
			a, b := &old[i], &new[j]
			if a.Kind != b.Kind {
				continue
			}
			c := couple{a, b, share(a.Span, b.Span), a.Type == b.Type}
			if a.ID == b.ID {
				c.share = 2
			}
			if c.share > 0 {
				all = append(all, c)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b couple) int {
		return cmp.Or(cmp.Compare(b.share, a.share), -compareBool(a.alike, b.alike),
			strings.Compare(string(a.old.ID), string(b.old.ID)), strings.Compare(string(a.new.ID), string(b.new.ID)))
	})
	taken := map[*store.Mention]bool{}
	for _, c := range all {
		if !taken[c.old] && !taken[c.new] {
			taken[c.old], taken[c.new] = true, true
			out = append(out, c)
		}
	}
	return out
}

func share(a, b text.Span) float64 {
	if !a.Overlaps(b) {
		return 0
	}
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return float64(both) / float64(a.Cover(b).Len())
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// unsaid are the fields that a mention says nothing by: who read it, and how.
var unsaid = map[string]bool{"ID": true, "Article": true, "Version": true, "Rule": true}

// references point to other mentions by their ids, which change with those.
var references = map[string]bool{"ToldAs": true, "During": true, "PartOf": true, "Event": true}

// compare returns the fields of two mentions of one kind that differ, in
// alphabetical order.
func compare(a, b *store.Mention) (out []Field, err error) {
	var x, y map[string]any
	if err := json.Unmarshal([]byte(a.Body), &x); err != nil {
		return nil, fmt.Errorf("%s: %w; 'readout verify' lists what is broken", a.ID, err)
	}
	if err := json.Unmarshal([]byte(b.Body), &y); err != nil {
		return nil, fmt.Errorf("%s: %w; 'readout verify' lists what is broken", b.ID, err)
	}
	for name := range x {
		if _, ok := y[name]; !ok {
			y[name] = nil
		}
	}
	for name, v := range y {
		was, is := say(name, x[name]), say(name, v)
		if name == "Span" {
			was, is = a.Exact, b.Exact
		}
		if !unsaid[name] && was != is {
			out = append(out, Field{name, was, is})
		}
	}
	slices.SortFunc(out, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}
