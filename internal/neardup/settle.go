package neardup

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// settle makes the clusters anew from all articles, on all processors. What is
// compared depends on the articles only: in a bucket of at most crowded forms
// each with each, in a larger one, which a template fills, each with the
// spokesmen of the bucket.
func (x *Index) settle() {
	if x.settled {
		return
	}
	x.settled = true
	var crowds [bands][]crowd
	parallel(bands, func(b int) {
		for f := x.banded; f < x.forms.n; f++ {
			x.bucket(b, f)
		}
		crowds[b] = x.crowds(b)
	})
	x.banded = x.forms.n
	x.alone()
	x.uniteCrowds(&crowds)
	for _, l := range x.links(&crowds) {
		x.unite(x.forms.at(l[0]).article, x.forms.at(l[1]).article)
	}
}

// alone makes every article a cluster of its own, but for those of one form.
func (x *Index) alone() {
	for n := range x.ids {
		i := int32(n)
		x.parent[i], x.ring[i], x.best[i] = i, i, i
	}
	for n, f := range x.formOf {
		if f >= 0 {
			x.unite(int32(n), x.forms.at(f).article)
		}
	}
}

// parallel calls do(0) to do(n-1) on all processors.
func parallel(n int, do func(int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
}

// A crowd is a bucket with too many forms to compare each with each.
type crowd struct {
	forms     []int32
	spokesmen []int32 // those with the smallest signatures
}

// crowds returns the crowded buckets of a band.
func (x *Index) crowds(band int) (out []crowd) {
	for _, slot := range x.bands[band].slots {
		n := 0
		for f := slot - 1; f >= 0; f = x.forms.at(f).next[band] {
			n++
		}
		if n <= crowded {
			continue
		}
		c := crowd{forms: make([]int32, 0, n)}
		for f := slot - 1; f >= 0; f = x.forms.at(f).next[band] {
			c.forms = append(c.forms, f)
		}
		c.spokesmen = x.forms.least(c.forms, spokesmen)
		out = append(out, c)
	}
	return out
}

// least returns the n first of the forms in an order that depends on nothing but
// them.
func (f *forms) least(list []int32, n int) []int32 {
	type ranked struct {
		hash uint64
		form int32
	}
	compare := func(a, b ranked) int {
		p, q := f.at(a.form), f.at(b.form)
		return cmp.Or(cmp.Compare(a.hash, b.hash), slices.Compare(p.signature[:], q.signature[:]), slices.Compare(f.pieces(p), f.pieces(q)))
	}
	var best []ranked
	for _, i := range list {
		r := ranked{wholeHash(&f.at(i).signature), i}
		if len(best) == n && r.hash > best[n-1].hash {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, r, compare)
		best = slices.Insert(best, at, r)
		best = best[:min(len(best), n)]
	}
	out := make([]int32, len(best))
	for i, r := range best {
		out[i] = r.form
	}
	return out
}

// uniteCrowds joins what is like a spokesman of its bucket.
func (x *Index) uniteCrowds(crowds *[bands][]crowd) {
	heard := map[int32][]crowd{} // by a spokesman
	var all []int32
	for _, list := range crowds {
		for _, c := range list {
			for _, s := range c.spokesmen {
				if heard[s] == nil {
					all = append(all, s)
				}
				heard[s] = append(heard[s], c)
			}
		}
	}
	seen := make([]int32, x.forms.n)
	for _, s := range all {
		for _, c := range heard[s] {
			for _, f := range c.forms {
				if seen[f] != s+1 {
					seen[f] = s + 1
					x.hear(x.forms.at(s), x.forms.at(f))
				}
			}
		}
	}
}

func (x *Index) hear(a, b *form) {
	if x.find(a.article) != x.find(b.article) && x.forms.alike(a, b) {
		x.unite(a.article, b.article)
	}
}

// A link joins two forms that are alike.
type link [2]int32

// stretch is how many forms one goroutine takes at a time.
const stretch = 1 << 12

// links returns what joins forms of small buckets that are not joined yet.
func (x *Index) links(crowds *[bands][]crowd) []link {
	var in [bands][]bool // which forms stand in a crowd
	for b, list := range crowds {
		if len(list) > 0 {
			in[b] = make([]bool, x.forms.n)
		}
		for _, c := range list {
			for _, f := range c.forms {
				in[b][f] = true
			}
		}
	}
	root := make([]int32, x.forms.n)
	for f := range root {
		root[f] = x.find(x.forms.at(int32(f)).article)
	}
	out := make([][]link, (x.forms.n+stretch-1)/stretch)
	parallel(len(out), func(i int) {
		seen := make([]int32, x.forms.n)
		for f := int32(i) * stretch; f < min(int32(i+1)*stretch, x.forms.n); f++ {
			out[i] = x.linksOf(out[i], f, &in, root, seen)
		}
	})
	return slices.Concat(out...)
}

// linksOf adds the links of a form with those before it in its buckets. seen
// holds for each form the last that was compared with it, plus one.
func (x *Index) linksOf(out []link, f int32, in *[bands][]bool, root, seen []int32) []link {
	form := x.forms.at(f)
	for b := range bands {
		if in[b] != nil && in[b][f] {
			continue
		}
		for at := form.next[b]; at >= 0; {
			other := x.forms.at(at)
			if seen[at] != f+1 {
				seen[at] = f + 1
				if root[at] != root[f] && x.forms.alike(form, other) {
					out = append(out, link{f, at})
				}
			}
			at = other.next[b]
		}
	}
	return out
}
