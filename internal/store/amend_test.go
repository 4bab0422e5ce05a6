package store_test

import (
	"encoding/json"
	"slices"
	"testing"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

// reread is what a store keeps after a newer version has read a sample: change
// says what it reads otherwise.
func reread(t *testing.T, old *record.Reading, change func(*record.Reading)) *store.Entry {
	t.Helper()
	newer := storetest.Read(old.Article.Raw, old.Article.Path, "test-2")
	newer.Events = slices.Clone(old.Events)
	change(newer)
	newer.Stamp("test-2")
	was, err := store.Lay(old)
	if err != nil {
		t.Fatal(err)
	}
	now, err := store.Lay(newer)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range was.Mentions {
		if !slices.ContainsFunc(now.Mentions, func(n store.Mention) bool { return n.ID == m.ID }) {
			m.Superseded = "test-2"
			now.Mentions = append(now.Mentions, m)
		}
	}
	return now
}

// second gives a sample another event with the same words.
func second(r *record.Reading) *record.EventMention {
	e := r.Events[0]
	e.Recipients = []record.Actor{{ID: "NOR", Name: "Norway", Country: "NOR", Kind: record.KindState}}
	e.ID = e.Hash()
	r.Events = append(r.Events, e)
	return &r.Events[1]
}

// shorter cuts the span of an event as a newer version might.
func shorter(e *record.EventMention) {
	e.Span.End--
	e.ID = e.Hash()
}

// What persons corrected outlives reading the article again, on the mention
// that has taken the place of the one they meant, and on no other.
func TestRereading(t *testing.T) {
	status, _ := json.Marshal(record.Denied)
	for _, c := range []struct {
		name    string
		act     record.Act
		change  func(*record.Reading)
		outcome store.Outcome
		events  int
		denied  int // how many of them are
	}{
		{"the same", record.Changed, func(*record.Reading) {}, store.Holds, 2, 1},
		{"shorter", record.Changed, func(r *record.Reading) { shorter(&r.Events[0]); shorter(&r.Events[1]) }, store.Holds, 2, 1},
		{"agrees", record.Changed, func(r *record.Reading) {
			shorter(&r.Events[0])
			r.Events[0].Status = record.Denied
			r.Events[0].ID = r.Events[0].Hash()
		}, store.Agrees, 2, 1},
		{"gone", record.Changed, func(r *record.Reading) { r.Events = r.Events[1:] }, store.Orphaned, 1, 0},
		{"gone, the other shorter", record.Changed, func(r *record.Reading) { r.Events = r.Events[1:]; shorter(&r.Events[0]) }, store.Orphaned, 1, 0},
		{"another type", record.Changed, func(r *record.Reading) {
			r.Events[0].Type = plover.Accuse
			r.Events[0].ID = r.Events[0].Hash()
		}, store.Orphaned, 2, 0},
		{"dropped, gone", record.Dropped, func(r *record.Reading) { r.Events = r.Events[1:] }, store.Agrees, 1, 0},
		{"dropped, gone, the other shorter", record.Dropped, func(r *record.Reading) { r.Events = r.Events[1:]; shorter(&r.Events[0]) }, store.Agrees, 1, 0},
		{"dropped, shorter", record.Dropped, func(r *record.Reading) { shorter(&r.Events[0]) }, store.Holds, 1, 0},
		{"right, read otherwise", record.Right, func(r *record.Reading) { r.Events[0].Status = record.Planned }, store.Holds, 2, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := storetest.Sample(1)
			beside := second(old).ID
			x := record.Correction{Article: old.Article.ID, Mention: old.Events[0].ID, Kind: "event", Act: c.act, Beside: []record.ID{beside}}
			if c.act != record.Dropped {
				x.Changes = []record.Change{{Field: "status", Now: status}}
			}
			e := reread(t, old, c.change)
			e.Corrections = []record.Correction{x}
			effects, err := e.Effects()
			if err != nil || effects[0].Outcome != c.outcome {
				t.Errorf("%+v %v, want %s", effects, err, c.outcome)
			}
			r, err := e.Reading()
			if err != nil || len(r.Events) != c.events {
				t.Fatalf("%d events, want %d; %v", len(r.Events), c.events, err)
			}
			denied := 0
			for _, m := range r.Events {
				if m.Status == record.Denied {
					denied++
				}
			}
			if denied != c.denied {
				t.Errorf("%d are denied, want %d", denied, c.denied)
			}
			if again, err := e.AsRead(); err != nil || len(again.Events) == 0 {
				t.Errorf("as read %d, %v", len(again.Events), err)
			}
		})
	}
}

// One that was overlooked stands until the program reads it by itself.
func TestAdded(t *testing.T) {
	old := storetest.Sample(1)
	all := old.Events
	old.Events = nil
	body, err := json.Marshal(all[0])
	if err != nil {
		t.Fatal(err)
	}
	c := record.Correction{Article: old.Article.ID, Mention: all[0].ID, Kind: "event", Act: record.Added, Mentioned: body, Exact: old.Article.Text.Slice(all[0].Span)}
	for _, x := range []struct {
		name    string
		change  func(*record.Reading)
		exact   string
		outcome store.Outcome
		marks   int
	}{
		{"overlooked", func(*record.Reading) {}, c.Exact, store.Holds, 1},
		{"read", func(r *record.Reading) { r.Events = slices.Clone(all); shorter(&r.Events[0]) }, c.Exact, store.Agrees, 0},
		{"other letters", func(*record.Reading) {}, "We call for nothing", store.Orphaned, -1},
	} {
		e := reread(t, old, x.change)
		c.Exact = x.exact
		e.Corrections = []record.Correction{c}
		effects, err := e.Effects()
		if err != nil || effects[0].Outcome != x.outcome {
			t.Errorf("%s: %+v %v, want %s", x.name, effects, err, x.outcome)
		}
		r, err := e.Reading()
		if err != nil {
			t.Fatal(err)
		}
		if x.marks < 0 != (len(r.Events) == 0) || x.marks >= 0 && len(r.Events[0].Corrected) != x.marks {
			t.Errorf("%s: %+v", x.name, r.Events)
		}
	}
}

// What pointed to a dropped mention points nowhere.
func TestDroppedIsForgotten(t *testing.T) {
	r := storetest.Sample(1)
	r.Events[0].ToldAs = r.Statements[0].ID
	e, err := store.Lay(r)
	if err != nil {
		t.Fatal(err)
	}
	e.Corrections = []record.Correction{{Mention: r.Statements[0].ID, Kind: "statement", Act: record.Dropped}}
	got, err := e.Reading()
	if err != nil || len(got.Statements) != 0 || got.Events[0].ToldAs != "" {
		t.Errorf("%+v %v", got, err)
	}
}

// Damage is an error that names the correction, not a panic.
func TestDamagedCorrection(t *testing.T) {
	r := storetest.Sample(1)
	e, err := store.Lay(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []record.Correction{
		{Mention: r.Events[0].ID, Act: record.Changed, Changes: []record.Change{{Field: "colour", Now: []byte(`"red"`)}}},
		{Mention: r.Events[0].ID, Act: record.Changed, Changes: []record.Change{{Field: "actor", Now: []byte(`{`)}}},
		{Mention: "event:1", Act: record.Added, Kind: "event", Mentioned: []byte(`[]`)},
		{Mention: "event:1", Act: record.Added, Kind: "tree"},
	} {
		c.ID = "correction:1"
		e.Corrections = []record.Correction{c}
		if _, err := e.Reading(); err == nil {
			t.Errorf("%+v is no error", c)
		}
	}
}

func FuzzAmend(f *testing.F) {
	f.Add("actor", []byte(`[{"Name":"x"}]`), true)
	f.Add("place", []byte(`null`), false)
	f.Add("date", []byte(`"2023"`), true)
	f.Fuzz(func(t *testing.T, field string, now []byte, added bool) {
		r := storetest.Sample(1)
		e, err := store.Lay(r)
		if err != nil {
			t.Fatal(err)
		}
		c := record.Correction{Mention: r.Events[0].ID, Kind: "event", Act: record.Changed, Changes: []record.Change{{Field: field, Now: now}}}
		if added {
			c = record.Correction{Mention: "event:new", Kind: "event", Act: record.Added, Mentioned: now}
		}
		e.Corrections = []record.Correction{c}
		got, err := e.Reading()
		if err != nil {
			return
		}
		for _, m := range got.Events {
			if _, err := store.Slice(e.Text, m.Span); err != nil {
				t.Errorf("%s %s: %v", field, now, err)
			}
		}
	})
}
