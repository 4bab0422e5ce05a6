package reconcile

import "iter"

// A roll holds the mentions of an index by their handles, page by page: what the
// garbage collector finds in a few large pieces it has to look for less. What is
// asked of very many mentions stands in lists of its own, which stay near the
// processor.
type roll struct {
	pages []*[page]facts
	order []uint64 // facts.order
	seen  []uint32 // the turn in which a mention was last seen
	score []int16  // what was noted then
	fresh []bool   // compared with none yet
	turn  uint32
	free  []handle
	sum   uint64 // see fetch
}

// page is how many mentions stand on one.
const page = 256

// at returns the mention of a handle.
func (r *roll) at(h handle) *facts { return &r.pages[h/page][h%page] }

// put gives a mention its handle and its place.
func (r *roll) put(f *facts) *facts {
	if n := len(r.free); n > 0 {
		f.at, r.free = r.free[n-1], r.free[:n-1]
		r.order[f.at], r.seen[f.at] = f.order, 0
	} else {
		f.at = handle(len(r.order))
		r.order, r.seen, r.score = append(r.order, f.order), append(r.seen, 0), append(r.score, 0)
		r.fresh = append(r.fresh, false)
	}
	if int(f.at/page) == len(r.pages) {
		r.pages = append(r.pages, new([page]facts))
	}
	g := r.at(f.at)
	*g = *f
	return g
}

func (r *roll) drop(f *facts) {
	r.fresh[f.at] = false
	r.free = append(r.free, f.at)
	*f = facts{}
}

// all returns all mentions by their handles.
func (r *roll) all() iter.Seq[*facts] {
	return func(yield func(*facts) bool) {
		for h := range handle(len(r.order)) {
			if f := r.at(h); f.article != nil && !yield(f) {
				return
			}
		}
	}
}

// fetch looks at a list of mentions without asking anything: the processor then
// waits for all of them at once, and not for one after the other.
func (r *roll) fetch(list []*facts) {
	for _, f := range list {
		r.sum += f.order + f.words.bits + uint64(f.start) // in each line that is compared
	}
}

// next begins a turn, in which no mention has been seen.
func (r *roll) next() {
	if r.turn++; r.turn == 0 {
		clear(r.seen)
		r.turn = 1
	}
}

// see marks a mention as seen in this turn; false if it was before.
func (r *roll) see(h handle) bool {
	if r.seen[h] == r.turn {
		return false
	}
	r.seen[h] = r.turn
	return true
}

// before is facts.before.
func (r *roll) before(g, h handle) bool {
	if r.order[g] != r.order[h] {
		return r.order[g] < r.order[h]
	}
	return r.at(g).before(r.at(h))
}

// place returns where among the leads of a block a mention belongs; leads if it
// is none.
func (r *roll) place(list []handle, h handle) int {
	n := min(leads, len(list))
	for n > 0 && r.before(h, list[n-1]) {
		n--
	}
	return n
}
