package neardup

import (
	"slices"

	"readout/internal/record"
)

// Of returns the canonical article of the cluster that an article belongs to:
// what Article.NearDuplicateOf is. It is empty for a canonical article, for one
// that is like no other, and for one that was never added.
func (x *Index) Of(id record.ID) record.ID {
	x.settle()
	n, ok := x.number[id]
	if !ok {
		return ""
	}
	if best := x.best[x.find(n)]; best != n {
		return x.ids[best]
	}
	return ""
}

// A Cluster is two articles or more that carry the same wording.
type Cluster struct {
	Canonical record.ID   // the earliest, see Index.Of
	Others    []record.ID // by date, then id
}

// Clusters returns all clusters, sorted by the date of their canonical
// articles, then id.
func (x *Index) Clusters() []Cluster {
	x.settle()
	var heads []int32
	for i := range x.parent {
		if n := int32(i); x.parent[n] == n && x.ring[n] != n {
			heads = append(heads, x.best[n])
		}
	}
	slices.SortFunc(heads, x.compare)
	out := make([]Cluster, len(heads))
	for i, head := range heads {
		out[i] = Cluster{Canonical: x.ids[head], Others: x.others(head)}
	}
	return out
}

func (x *Index) others(head int32) []record.ID {
	var list []int32
	for i := x.ring[head]; i != head; i = x.ring[i] {
		list = append(list, i)
	}
	slices.SortFunc(list, x.compare)
	out := make([]record.ID, len(list))
	for i, n := range list {
		out[i] = x.ids[n]
	}
	return out
}
