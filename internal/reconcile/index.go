package reconcile

import "slices"

// A link joins two mentions that are judged the same.
type link struct {
	to    handle
	score int16
	fixed bool // by a person
}

// enter puts a mention into its blocks. It is compared with others when clusters
// are asked for, see introduce.
//
// The first `leads` of a block, in an order that nobody chose, are compared with
// all of it; in small blocks that is each with each. So a block costs no more
// than its length, however many articles tell of one thing, and which pairs are
// compared is a function of what the block holds.
func (x *Index) enter(f *facts) {
	x.await(f)
	for _, k := range f.keys {
		block := x.blocks.open(k, f.at)
		if block == nil {
			continue
		}
		at := x.roll.place(*block, f.at)
		if at >= leads {
			*block = append(*block, f.at)
			continue
		}
		*block = slices.Insert(*block, at, f.at)
		if len(*block) > leads+1 {
			x.demote(*block)
		}
	}
}

// demote unlinks the first that leads no more from those that it was compared
// with for that alone.
func (x *Index) demote(list []handle) {
	f, rest := x.roll.at(list[leads]), list[leads+1:]
	for _, l := range slices.Clone(f.links) {
		if g := x.roll.at(l.to); !l.fixed && slices.Contains(rest, l.to) && !x.comparable(f, g) {
			x.unlink(f, g)
		}
	}
}

// tie links two mentions.
func (f *facts) tie(g *facts, score int, fixed bool) {
	f.links = append(f.links, link{g.at, int16(score), fixed})
	g.links = append(g.links, link{f.at, int16(score), fixed})
}

// untie takes back the link of a person, or the other one.
func (f *facts) untie(g *facts, fixed bool) {
	f.links = slices.DeleteFunc(f.links, func(l link) bool { return l.to == g.at && l.fixed == fixed })
	g.links = slices.DeleteFunc(g.links, func(l link) bool { return l.to == f.at && l.fixed == fixed })
}

// meet reports whether two of a block are compared there. Blocks for all times
// are for those of which nobody tells when they were; the others meet by day.
func (x *Index) meet(g, h handle, key uint64) bool {
	return key&1 == 0 || x.roll.order[g]&x.roll.order[h]&dated == 0
}

// comparable reports whether one of two mentions leads a block of both.
func (x *Index) comparable(f, g *facts) bool {
	for _, k := range f.keys {
		if _, ok := slices.BinarySearch(g.keys, k); !ok || !x.meet(f.at, g.at, k) {
			continue
		}
		list := x.blocks.list(k)
		if len(list) <= leads || !x.roll.before(list[leads-1], f.at) || !x.roll.before(list[leads-1], g.at) {
			return true
		}
	}
	return false
}

func (x *Index) unlink(f, g *facts) {
	f.untie(g, false)
	x.touch(f)
	x.touch(g)
}

// leave takes a mention out of its blocks and unlinks it.
func (x *Index) leave(f *facts) {
	for _, l := range f.links {
		g := x.roll.at(l.to)
		g.links = slices.DeleteFunc(g.links, func(b link) bool { return b.to == f.at })
		x.touch(g)
	}
	f.links = nil
	for _, k := range f.keys {
		x.quit(k, f)
	}
}

// quit takes a mention out of one block; the next one leads in its stead.
func (x *Index) quit(k uint64, f *facts) {
	list, at := x.blocks.quit(k, f.at)
	if at >= leads || len(list) <= leads {
		return
	}
	next := leads - 1
	for i := range list[leads:] {
		if x.roll.before(list[leads+i], list[next]) {
			next = leads + i
		}
	}
	list[leads-1], list[next] = list[next], list[leads-1]
	x.promote(list, k)
}

// promote compares the last that leads with all that do not.
func (x *Index) promote(list []handle, key uint64) {
	f := x.roll.at(list[leads-1])
	if x.roll.fresh[f.at] {
		return
	}
	x.roll.next()
	x.roll.see(f.at)
	for _, l := range f.links {
		if !l.fixed {
			x.roll.see(l.to)
		}
	}
	x.gather(f, list[leads:], key)
	x.compareNear(f)
}
