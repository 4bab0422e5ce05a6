package window_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/folder"
	"readout/internal/neardup"
	"readout/internal/partition"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/window"
)

func open(t *testing.T) folder.Folder {
	t.Helper()
	f, err := folder.Open(t.TempDir(), folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// write writes readings as jobs of three hundred.
func write(t *testing.T, in folder.Folder, all []*record.Reading) {
	t.Helper()
	for n := 0; n < len(all); n += 300 {
		w, err := partition.NewWriter(t.Context(), in, []string{fmt.Sprint("job ", n)}, "v1", false)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all[n:min(n+300, len(all))] {
			if err := w.Add(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.End(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func archive(t *testing.T, in folder.Folder) *partition.Archive {
	t.Helper()
	a, err := partition.Open(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A placing tells for each mention of a kind the cluster it belongs to, whose
// words it carries and which clusters it tells of as well.
type placing map[string]map[string]string

func (p placing) put(kind, mention, cluster, carries string, shared bool) error {
	if p[kind] == nil {
		p[kind] = map[string]string{}
	}
	if shared {
		mention += " in " + cluster
	}
	if p[kind][mention] != "" {
		return fmt.Errorf("%s stands in %s and in %s", mention, p[kind][mention], cluster)
	}
	p[kind][mention] = cluster + " " + carries
	return nil
}

// whole places all mentions with one index of all.
func whole(t *testing.T, all []*record.Reading) placing {
	t.Helper()
	x, near := reconcile.New(), neardup.NewIndex()
	for _, r := range all {
		s := neardup.SketchOf(r.Article)
		near.Put(r.Article.ID, &s, r.Article.Published)
	}
	for _, r := range all {
		x.Add(r, near.Of(r.Article.ID))
	}
	out := placing{}
	for _, kind := range []string{"event", "statement", "figure"} {
		for _, c := range x.Clusters(kind) {
			for _, tell := range c.Tellings {
				shared := strings.Join(texts(tell.Shared), " ")
				for _, m := range tell.Mentions {
					if err := out.put(kind, string(m), string(c.ID), "", strings.Contains(shared, string(m))); err != nil {
						t.Error(err)
					}
				}
				for _, carrier := range tell.Carriers {
					for _, m := range carrier.Mentions {
						if err := out.put(kind, string(m), string(c.ID), string(tell.Articles[0]), false); err != nil {
							t.Error(err)
						}
					}
				}
			}
		}
	}
	return out
}

func texts(ids []record.ID) (out []string) {
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

// windowed places all mentions window by window.
func windowed(t *testing.T, in folder.Folder, o window.Order, fresh bool) (placing, folder.Folder) {
	t.Helper()
	out, a := open(t), archive(t, in)
	r := &window.Run{In: a, Out: out, Version: "v1"}
	for _, s := range window.Stretches(a, o) {
		if fresh {
			r = &window.Run{In: a, Out: out, Version: "v1"}
		}
		if _, err := r.Do(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	return placed(t, out), out
}

func placed(t *testing.T, out folder.Folder) placing {
	t.Helper()
	p := placing{}
	for m, err := range archive(t, out).Members(t.Context()) {
		if err == nil {
			err = p.put(m.Kind, m.Mention, m.Cluster, m.Carries, m.Shared)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// others counts the mentions of a kind that are placed otherwise.
func others(got, want map[string]string) (n int) {
	for m, c := range want {
		if got[m] != c {
			n++
		}
	}
	return n + max(0, len(got)-len(want))
}

// Where nobody tells of what was longer ago than the rules look back, windows
// place every mention as one index of all does, be they worked one after the
// other or each by itself.
func TestWindowsAreTheWhole(t *testing.T) {
	all := newEra(1, 220, 120, false).articles(500)
	want := whole(t, all)
	in := open(t)
	write(t, in, all)
	clusters := map[string]bool{}
	for _, c := range want["event"] {
		clusters[c] = true
	}
	if len(want["event"]) < 500 || len(clusters) > 400 {
		t.Fatalf("%d events in %d clusters: this tests too little", len(want["event"]), len(clusters))
	}
	for _, c := range []struct {
		order window.Order
		fresh bool
	}{{window.Default, false}, {window.Default, true}, {window.Order{Days: 7, Overlap: 60}, false}} {
		got, _ := windowed(t, in, c.order, c.fresh)
		for kind := range want {
			if n := others(got[kind], want[kind]); n > 0 {
				t.Errorf("%+v: %d of %d %ss elsewhere", c, n, len(want[kind]), kind)
			}
		}
	}
}

// What is told again a season later without its day is where windows and the
// whole may differ: how much, by how far they look.
func TestLookingBack(t *testing.T) {
	all := newEra(2, 300, 140, true).articles(500)
	want := whole(t, all)
	in := open(t)
	write(t, in, all)
	for _, c := range []struct {
		order window.Order
		most  int // of a thousand of each kind
	}{{window.Default, 10}, {window.Order{Days: 14, Overlap: 7}, 40}} {
		got, _ := windowed(t, in, c.order, false)
		for _, kind := range []string{"event", "statement", "figure"} {
			n := others(got[kind], want[kind])
			t.Logf("%+v: %d of %d %ss elsewhere", c.order, n, len(want[kind]), kind)
			if 1000*n > c.most*len(want[kind]) || len(got[kind]) < len(want[kind])*99/100 {
				t.Errorf("%+v: %d of %d %ss elsewhere, at most %d of a thousand may", c.order, n, len(want[kind]), kind, c.most)
			}
		}
	}
}

// A window that was done is not done again, until something in its reach changes;
// a folder takes the clusters of one cut only.
func TestAgain(t *testing.T) {
	all := newEra(3, 90, 40, false).articles(120)
	in := open(t)
	write(t, in, all[:100])
	o := window.Order{Days: 10, Overlap: 20}
	_, out := windowed(t, in, o, false)
	done := func() (known, anew int) {
		a := archive(t, in)
		r := &window.Run{In: a, Out: out, Version: "v1"}
		for _, s := range window.Stretches(a, o) {
			sum, err := r.Do(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			if sum.Known {
				known++
			} else {
				anew++
			}
		}
		return known, anew
	}
	if _, anew := done(); anew != 0 {
		t.Errorf("%d windows were done again", anew)
	}
	more := newEra(4, 3, 5, false).articles(3)
	w, err := partition.NewWriter(t.Context(), in, []string{"more"}, "v1", false)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range more {
		if err := w.Add(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.End(t.Context()); err != nil {
		t.Fatal(err)
	}
	known, anew := done()
	if known == 0 || anew == 0 {
		t.Errorf("%d windows known, %d done anew", known, anew)
	}
	fresh, _ := windowed(t, in, o, true)
	for kind, want := range fresh {
		if n := others(placed(t, out)[kind], want); n > 0 {
			t.Errorf("%d %ss elsewhere", n, kind)
		}
	}
	if err := window.Check(t.Context(), out, o); err != nil {
		t.Error(err)
	}
	if err := window.Check(t.Context(), out, window.Default); err == nil || !strings.Contains(err.Error(), "made with --window 10 --overlap 20") {
		t.Error(err)
	}
}

// What has no day stands by itself; limits choose whole windows.
func TestStretches(t *testing.T) {
	all := newEra(5, 60, 20, false).articles(30)
	all[0].Article.Published = ""
	for i := range all[0].Events {
		all[0].Events[i].When.Date = ""
		all[0].Statements[i].When.Date = ""
		all[0].Figures[i].AsOf = ""
	}
	in := open(t)
	write(t, in, all)
	o := window.Order{Days: 30, Overlap: 60}
	list := window.Stretches(archive(t, in), o)
	if len(list) < 3 || list[0].String() != "what has no day" || list[1].String() != "2022-12-24 to 2023-01-22" {
		t.Errorf("%v", list)
	}
	o.From, o.Until = "2023-01-22", "2023-01"
	if got := window.Stretches(archive(t, in), o); len(got) != 2 || got[0] != list[1] || got[1] != list[2] {
		t.Errorf("%v", got)
	}
	got, _ := windowed(t, in, window.Default, false)
	for _, kind := range []string{"event", "statement", "figure"} {
		n := 0
		for _, r := range all {
			n += len(r.Events) // as many as statements, and figures
		}
		if len(got[kind]) != n {
			t.Errorf("%d %ss are placed, want %d", len(got[kind]), kind, n)
		}
	}
}
