package neardup

import (
	"reflect"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	split := func(s string) []string { return strings.Split(s, "|") }
	for _, c := range []struct {
		what, a, b     string
		added, dropped []int
		kept           []Kept
	}{
		{"the same", "The bridge was closed.|Nobody was hurt.", "The bridge was closed.|Nobody was hurt.", nil, nil, []Kept{{0, 0, true}, {1, 1, true}}},
		{"set otherwise", "“The bridge,” he said, “was closed.”", "\"The Bridge\", he said, \"was closed\"", nil, nil, []Kept{{0, 0, true}}},
		{"a new toll", "At least 12 people were killed when the bridge fell.", "At least 15 people were killed when the bridge fell.", nil, nil, []Kept{{0, 0, false}}},
		{"added on top", "The bridge was closed.", "The minister resigned.|The bridge was closed.", []int{0}, nil, []Kept{{0, 1, true}}},
		{"cut", "The bridge was closed.|It had been built in 1931.", "The bridge was closed.", nil, []int{1}, []Kept{{0, 0, true}}},
		{"moved", "The bridge was closed.|Nobody was hurt.", "Nobody was hurt.|The bridge was closed.", nil, nil, []Kept{{0, 1, true}, {1, 0, true}}},
		{"told twice", "Nobody was hurt.|Nobody was hurt.", "Nobody was hurt.", nil, []int{1}, []Kept{{0, 0, true}}},
		{"other words", "The bridge was closed.", "A ferry will take cars across.", []int{0}, []int{0}, nil},
		{"no words", "* * *|The bridge was closed.", "The bridge was closed.|—", nil, nil, []Kept{{1, 0, true}}},
		{"the nearer of two", "The bridge over the river was closed on Monday.", "The bridge over the river was closed for good on Monday.|The bridge over the river was closed on Tuesday.", []int{0}, nil, []Kept{{0, 1, false}}},
	} {
		added, dropped, kept := Compare(split(c.a), split(c.b))
		if !reflect.DeepEqual(added, c.added) || !reflect.DeepEqual(dropped, c.dropped) || !reflect.DeepEqual(kept, c.kept) {
			t.Errorf("%s: added %v, dropped %v, kept %v; want %v, %v, %v", c.what, added, dropped, kept, c.added, c.dropped, c.kept)
		}
	}
}

// Of a made copy, what was cut and added is told back.
func TestCompareCopies(t *testing.T) {
	w := newWriter(3, 4)
	for n := range 200 {
		var a []string
		for _, p := range story(n*10 + 1) {
			a = append(a, strings.Join(p, " "))
		}
		cut, at := w.IntN(len(a)), w.IntN(len(a))
		b := append([]string(nil), a...)
		b = append(b[:cut], b[cut+1:]...)
		b = append(b[:at], append([]string{"Something quite different was added in this place by an editor."}, b[at:]...)...)
		added, dropped, kept := Compare(a, b)
		if !reflect.DeepEqual(added, []int{at}) || !reflect.DeepEqual(dropped, []int{cut}) || len(kept) != len(a)-1 {
			t.Fatalf("story %d, cut %d, added %d: %v %v %v", n, cut, at, added, dropped, kept)
		}
	}
}
