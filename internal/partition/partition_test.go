package partition_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"readout/internal/folder"
	"readout/internal/folder/foldertest"
	"readout/internal/intake"
	"readout/internal/neardup"
	"readout/internal/partition"
	"readout/internal/read"
	"readout/internal/reconcile"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// examples are readings of the articles in examples.
var examples = sync.OnceValues(func() (out []*record.Reading, err error) {
	reader, err := read.NewWith(read.Options{})
	if err != nil {
		return nil, err
	}
	for parse, err := range intake.Find(context.Background(), []string{filepath.Join("..", "..", "examples")}, intake.Options{}) {
		if err != nil {
			return nil, err
		}
		a, err := parse()
		if err != nil {
			return nil, err
		}
		r, err := reader.Read(a)
		if err != nil {
			return nil, err
		}
		r.Stamp("v1")
		out = append(out, r)
	}
	return out, nil
})

func readings(t *testing.T) []*record.Reading {
	t.Helper()
	all, err := examples()
	if err != nil || len(all) < 10 {
		t.Fatalf("%d examples, %v", len(all), err)
	}
	return all
}

func open(t *testing.T, name string, o folder.Options) folder.Folder {
	t.Helper()
	f, err := folder.Open(name, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func write(t *testing.T, in folder.Folder, version string, withText bool, all []*record.Reading) error {
	t.Helper()
	w, err := partition.NewWriter(t.Context(), in, []string{"some file"}, version, withText)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if err := w.Add(t.Context(), r); err != nil {
			return err
		}
	}
	return w.End(t.Context())
}

func readBack(t *testing.T, in folder.Folder) map[record.ID]*partition.Article {
	t.Helper()
	a, err := partition.Open(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	out := map[record.ID]*partition.Article{}
	for _, day := range a.Days() {
		for r, err := range a.Articles(t.Context(), day) {
			if err != nil {
				t.Fatal(err)
			}
			if out[r.Article.ID] != nil || r.Article.Published != day {
				t.Errorf("%s, published %q, lies under %q, or twice", r.Article.ID, r.Article.Published, day)
			}
			out[r.Article.ID] = r
		}
	}
	return out
}

// What is written comes back: every mention with who is cited, and the letters
// of every span, with the text and without.
func TestThereAndBack(t *testing.T) {
	s := foldertest.Start(t)
	for _, c := range []struct {
		name     string
		in       folder.Folder
		withText bool
	}{
		{"letters of mentions", open(t, t.TempDir(), folder.Options{}), false},
		{"texts", open(t, t.TempDir(), folder.Options{}), true},
		{"bucket", open(t, "s3://"+foldertest.Bucket+"/tables", folder.Options{Endpoint: s.URL}), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := readings(t)
			if err := write(t, c.in, "v1", c.withText, all); err != nil {
				t.Fatal(err)
			}
			back := readBack(t, c.in)
			if len(back) != len(all) {
				t.Fatalf("%d articles came back, want %d", len(back), len(all))
			}
			for _, r := range all {
				sameReading(t, back[r.Article.ID].Reading, r)
			}
			sameClusters(t, back, all)
		})
	}
}

func sameReading(t *testing.T, got, want *record.Reading) {
	t.Helper()
	for _, c := range []struct{ got, want any }{
		{got.Events, want.Events}, {got.Statements, want.Statements}, {got.Figures, want.Figures}, {got.Offices, want.Offices}, {got.Version, want.Version},
		{got.Article.Zones, want.Article.Zones}, {got.Article.Outlet, want.Article.Outlet}, {got.Article.Path, want.Article.Path},
	} {
		if !reflect.DeepEqual(c.got, c.want) && reflect.ValueOf(c.want).Len() > 0 {
			t.Errorf("%s: %+v\nwant %+v", want.Article.Path, c.got, c.want)
		}
	}
	e, err := store.Lay(want)
	if err != nil {
		t.Fatal(err)
	}
	letters := func(s text.Span) {
		if g, w := got.Article.Text.Slice(s), want.Article.Text.Slice(s); g != w {
			t.Errorf("%s %v: %q, want %q", want.Article.Path, s, g, w)
		}
	}
	for _, m := range e.Mentions {
		letters(m.Span)
		for _, a := range m.Anchors {
			letters(a.Span)
		}
		for _, p := range m.Participants {
			letters(p.Span)
		}
	}
}

// The clusters that follow are those that follow from the whole articles.
func sameClusters(t *testing.T, back map[record.ID]*partition.Article, all []*record.Reading) {
	t.Helper()
	x, y := reconcile.New(), reconcile.New()
	for _, r := range all {
		x.Add(r, "")
		b := back[r.Article.ID]
		y.AddAbout(b.Reading, "", b.About)
		if !reflect.DeepEqual(b.Sketch, neardup.SketchOf(r.Article)) {
			t.Errorf("%s: another sketch", r.Article.Path)
		}
	}
	for _, kind := range []string{"event", "statement", "figure"} {
		if g, w := y.Clusters(kind), x.Clusters(kind); !reflect.DeepEqual(g, w) || len(w) == 0 {
			t.Errorf("%d clusters of %ss, want %d, or others", len(g), kind, len(w))
		}
	}
}

// Many articles are written in pieces, and all of them come back.
func TestPieces(t *testing.T) {
	one := readings(t)[0]
	var all []*record.Reading
	for i := range 800 {
		all = append(all, again(t, one, i))
	}
	in := open(t, t.TempDir(), folder.Options{})
	if err := write(t, in, "v1", false, all); err != nil {
		t.Fatal(err)
	}
	names, _ := in.List(t.Context(), "day="+string(one.Article.Published))
	if back := readBack(t, in); len(back) != len(all) || len(names) < 4 {
		t.Errorf("%d articles came back of %d, from %d files", len(back), len(all), len(names))
	}
}

// again returns a reading of the same letters as those of another article.
func again(t *testing.T, r *record.Reading, n int) *record.Reading {
	t.Helper()
	out, a := *r, *r.Article
	a.ID = record.ArticleID(fmt.Append(nil, n))
	out.Article = &a
	out.Events, out.Statements, out.Figures, out.Offices = slices.Clone(r.Events), nil, nil, nil
	for range 4 {
		out.Events = append(out.Events, out.Events...)
	}
	for i := range out.Events {
		e := &out.Events[i]
		e.Article, e.ID = a.ID, record.ID(fmt.Sprintf("event:%d.%d", n, i))
	}
	return &out
}

// A failing is a folder that dies at its n-th file.
type failing struct {
	folder.Folder
	left atomic.Int64
}

var errDied = errors.New("died")

func (f *failing) Put(ctx context.Context, name string, b []byte) error {
	if f.left.Add(-1) < 0 {
		return errDied
	}
	return f.Folder.Put(ctx, name, b)
}

func dyingAfter(in folder.Folder, n int) *failing {
	f := &failing{Folder: in}
	f.left.Store(int64(n))
	return f
}

// A job that dies at any of its files leaves nothing that is read; done again, it
// leaves what one leaves that was never disturbed.
func TestDies(t *testing.T) {
	all := readings(t)
	whole := open(t, t.TempDir(), folder.Options{})
	if err := write(t, whole, "v1", false, all); err != nil {
		t.Fatal(err)
	}
	want := readBack(t, whole)
	files := filesOf(t, whole)
	dir := t.TempDir()
	in := open(t, dir, folder.Options{})
	for left := 0; left < len(files); left += 5 {
		if err := write(t, dyingAfter(in, left), "v1", false, all); !errors.Is(err, errDied) {
			t.Fatalf("after %d files: %v", left, err)
		}
		if _, err := partition.Open(t.Context(), in); err == nil || !strings.Contains(err.Error(), dir+" holds no partitions: 'readout read --to'") {
			t.Fatalf("after %d files: %v", left, err)
		}
	}
	for range 2 {
		if err := write(t, in, "v1", false, all); err != nil {
			t.Fatal(err)
		}
	}
	if got := filesOf(t, in); !slices.Equal(got, files) {
		t.Errorf("files\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(files, "\n"))
	}
	if got := readBack(t, in); !reflect.DeepEqual(got, want) {
		t.Error("something else came back")
	}
}

func filesOf(t *testing.T, in folder.Folder) (out []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(in.String(), "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		rel, _ := filepath.Rel(in.String(), f)
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

// Another version takes the place of the one before, all at once, and leaves
// none of its files.
func TestAnotherVersion(t *testing.T) {
	all := readings(t)
	in := open(t, t.TempDir(), folder.Options{})
	if err := write(t, in, "v1", false, all); err != nil {
		t.Fatal(err)
	}
	before := filesOf(t, in)
	w, err := partition.NewWriter(t.Context(), in, []string{"some file"}, "v1", false)
	if err != nil || !w.Done() || w.Articles() != len(all) {
		t.Errorf("done %v, %d articles, %v", w.Done(), w.Articles(), err)
	}
	if err := write(t, dyingAfter(in, 3), "v2", false, all[1:]); !errors.Is(err, errDied) {
		t.Fatal(err)
	}
	if got := readBack(t, in); len(got) != len(all) {
		t.Errorf("%d articles, want %d of the version before", len(got), len(all))
	}
	if err := write(t, in, "v2", false, all[1:]); err != nil {
		t.Fatal(err)
	}
	if got := readBack(t, in); len(got) != len(all)-1 || len(filesOf(t, in)) > len(before) {
		t.Errorf("%d articles, want %d; %d files", len(got), len(all)-1, len(filesOf(t, in)))
	}
}

// What was altered is not read, and the error says which file.
func TestAltered(t *testing.T) {
	in := open(t, t.TempDir(), folder.Options{})
	if err := write(t, in, "v1", false, readings(t)); err != nil {
		t.Fatal(err)
	}
	files := filesOf(t, in) // the manifest first
	for name, want := range map[string]string{files[0]: "is no manifest", files[len(files)-1]: "is not what its manifest tells"} {
		old, _ := in.Get(t.Context(), name)
		if err := in.Put(t.Context(), name, []byte("{}")); err != nil {
			t.Fatal(err)
		}
		if err := anyError(t, in); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		in.Put(t.Context(), name, old)
	}
	if err := anyError(t, in); err != nil {
		t.Error(err)
	}
}

func anyError(t *testing.T, in folder.Folder) error {
	a, err := partition.Open(t.Context(), in)
	if err != nil {
		return err
	}
	for _, day := range a.Days() {
		for _, err := range a.Articles(t.Context(), day) {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// A manifest that names files elsewhere is refused.
func TestManifest(t *testing.T) {
	for _, name := range []string{"../x", "day=2023-11-01/../../x", "x.parquet", "day=yesterday/x", "month=2023-11/x"} {
		in := open(t, t.TempDir(), folder.Options{})
		b := fmt.Sprintf(`{"job":"a","made":"b","files":[{"name":%q}]}`, name)
		if err := in.Put(t.Context(), "_manifest/a.json", []byte(b)); err != nil {
			t.Fatal(err)
		}
		if _, err := partition.Open(t.Context(), in); err == nil || !strings.Contains(err.Error(), "lies in no folder of a day") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A job is named by what its files hold, wherever they lie.
func TestKeyOf(t *testing.T) {
	dir := t.TempDir()
	in := open(t, dir, folder.Options{})
	for name, b := range map[string]string{"a": "wells", "b/a": "wells", "c": "bread", "d": ""} {
		if err := in.Put(t.Context(), name, []byte(b)); err != nil {
			t.Fatal(err)
		}
	}
	at := func(names ...string) string {
		for i := range names {
			names[i] = filepath.Join(dir, names[i])
		}
		return partition.KeyOf(names...)
	}
	if at("a") != at("b/a") || at("a", "c") != at("b/a", "c") {
		t.Error("the same letters elsewhere are another job")
	}
	seen := map[string]bool{}
	for _, k := range []string{at("a"), at("c"), at("d"), at("missing"), at("a", "c"), at("c", "a"), at("a", "a"), partition.KeyOf("https://post.example/a")} {
		if seen[k] {
			t.Errorf("%s names two jobs", k)
		}
		seen[k] = true
	}
}

// Members of clusters come back.
func TestMembers(t *testing.T) {
	in := open(t, t.TempDir(), folder.Options{})
	w, err := partition.NewClusterWriter(t.Context(), in, "window", "v1")
	if err != nil {
		t.Fatal(err)
	}
	want := []partition.Member{{Cluster: "event/a", Kind: "event", Mention: "event:a", Article: "x", Outlet: "The Post"}, {Cluster: "event/a", Kind: "event", Mention: "event:b", Article: "y", Carries: "x", Shared: true}}
	for _, m := range want {
		if err := w.Add(t.Context(), "2023-11-01", m); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.End(t.Context()); err != nil {
		t.Fatal(err)
	}
	a, err := partition.Open(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	var got []partition.Member
	for m, err := range a.Members(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, m)
	}
	if !slices.Equal(got, want) || len(a.Days()) != 0 {
		t.Errorf("%+v, %q", got, a.Days())
	}
}
