package neardup

import (
	"testing"

	"readout/internal/record"
)

// A score compares clusters with the stories that the articles copy, over all
// pairs of articles.
type score struct{ found, true, right int }

func (s score) precision() float64 { return float64(s.right) / float64(max(s.found, 1)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(s.true, 1)) }

func pairs(n int) int { return n * (n - 1) / 2 }

func measure(x *Index, slots []slot) (all, links score) {
	storyOf := map[record.ID]int32{}
	size := map[int32]int{}
	for _, s := range slots {
		storyOf[s.id()] = s.story
		size[s.story]++
	}
	for _, n := range size {
		all.true += pairs(n)
		links.true += n - 1
	}
	for _, c := range x.Clusters() {
		count := map[int32]int{storyOf[c.Canonical]: 1}
		for _, id := range c.Others {
			count[storyOf[id]]++
			links.found++
		}
		all.found += pairs(len(c.Others) + 1)
		for _, n := range count {
			all.right += pairs(n)
		}
		links.right += count[storyOf[c.Canonical]] - 1
	}
	return all, links
}

func TestSyntheticSet(t *testing.T) {
	n := 20_000
	if testing.Short() {
		n = 4_000
	}
	x := NewIndex()
	slots := synthetic(n)
	for _, s := range slots {
		a := s.make()
		k := SketchOf(a.Article)
		x.Add(a.ID, &k, a.Published)
	}
	all, links := measure(x, slots)
	t.Logf("%d articles, %d sketches: pairs: recall %.4f, precision %.4f; links to the canonical article: recall %.4f, precision %.4f",
		x.Len(), x.forms.n, all.recall(), all.precision(), links.recall(), links.precision())
	for _, s := range []score{all, links} {
		if s.recall() < 0.95 || s.precision() < 0.98 {
			t.Errorf("recall %.4f, want 0.95; precision %.4f, want 0.98", s.recall(), s.precision())
		}
	}
}
