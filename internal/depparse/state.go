package depparse

import "readout/internal/learn"

// The kinds of actions of the arc-hybrid system (Kuhlmann et al. 2011).
const (
	shift = iota
	left  // the stack's top becomes a dependent of the next word
	right // the stack's top becomes a dependent of the word below it
)

// A state is a sentence half parsed. Words have the numbers 0 to n-1; n is the
// root, which stands after the last word.
type state struct {
	n, next    int32
	stack      []int32
	head, rel  []int32
	leftmost   []int32 // dependent of each word, -1 for none
	rightmost  []int32
	rightmost2 []int32 // the last but one on the right
	lefts      []int32 // number of dependents
	rights     []int32
}

func (s *state) reset(n int) {
	s.n, s.next, s.stack = int32(n), 0, s.stack[:0]
	for _, a := range []*[]int32{&s.head, &s.rel, &s.leftmost, &s.rightmost, &s.rightmost2, &s.lefts, &s.rights} {
		*a = learn.Fill(*a, n+1)
	}
	for i := range n + 1 {
		s.head[i], s.rel[i], s.leftmost[i], s.rightmost[i], s.rightmost2[i] = -1, -1, -1, -1, -1
	}
}

// done reports whether every word has its head.
func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

// legal tells which actions can be taken. The root takes one word only.
func (s *state) legal() (ok [3]bool) {
	k := len(s.stack)
	return [3]bool{s.next < s.n, k >= 1 && (s.next < s.n || k == 1), k >= 2}
}

// forced returns the action that needs no decision: the first words are
// shifted, the last one hangs from the root.
func (s *state) forced() (kind int, ok bool) {
	switch k := len(s.stack); {
	case k == 0:
		return shift, true
	case k == 1 && s.next == s.n:
		return left, true
	}
	return 0, false
}

// top returns the word k below the stack's top, or -1.
func (s *state) top(k int) int32 {
	if k < len(s.stack) {
		return s.stack[len(s.stack)-1-k]
	}
	return -1
}

// apply takes an action; rel is the relation of the new arc.
func (s *state) apply(kind int, rel int32) {
	if kind == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	d, h := s.top(0), s.next
	if kind == right {
		h = s.top(1)
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.head[d], s.rel[d] = h, rel
	if d < h {
		s.leftmost[h] = d
		s.lefts[h]++
		return
	}
	s.rightmost2[h], s.rightmost[h] = s.rightmost[h], d
	s.rights[h]++
}

// costs returns how many gold arcs each action makes impossible (Goldberg and
// Nivre 2013). heads are the gold heads, n for the root.
func (s *state) costs(heads []int32) (c [3]int) {
	s0, s1, b := s.top(0), s.top(1), s.next
	if s0 >= 0 {
		h := heads[s0]
		if h > b || (h == s1 && s1 >= 0) {
			c[left]++
		}
		if h >= b {
			c[right]++
		}
		for d := b; d < s.n; d++ {
			if heads[d] == s0 {
				c[left]++
				c[right]++
			}
		}
	}
	if b < s.n {
		for i, x := range s.stack {
			if i < len(s.stack)-1 && heads[b] == x {
				c[shift]++
			}
			if heads[x] == b {
				c[shift]++
			}
		}
	}
	return c
}
