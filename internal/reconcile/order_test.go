package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"readout/internal/reconcile"
	"readout/internal/record"
)

// articles invents readings of about n mentions.
func articles(seed uint64, n int) (out []*record.Reading) {
	w := newWorld(seed, n)
	for m := 0; m < n; {
		r := w.article()
		m += len(r.Events)
		out = append(out, r)
	}
	return out
}

func build(all []*record.Reading, said []record.Judgement) *reconcile.Index {
	x := reconcile.New()
	x.Judge(said)
	for _, r := range all {
		x.Add(r, "")
	}
	return x
}

func equal(t *testing.T, what string, got, want *reconcile.Index) {
	t.Helper()
	if g, w := got.Clusters("event"), want.Clusters("event"); !reflect.DeepEqual(g, w) {
		t.Fatalf("%s: %d clusters, want %d, or others: %s", what, len(g), len(w), differ(g, w))
	}
}

func differ(g, w []record.Cluster) string {
	for i := range min(len(g), len(w)) {
		if !reflect.DeepEqual(g[i], w[i]) {
			return fmt.Sprintf("\n%.600s\n%.600s", fmt.Sprintf("%+v", g[i]), fmt.Sprintf("%+v", w[i]))
		}
	}
	return ""
}

// The clusters are the same in any order of arrival, small blocks and large.
func TestAnyOrder(t *testing.T) {
	for _, n := range []int{30, 400, 3000} {
		all := articles(uint64(n), n)
		want := build(all, nil)
		for seed := range uint64(20) {
			if n > 1000 && seed >= 3 {
				break
			}
			shuffled := append([]*record.Reading(nil), all...)
			r := rand.New(rand.NewPCG(seed, 1))
			r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			equal(t, fmt.Sprintf("%d mentions, order %d", n, seed), build(shuffled, nil), want)
		}
	}
}

// Articles that come, go, come again and change, with clusters asked for in
// between, leave what a rebuild gives; so do judgements that come and go.
func TestAnyHistory(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 2))
		all := articles(seed+50, 300)
		if seed == 7 {
			all = crowd(80) // more than a block compares each with each
		}
		x, there := reconcile.New(), map[int]bool{}
		var said []record.Judgement
		for step := range 400 {
			i := r.IntN(len(all))
			switch r.IntN(6) {
			case 0:
				x.Remove(all[i].Article.ID)
				delete(there, i)
			case 1:
				if j := r.IntN(len(all)); len(said) < 30 && i != j {
					said = append(said, judgement(r, all[i], all[j], step))
				} else if len(said) > 0 {
					said[r.IntN(len(said))].Withdrawn = &record.Withdrawal{}
				}
				x.Judge(said)
			case 2:
				x.Clusters("event")
			default:
				x.Add(all[i], "")
				there[i] = true
			}
			if step%100 == 99 {
				var now []*record.Reading
				for i := range all {
					if there[i] {
						now = append(now, all[i])
					}
				}
				equal(t, fmt.Sprintf("seed %d after %d steps", seed, step), x, build(now, said))
			}
		}
	}
}

// crowd is n articles that tell of one happening, and each of one more.
func crowd(n int) (out []*record.Reading) {
	w := newWorld(3, 5*n)
	for i := range w.happen {
		w.happen[i].typ, w.happen[i].actor, w.happen[i].recipient = w.happen[0].typ, w.happen[0].actor, w.happen[0].recipient
		w.happen[i].day = w.happen[0].day.AddDays(i % 2)
	}
	for range n {
		out = append(out, w.article())
	}
	return out
}

func judgement(r *rand.Rand, a, b *record.Reading, step int) record.Judgement {
	j := record.Judgement{
		Verdict: []record.Verdict{record.Same, record.Different}[r.IntN(2)], By: "me",
		At: time.Unix(int64(step), 0), Because: []record.Reason{{Words: "I was there"}},
	}
	j.A, j.B = record.Pair(a.Events[0].ID, b.Events[r.IntN(len(b.Events))].ID)
	j.ID = j.Hash()
	return j
}

// No two mentions that are judged different are in one cluster, however long
// the chain of likes between them, unless a person joined them.
func TestDifferentIsNeverOverruled(t *testing.T) {
	x := build(append(articles(9, 2000), crowd(60)...), nil)
	pairs := 0
	for _, c := range x.Clusters("event") {
		var members []record.ID
		for _, tell := range c.Tellings {
			for _, m := range tell.Mentions {
				if !contains(tell.Shared, m) {
					members = append(members, m)
				}
			}
		}
		for i, a := range members {
			for _, b := range members[:i] {
				pairs++
				if j, err := x.Judgement(a, b); err != nil || j.Verdict == record.Different {
					t.Errorf("%s: %v %v", c.ID, j, err)
				}
			}
		}
	}
	if pairs < 1000 {
		t.Errorf("only %d pairs were put together", pairs)
	}
}

func contains(list []record.ID, id record.ID) bool {
	for _, x := range list {
		if x == id {
			return true
		}
	}
	return false
}

// One more article costs what its neighbours cost, not what the index holds.
func TestOneMoreArticle(t *testing.T) {
	all := articles(4, 20000)
	x := build(all[1:], nil)
	x.Clusters("event")
	before := x.Compared
	x.Add(all[0], "")
	x.Clusters("event")
	if n := x.Compared - before; n > 3000 {
		t.Errorf("one article among %d mentions took %d comparisons", x.Len(), n)
	}
}
