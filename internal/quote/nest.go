package quote

import (
	"slices"

	"readout/internal/record"
)

// nest decides what becomes of statements told inside others. What the outer
// speaker says of himself is no statement of its own ("said that Iran
// condemns …" in the mouth of Iran): it only tells what the outer one does.
// What he reports of somebody else is one, attributed to him. The result says
// which statements stay.
func (r *reader) nest() (keep []bool) {
	keep = make([]bool, len(r.found))
	over := make([]int32, len(r.d.Words)) // 1+index of the innermost statement so far
	for _, i := range r.byLength() {
		s := &r.found[i]
		if k := over[s.CueWord]; k > 0 && !r.inside(s, &r.found[k-1]) {
			continue
		} else if m := r.markAt(s.CueWord); k == 0 && m != nil && !m.taken && r.startsClause(m) && r.utterance(m) {
			r.Trace(s.CueWord, "%s: in the words of somebody who is not known", s.Rule)
			continue
		}
		keep[i] = true
		for w := s.ContentFirst; w < s.ContentLast; w++ {
			if w != s.CueWord {
				over[w] = int32(i + 1)
			}
		}
	}
	for i := range r.found { // "the government said it would go, the agency reported" is not the agency's
		keep[i] = keep[i] && !r.found[i].relayed
	}
	return keep
}

// inside attributes a statement to the one it is told in and reports whether
// it is one of its own.
func (r *reader) inside(in, out *Statement) bool {
	same := slices.ContainsFunc(in.Speakers, func(a record.Actor) bool { return isSelf(a, out.Speakers) })
	if !same && !r.cues.words["opinion"][r.lemma(in.CueWord)] {
		out.relayed = out.HeadWord == in.CueWord && slices.ContainsFunc(out.Speakers, reports)
		in.Attributed = appendActors(slices.Clone(out.Speakers), out.Attributed)
		return true
	}
	r.Trace(in.CueWord, "%s: part of what is said around it", in.Rule)
	if same && in.CueWord == out.HeadWord && out.soft && !in.soft && out.Kind == record.Claim {
		out.Kind = in.Kind // "said Iran condemned the raid"
	}
	return false
}

// isSelf reports whether an actor is one of the speakers or the state one of
// them speaks for; a minister's president is somebody else, and so is the
// minister whom a ministry cites.
func isSelf(a record.Actor, speakers []record.Actor) bool {
	return slices.ContainsFunc(speakers, func(s record.Actor) bool {
		return a.ID != "" && a.ID == s.ID || a.Kind == record.KindState && !reports(s) && own(a, []record.Actor{s})
	})
}

// reports reports whether an actor's trade is to tell what others say.
func reports(a record.Actor) bool { return slices.Contains(a.Sectors, "JRN") }

// byLength returns the statements with the longest content first, so that the
// outer ones come before those inside them.
func (r *reader) byLength() []int {
	order := make([]int, len(r.found))
	for i := range order {
		order[i] = i
	}
	size := func(i int) int { return r.found[i].ContentLast - r.found[i].ContentFirst }
	slices.SortStableFunc(order, func(a, b int) int { return size(b) - size(a) })
	return order
}

func appendActors(to, more []record.Actor) []record.Actor {
	for _, a := range more {
		if !slices.ContainsFunc(to, func(b record.Actor) bool { return a.ID == b.ID && a.Name == b.Name }) {
			to = append(to, a)
		}
	}
	return to
}
