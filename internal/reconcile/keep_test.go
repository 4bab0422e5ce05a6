package reconcile

import (
	"slices"
	"testing"
)

// What is kept stays as it is, whatever is kept after it or appended to another.
func TestKeep(t *testing.T) {
	var k keep[int]
	var kept [][]int
	want := func(n int) []int { return slices.Repeat([]int{n}, n%7*n) }
	for n := range 200 {
		list := want(n)
		kept = append(kept, k.of(list))
		clear(list)
	}
	_ = append(kept[3], -1)
	for n, got := range kept {
		if !slices.Equal(got, want(n)) {
			t.Fatalf("list %d of %d is another", n, len(got))
		}
	}
	if got := k.of(make([]int, 3*piece)); len(got) != 3*piece || k.of(nil) == nil && len(k.of(nil)) != 0 {
		t.Error("a long list, or an empty one")
	}
}
