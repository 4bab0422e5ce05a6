package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"readout/internal/store"
)

// RunLedger runs the tests that every ledger must pass. open returns an empty
// one, or the same one again for the same name.
func RunLedger(t *testing.T, open func(t *testing.T, name string) store.Ledger) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, func() store.Ledger)
	}{
		{"a poll comes back", pollComesBack},
		{"errands are found once", errandsOnce},
		{"an errand is settled", errandSettled},
		{"a failed errand is opened again", errandReopened},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.run(t, func() store.Ledger { return open(t, test.name) })
		})
	}
}

const sampleFeed = "https://post.example/feed"

func sampleErrand(key string) store.Errand {
	return store.Errand{
		Key: key, Link: key + "?utm_source=rss", Feed: sampleFeed, Title: "Talks’ end", Outlet: "The Sample",
		Language: "en", Authors: []string{"A. Writer", "B. Other"}, Dates: []string{"Tue, 07 May 2024 08:00:00 +0200"}, Body: "<p>They met.</p>",
	}
}

func pollComesBack(t *testing.T, open func() store.Ledger) {
	l := open()
	if p, err := l.Poll(ctx, sampleFeed); err != nil || p != (store.Poll{Feed: sampleFeed}) {
		t.Errorf("a feed never polled: %+v, %v", p, err)
	}
	for _, want := range []store.Poll{
		{Feed: sampleFeed, ETag: `"1"`, LastModified: "Tue, 07 May 2024 06:00:00 GMT"},
		{Feed: sampleFeed, ETag: `"1"`, Tries: 3, Next: time.Unix(1715000000, 0).UTC()},
	} {
		if _, err := l.SetPoll(ctx, want, nil); err != nil {
			t.Fatal(err)
		}
		if got, err := open().Poll(ctx, sampleFeed); err != nil || got != want {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	}
}

func errandsOnce(t *testing.T, open func() store.Ledger) {
	l := open()
	a, b, c := sampleErrand("https://post.example/a"), sampleErrand("https://post.example/b"), sampleErrand("https://post.example/0")
	mustFind(t, l, 2, a, b, a)
	again := b
	again.Title = "Another title"
	mustFind(t, l, 1, again, c)
	got, err := open().Errands(ctx)
	if want := []store.Errand{a, b, c}; err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}

func mustFind(t *testing.T, l store.Ledger, fresh int, found ...store.Errand) {
	t.Helper()
	if n, err := l.SetPoll(ctx, store.Poll{Feed: sampleFeed}, found); err != nil || n != fresh {
		t.Fatalf("SetPoll found %d, %v; want %d", n, err, fresh)
	}
}

func errandSettled(t *testing.T, open func() store.Ledger) {
	l := open()
	a, b := sampleErrand("https://post.example/a"), sampleErrand("https://post.example/b")
	mustFind(t, l, 2, a, b)
	a.State, a.Article = store.Kept, "sha256:1"
	b.Tries, b.Why, b.Next = 2, "timeout", time.Unix(1715000000, 0).UTC()
	for _, e := range []store.Errand{a, b} {
		if err := l.SetErrand(ctx, e); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := l.Errands(ctx); err != nil || !reflect.DeepEqual(got, []store.Errand{b}) {
		t.Errorf("open are %+v, %v, want %+v", got, err, b)
	}
	mustFind(t, l, 0, a, b) // announced again
	if err := l.SetErrand(ctx, sampleErrand("https://post.example/c")); !errors.Is(err, store.ErrNone) {
		t.Errorf("an errand that nobody found: %v", err)
	}
}

func errandReopened(t *testing.T, open func() store.Ledger) {
	l := open()
	a, b := sampleErrand("https://post.example/a"), sampleErrand("https://post.example/b")
	mustFind(t, l, 2, a, b)
	a.State, a.Why, a.Tries = store.Failed, "HTTP status 404", 1
	b.State = store.Skipped
	l.SetErrand(ctx, a)
	l.SetErrand(ctx, b)
	if n, err := l.Reopen(ctx); n != 1 || err != nil {
		t.Fatalf("opened %d, %v", n, err)
	}
	got, err := l.Errands(ctx)
	if err != nil || len(got) != 1 || got[0].Key != a.Key || got[0].Tries != 0 || got[0].State != store.Open {
		t.Errorf("open are %+v, %v", got, err)
	}
}
