package reconcile

import "slices"

// blocks holds for each key the mentions that have it, the first `leads` of each
// in the order of facts.before. Most keys have a single one, which stands in the
// map itself.
type blocks struct {
	at    map[uint64]int32 // a handle; below zero: ^ the number of a list
	lists [][]handle
	free  []int32
}

func newBlocks() blocks { return blocks{at: map[uint64]int32{}} }

// open returns the block of a key for a mention that is about to enter it; nil
// if it is the first, who then stands in it already.
func (b *blocks) open(key uint64, h handle) *[]handle {
	v, ok := b.at[key]
	switch {
	case !ok:
		b.at[key] = int32(h)
		return nil
	case v < 0:
		return &b.lists[^v]
	}
	n := int32(len(b.lists))
	if last := len(b.free) - 1; last >= 0 {
		n, b.free = b.free[last], b.free[:last]
	} else {
		b.lists = append(b.lists, nil)
	}
	b.at[key] = ^n
	b.lists[n] = append(make([]handle, 0, 2), handle(v))
	return &b.lists[n]
}

// list returns a block of two and more; nil if there are fewer.
func (b *blocks) list(key uint64) []handle {
	if v := b.at[key]; v < 0 {
		return b.lists[^v]
	}
	return nil
}

// quit takes a mention out of a block and returns where it stood, and what is
// left of two and more.
func (b *blocks) quit(key uint64, h handle) (left []handle, at int) {
	v := b.at[key]
	if v >= 0 {
		delete(b.at, key)
		return nil, 0
	}
	list := b.lists[^v]
	at = slices.Index(list, h)
	list = slices.Delete(list, at, at+1)
	b.lists[^v] = list
	if len(list) == 1 {
		b.at[key], b.lists[^v] = int32(list[0]), nil
		b.free = append(b.free, ^v)
	}
	return list, at
}
