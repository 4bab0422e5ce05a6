package partition

import (
	"context"
	"iter"
	"maps"
	"slices"

	"readout/internal/folder"
	"readout/internal/timex"
)

// clusters is the table of clusters.
const clusters = "clusters"

// A Member is one mention's place in a cluster: a row. All members of a cluster
// lie under the day of its first, in a file for each window that holds some.
type Member struct {
	Cluster string `parquet:"cluster"`
	Kind    string `parquet:"kind,dict"` // event, statement, figure
	Mention string `parquet:"mention"`
	Article string `parquet:"article,dict"`
	Outlet  string `parquet:"outlet,dict"`
	Carries string `parquet:"carries,dict"` // the article whose words its article carries here; empty: a telling of its own
	Shared  bool   `parquet:"shared"`       // it belongs to another cluster, and tells of this one as well
}

// A ClusterWriter writes the clusters of one window.
type ClusterWriter struct {
	*Job
	days map[timex.Date][]Member
	rows int
}

// NewClusterWriter begins the job of a window.
func NewClusterWriter(ctx context.Context, in folder.Folder, job, made string) (*ClusterWriter, error) {
	j, err := Begin(ctx, in, job, made)
	if err != nil {
		return nil, err
	}
	return &ClusterWriter{Job: j, days: map[timex.Date][]Member{}}, nil
}

// Add adds a member of a cluster whose first was published on a day.
func (w *ClusterWriter) Add(ctx context.Context, day timex.Date, m Member) error {
	w.days[day] = append(w.days[day], m)
	if w.rows++; w.rows < 2*held { // they are small
		return nil
	}
	return w.flush(ctx)
}

func (w *ClusterWriter) flush(ctx context.Context) error {
	var all []writing
	for _, d := range slices.Sorted(maps.Keys(w.days)) {
		all = append(all, file(w.Job, clusters, d, w.days[d]))
	}
	clear(w.days)
	w.rows = 0
	return w.write(ctx, all)
}

// End writes what is left, and then the manifest.
func (w *ClusterWriter) End(ctx context.Context) error {
	if err := w.flush(ctx); err != nil {
		return err
	}
	return w.Job.End(ctx)
}

// Members yields the members of all clusters, by day and file. It ends at the
// first error.
func (a *Archive) Members(ctx context.Context) iter.Seq2[Member, error] {
	return func(yield func(Member, error) bool) {
		for _, d := range slices.Sorted(maps.Keys(a.days)) {
			for _, f := range a.days[d][clusters] {
				rows, err := read[Member](ctx, a.in, f)
				if err != nil {
					yield(Member{}, err)
					return
				}
				for _, m := range rows {
					if !yield(m, nil) {
						return
					}
				}
			}
		}
	}
}
