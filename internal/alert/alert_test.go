package alert_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/actor"
	"readout/internal/alert"
	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/query"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/timex"
)

// A clock on which waiting takes no time.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.now = c.now.Add(d)
	return ctx.Err()
}

// What outlets tell. Two tell of one meeting in their own words, a third carries
// the words of the first and adds some.
const (
	harbour = "The Norwegian foreign minister Ola Nordskar met his Peruvian counterpart Ada Quispe in Oslo on Tuesday to talk about the harbour. " +
		"The talks lasted for three hours and were held behind closed doors in the old customs house by the water, where treaties have been signed since 1905."
	carrier = harbour + "\n\nReaders may send letters about the harbour to this newspaper."
	other   = "Ada Quispe, the foreign minister of Peru, met with Norwegian Foreign Minister Ola Nordskar in Oslo on Tuesday, her office said."
	bridge  = "At least 40 people were killed when a bridge fell in Lima on Monday, the Peruvian interior ministry said."
	grain   = "The agriculture ministers of Kenya and Uganda met in Nairobi on Wednesday and signed an agreement on grain."
)

var reader = sync.OnceValues(read.New)

// A desk is a store with alerts, and what tells them.
type desk struct {
	*alert.Teller
	t     *testing.T
	store *sqlite.Store
	dir   string
	clock *clock
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	dir := t.TempDir()
	s, err := sqlite.Open(filepath.Join(dir, "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	k := &clock{time.Date(2024, 5, 8, 8, 0, 0, 0, time.UTC)}
	d := &desk{t: t, store: s, dir: dir, clock: k}
	d.Teller = &alert.Teller{Store: s, Known: actor.Known(), Clock: k, Tries: 3, MaxBytes: alert.DefaultMaxBytes}
	d.Teller.Post = func(context.Context, fetch.Posting) error { t.Error("something was posted"); return nil }
	return d
}

// keep reads an article of an outlet and keeps what it says.
func (d *desk) keep(outlet, url, words string, published timex.Date) *record.Reading {
	d.t.Helper()
	r, err := reader()
	if err != nil {
		d.t.Fatal(err)
	}
	a, err := intake.FromBytes(outlet+".txt", []byte(words))
	if err != nil {
		d.t.Fatal(err)
	}
	a.Outlet, a.URL, a.Published, a.PublishedFrom = outlet, url, published, "metadata"
	out, err := r.Read(a)
	if err != nil {
		d.t.Fatal(err)
	}
	out.Stamp("test-1")
	if kept, err := d.store.Keep(d.t.Context(), out); err != nil || !kept {
		d.t.Fatalf("kept %v, %v", kept, err)
	}
	return out
}

// add saves an alert on events of a type.
func (d *desk) add(name, way string, o alert.Options) {
	d.t.Helper()
	w, err := alert.ParseWay(way)
	if err != nil {
		d.t.Fatal(err)
	}
	s := alert.Saved{Name: name, Way: w, Options: o, Filter: query.Filter{Kind: store.KindEvent, Types: []string{"consult"}}}
	a, err := s.Save()
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.store.AddAlert(d.t.Context(), a, false); err != nil {
		d.t.Fatal(err)
	}
}

// run runs an alert, and wants the summary in words.
func (d *desk) run(name, want string) error {
	d.t.Helper()
	sum, err := d.Run(d.t.Context(), d.saved(name))
	if sum.String() != want {
		d.t.Errorf("%s: %v, %v\nwant %s", name, sum, err, want)
	}
	return err
}

func (d *desk) saved(name string) store.Alert {
	d.t.Helper()
	list, err := d.store.Alerts(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, a := range list {
		if a.Name == name {
			return a
		}
	}
	d.t.Fatalf("there is no alert %s", name)
	return store.Alert{}
}

// broken is a store in which marks cannot be set, as if the program were killed
// when all had been sent.
type broken struct{ *sqlite.Store }

var errKilled = errors.New("killed")

func (broken) SetMarks(context.Context, string, []store.Mark) error { return errKilled }

// What says the same in the same words is told once, another telling as such.
func TestTellings(t *testing.T) {
	d := newDesk(t)
	d.keep("The Old Post", "", grain, "2024-05-07")
	d.add("talks", "atom:"+filepath.Join(d.dir, "talks.xml"), alert.Options{})
	file := ", written to " + filepath.Join(d.dir, "talks.xml")
	first := d.keep("The Oslo Post", "", harbour, "2024-05-08")
	if len(first.Events) != 1 {
		t.Fatalf("read %d events", len(first.Events))
	}
	d.run("talks", "1 new"+file)
	d.run("talks", "nothing new")
	d.keep("The Bergen Post", "", carrier, "2024-05-08")
	d.run("talks", "1 in the same words, not told again"+file) // now carried by both
	d.run("talks", "nothing new")
	d.keep("The Lima Post", "", other, "2024-05-09")
	d.keep("The Lima Star", "", bridge, "2024-05-09")
	d.run("talks", "1 told by others before"+file)
	again := d.keep2(first, "test-2") // read again by a newer program, which finds the same
	if again.Events[0].ID == first.Events[0].ID {
		t.Fatal("the reading is no other")
	}
	d.run("talks", "1 in the same words, not told again")
	d.run("talks", "nothing new")
	marks, err := d.store.Marks(t.Context(), "talks", store.WhichMarks{})
	got := ""
	for _, m := range marks {
		got += fmt.Sprintf("%q %v;", m.Kind, m.Leads == first.Events[0].ID)
	}
	if want := `"" false;"carried" true;"also" true;"carried" true;`; err != nil || got != want {
		t.Errorf("marks %s, %v, want %s", got, err, want)
	}
}

// keep2 keeps a reading by another version, whose events have other ids.
func (d *desk) keep2(r *record.Reading, version string) *record.Reading {
	d.t.Helper()
	out := *r
	out.Events = append([]record.EventMention(nil), r.Events...)
	out.Statements, out.Figures, out.Offices = nil, nil, nil
	for i := range out.Events {
		out.Events[i].Trigger = nil
		out.Events[i].ID = out.Events[i].Hash()
	}
	out.Stamp(version)
	if kept, err := d.store.Keep(d.t.Context(), &out); err != nil || !kept {
		d.t.Fatalf("kept %v, %v", kept, err)
	}
	return &out
}

// Whom the record does not name yet is waited for.
func TestAbsent(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "a.xml")
	s := alert.Saved{Name: "a", Way: alert.Way{Kind: alert.ToAtom, Where: file}, Filter: query.Filter{Kind: store.KindEvent, Parties: []string{"Nordskar"}}}
	a, err := s.Save()
	if err != nil {
		t.Fatal(err)
	}
	if err := d.store.AddAlert(t.Context(), a, false); err != nil {
		t.Fatal(err)
	}
	d.run("a", `nothing new, nobody in the record is called "Nordskar"; 'readout actors list' tells who is in it, written to `+file)
	d.keep("The Oslo Post", "", harbour, "2024-05-08")
	if err := d.run("a", "1 new, written to "+file); err != nil {
		t.Error(err)
	}
}

// What a person has corrected is told as corrected, what was dropped is not told.
func TestCorrected(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "talks.xml")
	d.add("talks", "atom:"+file, alert.Options{})
	e := d.keep("The Oslo Post", "", harbour, "2024-05-08").Events[0]
	d.keep("The Nairobi Post", "", grain, "2024-05-08")
	for f, err := range d.store.Find(t.Context(), store.Where{Kind: store.KindEvent, Types: []string{"CONSULT"}}) {
		if err != nil {
			t.Fatal(err)
		}
		c := record.Correction{Article: f.Article.ID, Mention: f.ID(), Kind: store.KindEvent, Act: record.Dropped,
			Exact: f.Article.Text.Slice(f.Event.Span), Because: "a plan only", By: "Ada", At: d.clock.now}
		if f.ID() == e.ID {
			c.Act, c.Changes = record.Changed, []record.Change{{Field: "status", Was: []byte(`"actual"`), Now: []byte(`"denied"`)}}
		}
		c.ID = c.Hash()
		if err := d.store.Correct(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	d.run("talks", "1 new, written to "+file)
	if feed := string(read1(t, file)); !strings.Contains(feed, "CONSULT DENIED Ola Nordskar") {
		t.Errorf("told as\n%s", feed)
	}
}
