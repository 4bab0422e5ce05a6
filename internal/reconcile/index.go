package reconcile

import "slices"

// A link joins two mentions that are judged the same.
type link struct {
	to    *facts
	score int16
	fixed bool // by a person
}

// enter puts a mention into its blocks and links it to those of them that tell
// of the same.
//
// The first `leads` of a block, in an order that nobody chose, are compared with
// all of it; in small blocks that is each with each. So a block costs no more
// than its length, however many articles tell of one thing, and which pairs are
// compared is a function of what the block holds.
func (x *Index) enter(f *facts) {
	x.turn++
	f.seen = x.turn
	for _, k := range f.keys {
		list := x.blocks[k]
		at := place(list, f)
		if at >= leads {
			x.blocks[k] = append(list, f)
			x.candidates(f, list[:leads], k)
			continue
		}
		list = slices.Insert(list, at, f)
		x.blocks[k] = list
		x.candidates(f, list, k)
		if len(list) > leads+1 {
			x.demote(list)
		}
	}
}

// place returns where among the leads a mention belongs; leads if it is none.
func place(list []*facts, f *facts) int {
	n := min(leads, len(list))
	at, _ := slices.BinarySearchFunc(list[:n], f, func(g, f *facts) int {
		if g.before(f) {
			return -1
		}
		return 1
	})
	return at
}

// candidates compares a mention with others of a block, each once in a turn.
func (x *Index) candidates(f *facts, list []*facts, key uint64) {
	for _, g := range list {
		if g.seen == x.turn || g == f || !meet(f, g, key) {
			continue
		}
		g.seen = x.turn
		x.Compared++
		if n := x.score(f, g, sameFrom-1); n >= sameFrom {
			f.links, g.links = append(f.links, link{g, int16(n), false}), append(g.links, link{f, int16(n), false})
			x.touch(f)
			x.touch(g)
		}
	}
}

// meet reports whether two of a block are compared there. Blocks for all times
// are for those of which nobody tells when they were; the others meet by day.
func meet(f, g *facts, key uint64) bool { return key&1 == 0 || f.timeless || g.timeless }

// demote unlinks the first that leads no more from those that it was compared
// with for that alone.
func (x *Index) demote(list []*facts) {
	f := list[leads]
	for _, g := range list[leads+1:] {
		if f.linked(g) && !x.comparable(f, g) {
			x.unlink(f, g)
		}
	}
}

func (f *facts) linked(g *facts) bool {
	return slices.ContainsFunc(f.links, func(l link) bool { return l.to == g && !l.fixed })
}

// comparable reports whether one of two mentions leads a block of both.
func (x *Index) comparable(f, g *facts) bool {
	for _, k := range f.keys {
		if _, ok := slices.BinarySearch(g.keys, k); !ok || !meet(f, g, k) {
			continue
		}
		list := x.blocks[k]
		if len(list) <= leads || !list[leads-1].before(f) || !list[leads-1].before(g) {
			return true
		}
	}
	return false
}

func (x *Index) unlink(f, g *facts) {
	f.links = slices.DeleteFunc(f.links, func(l link) bool { return l.to == g && !l.fixed })
	g.links = slices.DeleteFunc(g.links, func(l link) bool { return l.to == f && !l.fixed })
	x.touch(f)
	x.touch(g)
}

// leave takes a mention out of its blocks and unlinks it.
func (x *Index) leave(f *facts) {
	for _, l := range f.links {
		l.to.links = slices.DeleteFunc(l.to.links, func(b link) bool { return b.to == f })
		x.touch(l.to)
	}
	f.links = nil
	for _, k := range f.keys {
		x.quit(k, f)
	}
}

// quit takes a mention out of one block; the next one leads in its stead.
func (x *Index) quit(k uint64, f *facts) {
	list := x.blocks[k]
	at := slices.Index(list, f)
	list = slices.Delete(list, at, at+1)
	if x.blocks[k] = list; len(list) == 0 {
		delete(x.blocks, k)
		return
	}
	if at >= leads || len(list) <= leads {
		return
	}
	next := leads - 1
	for i := range list[leads:] {
		if list[leads+i].before(list[next]) {
			next = leads + i
		}
	}
	list[leads-1], list[next] = list[next], list[leads-1]
	x.promote(list, k)
}

// promote compares the last that leads with all that do not.
func (x *Index) promote(list []*facts, key uint64) {
	f := list[leads-1]
	x.turn++
	f.seen = x.turn
	for _, l := range f.links {
		if !l.fixed {
			l.to.seen = x.turn
		}
	}
	x.candidates(f, list[leads:], key)
}
