package neardup

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
)

// put puts the entries in their order and asks only then.
func put(list []entry) *Index {
	x := NewIndex()
	for _, e := range list {
		x.Put(e.id, &e.sketch, e.published)
	}
	return x
}

// Put and Add give the same clusters, and so does one after the other.
func TestPut(t *testing.T) {
	list := entries(3000)
	for i := range 40 {
		list[50+i].sketch = list[i].sketch
	}
	added, _ := fill(t, list)
	want := added.Clusters()
	both := put(list[:1000])
	for _, e := range list[1000:2000] {
		both.Add(e.id, &e.sketch, e.published)
	}
	for _, e := range list[2000:] {
		both.Put(e.id, &e.sketch, e.published)
	}
	for what, x := range map[string]*Index{"put": put(list), "put, added, put": both} {
		if got := x.Clusters(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d other clusters, want %d", what, len(got), len(want))
		}
	}
}

// template writes bulletins of one mould. With much fill they tell of different
// things, with little they are nearly the same.
func template(n, fill int) (out []entry) {
	for i := range n {
		w := newWriter(21, uint64(i))
		var b strings.Builder
		for range fill {
			fmt.Fprintf(&b, "The price of %s %s in %s was %d dinars a sack on the day before. ", w.pick("adjective"), w.pick("thing"), w.pick("matter"), w.IntN(100_000))
		}
		b.WriteString(long + " Prices are those of the wholesale market in the harbour and are given without any warranty to subscribers of this service only. ")
		out = append(out, entry{slot{int32(i), 0}.id(), SketchText(b.String()), ""})
	}
	return out
}

// A template's bulletins are put in any order with the same answer: one cluster
// where the fill is small, none where it is large.
func TestTemplate(t *testing.T) {
	for fill, want := range map[int]int{1: 1, 20: 0} {
		list := template(1200, fill)
		x := put(list)
		clusters := x.Clusters()
		if len(clusters) != want {
			t.Errorf("fill %d: %d clusters, want %d", fill, len(clusters), want)
		}
		if want == 1 && len(clusters[0].Others) != len(list)-1 {
			t.Errorf("fill %d: %d of %d bulletins are in the cluster", fill, len(clusters[0].Others)+1, len(list))
		}
		r := rand.New(rand.NewPCG(7, 7))
		for range 5 {
			r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			if got := put(list).Clusters(); !reflect.DeepEqual(got, clusters) {
				t.Errorf("fill %d: another order gives other clusters: %d, want %d", fill, len(got), len(clusters))
			}
		}
	}
}

// Fifty thousand bulletins of a template take some four times what a quarter of
// them takes, put or added, and not sixteen times.
func TestTemplateIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: takes seconds")
	}
	for _, fill := range []int{1, 12} {
		list := template(50_000, fill)
		for what, run := range map[string]func([]entry){
			"put": func(l []entry) { put(l).Clusters() },
			"added": func(l []entry) {
				x := NewIndex()
				for _, e := range l {
					x.Add(e.id, &e.sketch, e.published)
				}
			},
		} {
			few, all := timed(run, list[:12_500]), timed(run, list)
			t.Logf("fill %d, %s: 12,500 in %v, 50,000 in %v of processor time", fill, what, few, all)
			if all > 10*few {
				t.Errorf("fill %d, %s: 12,500 in %v, 50,000 in %v: more than ten times as long", fill, what, few, all)
			}
		}
	}
}

// timed returns the processor time of a run on all threads.
func timed(run func([]entry), list []entry) time.Duration {
	begin := spentByAll()
	run(list)
	return spentByAll() - begin
}
