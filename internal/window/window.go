// Package window reconciles an archive too big for memory, a window of days
// after the other.
//
// A mention stands at the day that it tells of, else at that on which its article
// was published, and finds its cluster in the window of this day and in no
// other. A window looks at the days around it too, so that what spans its border
// is seen whole from both sides. Windows depend on nothing but the archive, and
// can be worked in any order and on any machine. Memory follows the window, not
// the archive.
//
// The package must never know how mentions are compared, or who hands out the
// windows.
package window

import (
	"context"
	"fmt"
	"strings"

	"readout/internal/folder"
	"readout/internal/partition"
	"readout/internal/record"
	"readout/internal/timex"
)

// A Run reconciles windows of one archive. What it has in memory it uses again:
// windows are best worked from the first day to the last. It is for one
// goroutine at a time.
type Run struct {
	In      *partition.Archive
	Out     folder.Folder // where clusters are written
	Version string        // of the program, whose rules make the clusters

	hand *hand
}

// A Summary tells of one window.
type Summary struct {
	Known    bool // it was done before, and nothing of it has changed since
	Mentions int  // that were looked at
	Members  int  // rows that were written
}

// Do reconciles a window and writes its clusters.
func (r *Run) Do(ctx context.Context, s Stretch) (Summary, error) {
	days, months := []timex.Date{""}, []timex.Date(nil)
	if s.First != "" {
		days, months = s.reach().files(r.In)
	}
	w, err := partition.NewClusterWriter(ctx, r.Out, s.job(), fmt.Sprintf("%s of %s", r.Version, r.In.Sum(days, months)))
	if err != nil {
		return Summary{}, err
	}
	if w.Done() {
		return Summary{Known: true}, nil
	}
	if err := r.move(ctx, s); err != nil {
		r.hand = nil // part of it is there
		return Summary{}, err
	}
	r.hand.copies()
	sum := Summary{Mentions: len(r.hand.at)}
	for _, kind := range []string{"event", "statement", "figure"} {
		for _, c := range r.hand.index.Clusters(kind) {
			n, err := r.write(ctx, w, s, &c)
			if err != nil {
				return sum, err
			}
			sum.Members += n
		}
	}
	return sum, w.End(ctx)
}

// write writes those members of a cluster that stand in the window, and returns
// how many.
func (r *Run) write(ctx context.Context, w *partition.ClusterWriter, s Stretch, c *record.Cluster) (int, error) {
	var first timex.Date
	var rows []partition.Member
	add := func(m, carries record.ID, shared bool) {
		at := r.hand.at[m]
		if record.ClusterID(m) == c.ID {
			first = at.day
		}
		if s.own(at.day) {
			rows = append(rows, partition.Member{Cluster: string(c.ID), Kind: c.Kind, Mention: string(m), Article: string(at.article),
				Outlet: r.hand.articles[at.article].outlet, Carries: string(carries), Shared: shared})
		}
	}
	for _, t := range c.Tellings {
		shared := map[record.ID]bool{}
		for _, m := range t.Shared {
			shared[m] = true
		}
		for _, m := range t.Mentions {
			add(m, "", shared[m])
		}
		for _, carrier := range t.Carriers {
			for _, m := range carrier.Mentions {
				add(m, t.Articles[0], false)
			}
		}
	}
	for _, m := range rows {
		if err := w.Add(ctx, first, m); err != nil {
			return 0, err
		}
	}
	return len(rows), nil
}

// own reports whether what stands at a day finds its cluster in this window.
func (s Stretch) own(d timex.Date) bool {
	if s.First == "" || d == "" {
		return s.First == "" && d == ""
	}
	return reach{number(s.First), number(s.Last)}.has(number(d))
}

// marked begins the names of the jobs that write clusters.
const marked = "clusters-"

func (s Stretch) job() string {
	if s.First == "" {
		return marked + "undated"
	}
	return marked + s.cut() + "-" + string(s.First)
}

// cut names how the archive is cut into windows.
func (s Stretch) cut() string {
	return fmt.Sprintf("%d+%d", number(s.Last)-number(s.First)+1, s.Overlap)
}

// Check refuses a folder that holds the clusters of other windows: mentions would
// stand in it twice.
func Check(ctx context.Context, out folder.Folder, o Order) error {
	jobs, err := partition.Jobs(ctx, out)
	if err != nil {
		return err
	}
	want := o.around(0).cut()
	for _, j := range jobs {
		rest, ok := strings.CutPrefix(j, marked)
		cut, _, dated := strings.Cut(rest, "-")
		if ok && dated && cut != want {
			days, overlap, _ := strings.Cut(cut, "+")
			return fmt.Errorf("%s holds clusters that were made with --window %s --overlap %s: say the same, or name another folder with --out", out, days, overlap)
		}
	}
	return nil
}
