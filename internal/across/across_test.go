package across_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/across"
	"readout/internal/beside"
	"readout/internal/export"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/text"
)

// readAll reads the text files of folders.
func readAll(t *testing.T, version string, dirs ...string) (out []*record.Reading) {
	t.Helper()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		paths, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
		if len(paths) == 0 {
			t.Fatalf("%s: no texts", dir)
		}
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a, err := intake.FromBytes(filepath.Base(path), raw)
			if err != nil {
				t.Fatal(err)
			}
			r, err := reader.Read(a)
			if err != nil {
				t.Fatal(err)
			}
			r.Stamp(version)
			out = append(out, r)
		}
	}
	return out
}

func keep(t *testing.T, all []*record.Reading) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, r := range all {
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func load(t *testing.T, s store.Store) *across.Record {
	t.Helper()
	r, err := across.Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func exported(t *testing.T, r *across.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.Record(t.Context(), &b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The record is the same in whatever order its articles came.
func TestAnyOrderOfArticles(t *testing.T) {
	for name, dirs := range map[string][]string{
		"examples": {"../../examples/ankara-visit", "../../examples/ahli-hospital", "../../examples/pazigyi-air-strike"},
		"dev":      {},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "dev" {
				dirs = []string{beside.Path(t, "gold", "dev", "text")}
			}
			all := readAll(t, "test-1", dirs...)
			want := exported(t, load(t, keep(t, all)))
			for seed := range uint64(20) {
				r := rand.New(rand.NewPCG(seed, 5))
				r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
				if got := exported(t, load(t, keep(t, all))); !bytes.Equal(got, want) {
					t.Fatalf("order %d: other bytes", seed)
				}
			}
		})
	}
}

// A person's judgement wins, and stays when a newer program reads the articles
// in other words; withdrawn it has no effect.
func TestJudgementOutlivesReading(t *testing.T) {
	all := readAll(t, "test-1", "../../examples/ankara-visit")
	s := keep(t, all)
	r := load(t, s)
	var a, b record.ID
	for _, c := range r.Clusters("event") {
		if len(c.Tellings) > 1 {
			a, b = c.Tellings[0].Mentions[0], c.Tellings[1].Mentions[0]
			break
		}
	}
	if a == "" {
		t.Fatal("nothing is told twice")
	}
	j := record.Judgement{Verdict: record.Different, By: "Ada", At: time.Unix(1e9, 0).UTC(), Because: []record.Reason{{Words: "two days"}}}
	j.A, j.B = record.Pair(a, b)
	j.ID = j.Hash()
	if holds, err := r.Keep(t.Context(), j); !holds || err != nil {
		t.Fatalf("Keep = %v, %v", holds, err)
	}
	together := func(r *across.Record, what string, want bool) {
		t.Helper()
		x, _ := r.Cluster(r.Heir(a))
		y, _ := r.Cluster(r.Heir(b))
		if got := x.ID != "" && x.ID == y.ID; got != want {
			t.Errorf("%s: together %v, want %v", what, got, want)
		}
	}
	together(r, "judged", false)
	together(load(t, s), "loaded again", false)

	for _, x := range readAll(t, "test-2", "../../examples/ankara-visit") {
		for i := range x.Events { // a newer version cuts the span shorter
			e := &x.Events[i]
			e.Span.End = max(e.Span.End-1, lastOf(e.Trigger))
			e.ID = e.Hash()
		}
		if _, err := s.Keep(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	again := load(t, s)
	if again.Heir(a) == a || again.Heir(a) == "" {
		t.Fatalf("%s has become %q", a, again.Heir(a))
	}
	together(again, "read again", false)

	if _, err := across.Undo(t.Context(), s, string(j.ID)[:18], record.Withdrawal{By: "Ada", At: time.Unix(2e9, 0).UTC()}); err != nil {
		t.Fatal(err)
	}
	together(load(t, s), "withdrawn", true)
	if _, err := across.Undo(t.Context(), s, string(j.ID), record.Withdrawal{}); err == nil {
		t.Error("withdrawn twice")
	}
}

func lastOf(spans []text.Span) (end int) {
	for _, s := range spans {
		end = max(end, s.End)
	}
	return end
}

// "Same" against "different" is kept, and does not hold.
func TestRefused(t *testing.T) {
	s := keep(t, readAll(t, "test-1", "../../examples/ankara-visit"))
	r := load(t, s)
	var ids []record.ID
	for _, c := range r.Clusters("event") {
		ids = append(ids, c.Mentions()[0])
	}
	for i, x := range []struct {
		a, b  record.ID
		v     record.Verdict
		holds bool
	}{
		{ids[0], ids[1], record.Same, true}, {ids[1], ids[2], record.Different, true}, {ids[0], ids[2], record.Same, false},
	} {
		j := record.Judgement{Verdict: x.v, By: "Ada", At: time.Unix(int64(i), 0).UTC()}
		j.A, j.B = record.Pair(x.a, x.b)
		j.ID = j.Hash()
		if holds, err := r.Keep(t.Context(), j); holds != x.holds || err != nil {
			t.Errorf("%d: holds %v, want %v; %v", i, holds, x.holds, err)
		}
	}
}

func TestNamed(t *testing.T) {
	r := load(t, keep(t, readAll(t, "test-1", "../../examples/ankara-visit")))
	id := r.Clusters("event")[0].Mentions()[0]
	hash := string(id)[len("event:"):]
	for _, name := range []string{string(id), "event/" + hash, hash, hash[:8], "event:" + hash[:8], "event/" + hash[:8]} {
		if got, err := r.Named(name); got != id || err != nil {
			t.Errorf("Named(%q) = %v, %v, want %v", name, got, err, id)
		}
	}
	for _, name := range []string{"", "e", "event:", "event:zzzz", "nothing", fmt.Sprint(hash, "0")} {
		if got, err := r.Named(name); err == nil {
			t.Errorf("Named(%q) = %v, want an error", name, got)
		}
	}
}
