package reconcile

import "math"

// most is how many pairs of two clusters are compared before they are joined;
// of larger ones the first stand for all.
const most = 4096

// A joining is the work on one component. It remembers in vain tries, as the
// same two clusters meet by many pairs.
type joining struct {
	x      *Index
	parted map[*facts][]*facts    // pairs that are judged different, both ways
	tried  map[[2]*cluster][2]int // clusters that were not alike, and their sizes then
}

// may reports whether two clusters may be one: no person has parted them, no two
// of theirs are judged different, and on average they are alike. A person's
// "same" joins them unless a person has parted them.
func (j *joining) may(a, b *cluster, fixed bool) bool {
	if len(a.members) > len(b.members) || len(a.members) == len(b.members) && b.members[0].before(a.members[0]) {
		a, b = b, a
	}
	switch {
	case j.x.said.parts(a.members, b.members):
		return false
	case fixed:
		return true
	case j.knownApart(a, b):
		return false
	}
	return j.alike(a, b)
}

// knownApart reports whether the two were found apart before and nothing new has
// come to them.
func (j *joining) knownApart(a, b *cluster) bool {
	if j.tried[[2]*cluster{a, b}] == [2]int{len(a.members), len(b.members)} {
		return true
	}
	for _, f := range a.members {
		for _, g := range j.parted[f] {
			if g.cluster == b {
				return true
			}
		}
	}
	return false
}

// alike compares two clusters, a not the larger one.
func (j *joining) alike(a, b *cluster) bool {
	as := a.members[:min(64, len(a.members))]
	bs := b.members[:min(most/len(as), len(b.members))]
	for _, ample := range []int{linkFrom, math.MaxInt} {
		sum, ok := j.sum(as, bs, ample)
		if !ok || sum >= linkFrom*len(as)*len(bs) {
			return ok
		}
	}
	j.tried[[2]*cluster{a, b}] = [2]int{len(a.members), len(b.members)}
	return false
}

// sum returns the sum of the scores of two lists, false if two are judged
// different. Of scores that are ample it may sum less.
func (j *joining) sum(as, bs []*facts, ample int) (sum int, ok bool) {
	j.x.roll.fetch(bs)
	for _, f := range as {
		j.x.note(f)
		for _, g := range bs {
			n := j.x.noted(f, g, ample)
			if n <= differentTo {
				j.parted[f], j.parted[g] = append(j.parted[f], g), append(j.parted[g], f)
				return 0, false
			}
			sum += n
		}
	}
	return sum, true
}

// note notes the scores of a mention's links, for noted.
func (x *Index) note(f *facts) {
	x.roll.next()
	if len(f.links) > most {
		return
	}
	for _, l := range f.links {
		if !l.fixed {
			x.roll.see(l.to)
			x.roll.score[l.to] = l.score
		}
	}
}

// noted returns the score of two mentions; it need not be exact up to
// differentTo, nor from ample on.
func (x *Index) noted(f, g *facts, ample int) int {
	if x.roll.seen[g.at] == x.roll.turn {
		return int(x.roll.score[g.at])
	}
	return x.score(f, g, differentTo, ample)
}

// join makes one cluster of two.
func join(a, b *cluster) {
	if len(a.members) < len(b.members) {
		a, b = b, a
	}
	for _, f := range b.members {
		f.cluster = a
	}
	a.members = mix(a.members, b.members)
}

// mix returns two lists in the order of facts.before as one.
func mix(a, b []*facts) []*facts {
	out := make([]*facts, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].before(b[0]) {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
