package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/record"
)

// Clusters returns all clusters of a kind (event, statement, figure), those of
// one mention among them, sorted by id.
func (x *Index) Clusters(k string) []record.Cluster {
	x.settle()
	var out []record.Cluster
	for f := range x.roll.all() {
		if f.kind.String() == k && f == f.cluster.members[0] {
			out = append(out, f.cluster.tell())
		}
	}
	slices.SortFunc(out, func(a, b record.Cluster) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out
}

// Cluster returns the cluster that a mention belongs to.
func (x *Index) Cluster(mention record.ID) (record.Cluster, bool) {
	x.settle()
	f := x.mention(mention)
	if f == nil {
		return record.Cluster{}, false
	}
	return f.cluster.tell(), true
}

// ClusterID returns the id of the cluster that a mention belongs to; that of the
// mention, and false, if it is not in the index.
func (x *Index) ClusterID(mention record.ID) (record.ID, bool) {
	x.settle()
	f := x.mention(mention)
	if f == nil {
		return mention, false
	}
	return record.ClusterID(slices.MinFunc(f.cluster.members, earlier).id), true
}

// tell returns the cluster by outlet.
func (c *cluster) tell() record.Cluster {
	if len(c.members) == 1 && c.shared == nil {
		return c.members[0].alone()
	}
	all := slices.Concat(c.members, c.shared)
	slices.SortFunc(all, earlier)
	first := all[slices.IndexFunc(all, func(f *facts) bool { return f.cluster == c })]
	out := record.Cluster{ID: record.ClusterID(first.id), Kind: first.kind.String()}
	at := map[string]int{}       // the telling of an outlet
	wire := map[wording]*facts{} // who told these words first
	for _, f := range all {
		w := f.wording()
		if g := wire[w]; g != nil && g.article != f.article {
			carry(&out.Tellings[at[g.article.name()]], f)
			continue
		}
		wire[w] = cmp.Or(wire[w], f)
		i, ok := at[f.article.name()]
		if !ok {
			i = len(out.Tellings)
			at[f.article.name()] = i
			out.Tellings = append(out.Tellings, record.Telling{Outlet: f.article.outlet})
		}
		add(&out.Tellings[i], f, f.cluster != c)
	}
	return out
}

// alone returns the cluster of a mention that no other article tells.
func (f *facts) alone() record.Cluster {
	t := record.Telling{Outlet: f.article.outlet}
	add(&t, f, false)
	return record.Cluster{ID: record.ClusterID(f.id), Kind: f.kind.String(), Tellings: []record.Telling{t}}
}

// A wording is words of one wire story.
type wording struct {
	article record.ID
	letters uint64
}

func (f *facts) wording() wording {
	return wording{cmp.Or(f.article.copyOf, f.article.id), f.letters}
}

// earlier is the order of tellings: by the day of the article, those without a
// day last, then by article and place in the text.
func earlier(a, b *facts) int {
	return cmp.Or(compareDays(a.article.told, b.article.told), strings.Compare(string(a.article.id), string(b.article.id)),
		cmp.Compare(a.start, b.start), byID(a, b))
}

func compareDays(a, b days) int {
	if a.known() != b.known() {
		if a.known() {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(a.first, b.first))
}

func add(t *record.Telling, f *facts, shared bool) {
	if !slices.Contains(t.Articles, f.article.id) {
		t.Articles = append(t.Articles, f.article.id)
	}
	t.Mentions = append(t.Mentions, f.id)
	if shared {
		t.Shared = append(t.Shared, f.id)
	}
}

func carry(t *record.Telling, f *facts) {
	i := slices.IndexFunc(t.Carriers, func(c record.Carrier) bool { return c.Article == f.article.id })
	if i < 0 {
		i = len(t.Carriers)
		t.Carriers = append(t.Carriers, record.Carrier{Article: f.article.id, Outlet: f.article.outlet})
	}
	t.Carriers[i].Mentions = append(t.Carriers[i].Mentions, f.id)
}
