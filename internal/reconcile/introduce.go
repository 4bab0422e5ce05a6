package reconcile

import (
	"cmp"
	"math"
	"slices"
)

// An arrival is a mention that has been compared with none yet.
type arrival struct {
	key uint64 // the first of its keys
	at  handle
}

// await notes that a mention is to be compared with others.
func (x *Index) await(f *facts) {
	a := arrival{at: f.at}
	if len(f.keys) > 0 {
		a.key = f.keys[0]
	}
	x.roll.fresh[f.at] = true
	x.fresh = append(x.fresh, a)
}

// introduce compares all that have come. Those of one block follow each other,
// as they look at the same others, which are near the processor then.
func (x *Index) introduce() {
	slices.SortFunc(x.fresh, func(a, b arrival) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	for _, a := range x.fresh {
		if x.roll.fresh[a.at] {
			x.roll.fresh[a.at] = false
			x.greet(x.roll.at(a.at))
		}
	}
	x.fresh = nil
}

// greet compares a mention with those of its blocks that it is to be compared
// with, and links it to those that tell of the same.
func (x *Index) greet(f *facts) {
	x.touch(f)
	x.roll.next()
	x.roll.see(f.at)
	for _, k := range f.keys {
		list := x.blocks.list(k)
		if len(list) > leads && x.roll.before(list[leads-1], f.at) {
			list = list[:leads]
		}
		x.gather(f, list, k)
	}
	x.compareNear(f)
}

// gather gathers those of a block with whom a mention is to be compared, each
// once in a turn. Those who have just come will be compared with it.
func (x *Index) gather(f *facts, list []handle, key uint64) {
	for _, h := range list {
		if x.meet(f.at, h, key) && !x.roll.fresh[h] && x.roll.see(h) {
			x.near = append(x.near, x.roll.at(h))
		}
	}
}

// compareNear compares a mention with those who were gathered.
func (x *Index) compareNear(f *facts) {
	x.roll.fetch(x.near)
	for _, g := range x.near {
		if n := x.score(f, g, sameFrom-1, math.MaxInt); n >= sameFrom {
			f.tie(g, n, false)
			x.touch(f)
			x.touch(g)
		}
	}
	x.Compared += len(x.near)
	x.near = x.near[:0]
}
