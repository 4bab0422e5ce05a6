package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"readout/internal/record"
)

// persons holds what persons have judged. Mentions that they judged the same
// make a group, and what is different from one of a group is from all of it.
type persons struct {
	standing []record.Judgement // the last of each pair, in the order they were made
	group    map[record.ID]record.ID
	foes     map[record.ID][]record.ID    // groups that are different from a group
	with     map[record.ID][]record.ID    // who is judged the same as whom
	refused  []record.Judgement           // "same" against "different"
	peers    map[[2]uint64]record.Verdict // of actors, by the marks of their ids
}

// Judge takes in all judgements of persons, in the place of those before. Of two
// on one pair the later counts; those withdrawn and those that are unsure do not.
// They may name mentions that are not in the index, or not yet.
func (x *Index) Judge(all []record.Judgement) {
	for _, j := range x.said.standing {
		x.loose(j.A, j.B)
	}
	before := x.said.peers
	x.said = newPersons(standing(all))
	if !maps.Equal(before, x.said.peers) {
		x.again()
	}
	for _, j := range x.said.standing {
		if f, g := x.mention(j.A), x.mention(j.B); f != nil && g != nil {
			x.touch(f)
			x.touch(g)
			if j.Verdict == record.Same {
				fix(f, g)
			}
		}
	}
	x.introduce() // who asks next need not wait
}

// Refused returns the judgements of persons that do not hold: "same" of two that
// persons, by all they said, judged different.
func (x *Index) Refused() []record.Judgement { return x.said.refused }

// isMention tells the id of a mention from that of an actor.
func isMention(id record.ID) bool {
	kind, _, ok := strings.Cut(string(id), ":")
	return ok && !strings.Contains(kind, "/")
}

// again compares all mentions anew: who is who has changed.
func (x *Index) again() {
	x.blocks = newBlocks()
	for f := range x.roll.all() {
		f.links = slices.DeleteFunc(f.links, func(l link) bool { return !l.fixed })
	}
	for f := range x.roll.all() {
		x.enter(f)
	}
}

// standing returns the judgements that count, each pair once.
func standing(all []record.Judgement) []record.Judgement {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b record.Judgement) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(string(a.ID), string(b.ID)))
	})
	last := map[[2]record.ID]int{}
	for i, j := range all {
		if a, b := record.Pair(j.A, j.B); j.Withdrawn == nil && a != b {
			last[[2]record.ID{a, b}] = i
		}
	}
	var out []record.Judgement
	for _, i := range slices.Sorted(maps.Values(last)) {
		if all[i].Verdict != record.Unsure {
			out = append(out, all[i])
		}
	}
	return out
}

func newPersons(standing []record.Judgement) persons {
	p := persons{
		standing: standing, group: map[record.ID]record.ID{},
		foes: map[record.ID][]record.ID{}, with: map[record.ID][]record.ID{}, peers: map[[2]uint64]record.Verdict{},
	}
	for _, j := range standing {
		if !isMention(j.A) {
			a, b := mark(string(j.A)), mark(string(j.B))
			p.peers[[2]uint64{min(a, b), max(a, b)}] = j.Verdict
		}
	}
	for _, want := range []record.Verdict{record.Different, record.Same} {
		for _, j := range standing {
			a, b := p.of(j.A), p.of(j.B)
			switch {
			case j.Verdict != want || a == b && want == record.Same:
			case want == record.Different:
				p.foes[a], p.foes[b] = append(p.foes[a], b), append(p.foes[b], a)
			case slices.Contains(p.foes[a], b):
				p.refused = append(p.refused, j)
			default:
				p.unite(a, b)
			}
		}
	}
	for _, j := range standing {
		if j.Verdict == record.Same {
			p.with[j.A], p.with[j.B] = append(p.with[j.A], j.B), append(p.with[j.B], j.A)
		}
	}
	return p
}

// of returns the group of a mention, itself where it is alone.
func (p *persons) of(id record.ID) record.ID {
	if g, ok := p.group[id]; ok {
		return g
	}
	p.group[id] = id
	return id
}

// unite makes group b a part of group a.
func (p *persons) unite(a, b record.ID) {
	for id, g := range p.group {
		if g == b {
			p.group[id] = a
		}
	}
	for _, foe := range p.foes[b] {
		p.foes[a] = append(p.foes[a], foe)
		p.foes[foe] = append(p.foes[foe], a)
	}
}

// link joins a new mention to those that a person has judged the same.
func (p *persons) link(x *Index, f *facts) {
	for _, id := range p.with[f.id] {
		if g := x.mention(id); g != nil {
			fix(f, g)
			x.touch(g)
		}
	}
}

// fix links two mentions for a person.
func fix(f, g *facts) {
	if f.kind == g.kind {
		f.tie(g, sameFrom, true)
	}
}

// loose takes back what a judgement had done.
func (x *Index) loose(a, b record.ID) {
	f, g := x.mention(a), x.mention(b)
	if f == nil || g == nil {
		return
	}
	f.untie(g, true)
	x.touch(f)
	x.touch(g)
}

// parts reports whether a person has judged a mention of one cluster different
// from one of the other.
func (p *persons) parts(a, b []*facts) bool {
	if len(p.foes) == 0 {
		return false
	}
	foes := map[record.ID]bool{}
	for _, f := range a {
		for _, foe := range p.foes[p.group[f.id]] {
			foes[foe] = true
		}
	}
	return len(foes) > 0 && slices.ContainsFunc(b, func(g *facts) bool { return foes[p.group[g.id]] })
}
