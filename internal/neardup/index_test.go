package neardup

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"testing"

	"readout/internal/record"
	"readout/internal/timex"
)

type entry struct {
	id        record.ID
	sketch    Sketch
	published timex.Date
}

func entries(n int) (out []entry) {
	for _, s := range synthetic(n) {
		a := s.make()
		out = append(out, entry{a.ID, SketchOf(a.Article), a.Published})
	}
	return out
}

// fill adds the entries in their order and follows the changes it is told.
func fill(t *testing.T, list []entry) (*Index, map[record.ID]record.ID) {
	t.Helper()
	x, of := NewIndex(), map[record.ID]record.ID{}
	for _, e := range list {
		for _, c := range x.Add(e.id, &e.sketch, e.published) {
			if of[c.Article] != c.Was || c.Of == c.Was || c.Of == c.Article {
				t.Fatalf("change %+v, but %s was of %q", c, c.Article, of[c.Article])
			}
			of[c.Article] = c.Of
		}
	}
	return x, of
}

// Any order of arrival gives the same clusters, and whoever follows the changes
// knows the same as who asks at the end.
func TestAnyOrder(t *testing.T) {
	list := entries(3000)
	list = append(list, list[:40]...) // some come twice
	for i := range 30 {               // some have no date, some only a month, some the very same words
		list[i].published = []timex.Date{"", "2023-05", "2023"}[i%3]
		list[50+i].sketch = list[i].sketch
	}
	for i := range 40 { // the same again
		list[3000+i] = list[i]
	}
	x, of := fill(t, list)
	want := x.Clusters()
	if len(want) < 300 || x.Len() != 3000 {
		t.Fatalf("%d clusters of %d articles", len(want), x.Len())
	}
	r := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		y, ofY := fill(t, list)
		if got := y.Clusters(); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives %d other clusters, want %d", len(got), len(want))
		}
		if !maps.Equal(of, ofY) {
			t.Fatal("another order tells of other changes in the end")
		}
	}
	for _, c := range want {
		if x.Of(c.Canonical) != "" {
			t.Errorf("%s is canonical and of %s", c.Canonical, x.Of(c.Canonical))
		}
		for _, id := range c.Others {
			if x.Of(id) != c.Canonical || of[id] != c.Canonical {
				t.Errorf("%s is of %s, by changes of %s, want %s", id, x.Of(id), of[id], c.Canonical)
			}
		}
	}
}

// Adding an article changes nothing for articles outside the clusters of those
// it is alike to.
func TestTouchesOnlyNeighbours(t *testing.T) {
	list := entries(1500)
	x, _ := fill(t, list[:1200])
	for at, e := range list[1200:] {
		near := map[record.ID]bool{e.id: true}
		for _, old := range list[:1200+at] {
			if Alike(&old.sketch, &e.sketch) {
				near[old.id], near[cmpOr(x.Of(old.id), old.id)] = true, true
			}
		}
		before := map[record.ID]record.ID{}
		for _, old := range list[:1200+at] {
			before[old.id] = x.Of(old.id)
		}
		for _, c := range x.Add(e.id, &e.sketch, e.published) {
			if head := cmpOr(before[c.Article], c.Article); !near[head] {
				t.Errorf("adding %s changes %s, whose cluster is not near it", e.id, c.Article)
			}
			before[c.Article] = c.Of
		}
		for id, of := range before {
			if x.Of(id) != of {
				t.Errorf("adding %s changes %s from %q to %q without telling", e.id, id, of, x.Of(id))
			}
		}
	}
}

func cmpOr(a, b record.ID) record.ID {
	if a != "" {
		return a
	}
	return b
}

func TestCanonical(t *testing.T) {
	s := SketchText(long)
	for _, c := range []struct{ dates, want string }{
		{"2023-11-02 2023-11-01", "1"}, {"2023-11-01 2023-11-01", "0"}, {"2023-11 2023-11-30", "1"}, {"2023-11 2023-12-01", "0"},
		{"2023 2024-01-01", "0"}, {"- 2024-01-01", "1"}, {"- -", "0"}, {"nonsense 2024", "1"},
	} {
		var a, b string
		fmt.Sscan(c.dates, &a, &b)
		x := NewIndex()
		x.Add("1", &s, timex.Date(b))
		x.Add("0", &s, timex.Date(a))
		if got := x.Clusters(); len(got) != 1 || string(got[0].Canonical) != c.want {
			t.Errorf("%s: %v, want %s", c.dates, got, c.want)
		}
	}
}

const long = "The ferry to the island did not sail on Monday because the crew had asked for higher wages. " +
	"The owners said that they would hire others if the strike went on for more than a week. " +
	"Fishermen took some of the passengers across the strait in their own boats, free of charge. " +
	"A meeting of both sides is planned for the end of the month in the town hall."

// What has few words is like nothing, not even like itself.
func TestShort(t *testing.T) {
	x := NewIndex()
	for i, s := range []string{"", "", "The ferry did not sail.", "The ferry did not sail."} {
		k := SketchText(s)
		if c := x.Add(record.ID(fmt.Sprint(i)), &k, ""); c != nil {
			t.Errorf("%q: %v", s, c)
		}
	}
	if x.Clusters() != nil && len(x.Clusters()) > 0 || x.Of("unknown") != "" {
		t.Error("clusters of nothing")
	}
}
