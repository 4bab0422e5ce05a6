// Package stance follows what somebody says about somebody over time: which
// kinds of statement, when, told by whom, and where the side is changed.
//
// Several outlets' tellings of one utterance are one. The package goes by the
// kinds of statements and must never know what their words mean; it says nothing
// of outlets, only who tells what.
package stance

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"readout/internal/record"
	"readout/internal/table"
	"readout/internal/timex"
)

// A Statement is one utterance, with those who tell of it.
type Statement struct {
	ID       record.ID // its cluster, or its mention
	Tellings []Telling
}

// A Telling is one article's report of an utterance.
type Telling struct {
	By       string
	Day      timex.Date // when it was said; of publishing where that is not told
	Kind     record.StatementKind
	Speakers []record.Actor
	About    []record.Actor
	Words    string
}

// A Side is for or against somebody.
type Side string

// The sides.
const (
	For     Side = "for"
	Against Side = "against"
)

// A Thread is what one speaker says about one actor.
type Thread struct {
	Speaker, About record.Actor // About is zero for what is about nobody that is named
	Steps          []Step       // by day, those without one first
	Turns          int
}

// A Step is one utterance.
type Step struct {
	ID    record.ID
	Day   timex.Date
	Kinds []record.StatementKind // of its tellings
	Side  Side                   // empty: none, or not one
	Turn  bool                   // the last step with a side was on the other one
	By    []string               // who tells it
	Words string                 // of the first of them
}

//go:embed kinds.tsv
var kindsTSV string

var sides = sync.OnceValue(func() map[record.StatementKind]Side {
	rows, err := table.Read("kinds.tsv", kindsTSV, "kind", "side", "example")
	if err != nil {
		panic(err) // built in, and loaded by the tests
	}
	out := map[record.StatementKind]Side{}
	for _, r := range rows {
		out[record.StatementKind(r.Get("kind"))] = Side(r.Get("side"))
	}
	return out
})

// Build returns the threads of statements, those with the most steps first.
func Build(statements []Statement) []Thread {
	type pair struct{ speaker, about string }
	by := map[pair]*Thread{}
	for _, s := range statements {
		slices.SortFunc(s.Tellings, func(a, b Telling) int {
			return cmp.Or(strings.Compare(a.By, b.By), strings.Compare(a.Words, b.Words), strings.Compare(string(a.Kind), string(b.Kind)))
		})
		step := stepOf(&s)
		for _, speaker := range union(s.Tellings, func(t *Telling) []record.Actor { return t.Speakers }) {
			about := union(s.Tellings, func(t *Telling) []record.Actor { return t.About })
			if len(about) == 0 {
				about = []record.Actor{{}}
			}
			for _, a := range about {
				k := pair{speaker.ID, a.ID}
				if by[k] == nil {
					by[k] = &Thread{Speaker: speaker, About: a}
				}
				by[k].Steps = append(by[k].Steps, step)
			}
		}
	}
	var out []Thread
	for _, t := range by {
		t.order()
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Thread) int {
		return cmp.Or(len(b.Steps)-len(a.Steps), strings.Compare(a.Speaker.ID, b.Speaker.ID), strings.Compare(a.About.ID, b.About.ID))
	})
	return out
}

// stepOf sums up the tellings of an utterance, which are in order.
func stepOf(s *Statement) Step {
	out := Step{ID: s.ID, Words: s.Tellings[0].Words}
	side := map[Side]bool{}
	for _, t := range s.Tellings {
		if !slices.Contains(out.By, t.By) {
			out.By = append(out.By, t.By)
		}
		if !slices.Contains(out.Kinds, t.Kind) {
			out.Kinds = append(out.Kinds, t.Kind)
		}
		if x := sides()[t.Kind]; x != "" {
			side[x], out.Side = true, x
		}
		if t.Day != "" && (out.Day == "" || t.Day < out.Day) {
			out.Day = t.Day
		}
	}
	slices.Sort(out.Kinds)
	if len(side) > 1 {
		out.Side = "" // outlets tell it as both
	}
	return out
}

// union returns the actors of all tellings, each once, by id; one of several
// namings is the first in the alphabet.
func union(all []Telling, of func(*Telling) []record.Actor) (out []record.Actor) {
	seen := map[string]int{}
	for i := range all {
		for _, a := range of(&all[i]) {
			if j, ok := seen[a.ID]; !ok {
				seen[a.ID] = len(out)
				out = append(out, a)
			} else if a.Name < out[j].Name {
				out[j] = a
			}
		}
	}
	slices.SortFunc(out, func(a, b record.Actor) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// order sorts the steps and marks where the side changes. What has no day can
// be no turn.
func (t *Thread) order() {
	slices.SortFunc(t.Steps, func(a, b Step) int {
		return cmp.Or(strings.Compare(string(a.Day), string(b.Day)), strings.Compare(string(a.ID), string(b.ID)))
	})
	var last *Step
	for i := range t.Steps {
		s := &t.Steps[i]
		if t.About.ID == "" {
			s.Side = "" // for or against nobody
		}
		if s.Side == "" || s.Day == "" {
			continue
		}
		if s.Turn = last != nil && last.Side != s.Side && timex.Compare(last.Day, s.Day) < 0; s.Turn {
			t.Turns++
		}
		last = s
	}
}
