package reconcile_test

import (
	"reflect"
	"testing"
)

// However many pairs in doubt are asked for, and in whatever steps they are
// looked for, the best come first.
func TestUnsure(t *testing.T) {
	read := articles(3, 3000)
	x := build(read, nil)
	all := x.Unsure(1_000_000)
	if len(all) < 100 {
		t.Fatalf("only %d pairs are in doubt", len(all))
	}
	for _, n := range []int{1, 3, 20} {
		s := x.Seek(n)
		for s.Step(7) {
		}
		if got := s.Best(); !reflect.DeepEqual(got, all[:n]) {
			t.Errorf("of %d the best %d are\n%v\nnot\n%v", len(all), n, got, all[:n])
		}
	}
	s := x.Seek(20)
	for i := 0; s.Step(50); i++ {
		x.Remove(read[i].Article.ID) // others are at work
	}
	if n := len(s.Best()); n == 0 || n > 20 {
		t.Errorf("%d pairs", n)
	}
}
