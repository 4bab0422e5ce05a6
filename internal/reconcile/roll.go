package reconcile

// A roll holds the mentions of an index by their handles, and what is asked of
// very many of them in lists of their own: those stay near the processor.
type roll struct {
	all   []*facts
	order []uint64 // facts.order
	seen  []uint32 // the turn in which a mention was last seen
	score []int16  // what was noted then
	turn  uint32
	free  []handle
}

// put gives a mention its handle.
func (r *roll) put(f *facts) {
	if n := len(r.free); n > 0 {
		f.at, r.free = r.free[n-1], r.free[:n-1]
		r.all[f.at], r.order[f.at], r.seen[f.at] = f, f.order, 0
		return
	}
	f.at = handle(len(r.all))
	r.all, r.order = append(r.all, f), append(r.order, f.order)
	r.seen, r.score = append(r.seen, 0), append(r.score, 0)
}

func (r *roll) drop(f *facts) {
	r.all[f.at] = nil
	r.free = append(r.free, f.at)
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
	return r.all[g].before(r.all[h])
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
