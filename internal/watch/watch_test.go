package watch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/fetch"
	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store"
)

// A clock on which waiting takes no time.
type clock struct {
	mu  sync.Mutex
	now time.Time
	end time.Time // Sleep past it stops the watch
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	if !c.end.IsZero() && c.now.After(c.end) {
		return context.Canceled
	}
	return ctx.Err()
}

// A memory is a ledger and a store of articles.
type memory struct {
	mu      sync.Mutex
	polls   map[string]store.Poll
	errands []store.Errand
	kept    map[record.ID]*record.Article
	broken  error
}

func (m *memory) Poll(_ context.Context, feed string) (store.Poll, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.polls[feed]
	p.Feed = feed
	return p, m.broken
}

func (m *memory) SetPoll(_ context.Context, p store.Poll, found []store.Errand) (fresh int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.polls[p.Feed] = p
	for _, e := range found {
		if m.at(e.Key) < 0 {
			m.errands = append(m.errands, e)
			fresh++
		}
	}
	return fresh, nil
}

func (m *memory) at(key string) int {
	return slices.IndexFunc(m.errands, func(e store.Errand) bool { return e.Key == key })
}

func (m *memory) Errands(context.Context) ([]store.Errand, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(m.errands), func(e store.Errand) bool { return e.State != store.Open }), nil
}

func (m *memory) SetErrand(_ context.Context, e store.Errand) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.errands[m.at(e.Key)] = e
	return nil
}

func (m *memory) Reopen(context.Context) (int, error) { return 0, nil }

func (m *memory) has(_ context.Context, id record.ID) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept[id] != nil, nil
}

// A site is a server of feeds and pages that counts what it is asked.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	files map[string]string
	asked map[string]int
	odd   func(w http.ResponseWriter, r *http.Request, times int) bool
}

func newSite(t *testing.T, files map[string]string) *site {
	s := &site{files: files, asked: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked[r.URL.Path]++
		times := s.asked[r.URL.Path]
		body, ok := s.files[r.URL.Path]
		s.mu.Unlock()
		tag := fmt.Sprintf(`"%d"`, len(body))
		switch {
		case s.odd != nil && s.odd(w, r, times):
		case !ok:
			http.NotFound(w, r)
		case r.Header.Get("If-None-Match") == tag:
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", tag)
			fmt.Fprint(w, body)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) set(path, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = body
}

func (s *site) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

// rssOf is a feed of these pages.
func rssOf(links ...string) string {
	out := `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Example Post</title>`
	for _, l := range links {
		out += fmt.Sprintf(`<item><title>On %s</title><link>%s</link><pubDate>Tue, 07 May 2024 08:00:00 +0200</pubDate>`+
			`<content:encoded><![CDATA[<p>%s</p>]]></content:encoded></item>`, l, l, strings.Repeat("The feed tells of "+l+" itself. ", 12))
	}
	return out + "</channel></rss>"
}

func pageOf(words string) string {
	return "<!DOCTYPE html><html lang=en><title>T</title><body><article><p>" + strings.Repeat(words+" It was a long day in the capital, she said. ", 6) + "</p></article></body></html>"
}

// newWatch returns a watch of the feeds, on a clock of its own.
func newWatch(m *memory, feeds ...string) *Watch {
	k := &clock{now: time.Date(2024, 5, 7, 8, 0, 0, 0, time.UTC)}
	c := fetch.New(fetch.Options{Program: "Readout/1", AllowPrivate: true, Delay: -1, Clock: k})
	return &Watch{Feeds: feeds, Fetch: c.Get, Ledger: m, Kept: m.has, Clock: k, Patience: 2 * time.Second}
}

func newMemory() *memory {
	return &memory{polls: map[string]store.Poll{}, kept: map[record.ID]*record.Article{}}
}

// follow runs a watch to its end: articles are kept, and not read. It returns
// what was kept and what failed, sorted.
func follow(t *testing.T, w *Watch, m *memory) (kept, failed []string) {
	t.Helper()
	r := run.Run{Workers: 2, Version: "test", Read: func(a *record.Article) (*record.Reading, error) { return &record.Reading{Article: a}, nil }}
	r.Show = func(res run.Result) error {
		if res.Err != nil {
			failed = append(failed, res.Err.Error())
		} else {
			m.mu.Lock()
			m.kept[res.Article.ID] = res.Article
			m.mu.Unlock()
			kept = append(kept, res.Article.Path)
		}
		return w.Settle(t.Context(), res)
	}
	if _, err := r.Do(t.Context(), w.Found(t.Context())); err != nil {
		t.Fatal(err)
	}
	slices.Sort(kept)
	slices.Sort(failed)
	return kept, failed
}

func wantLists(t *testing.T, got, failed, want, wantFailed []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	for i := range max(len(failed), len(wantFailed)) {
		if i >= len(failed) || i >= len(wantFailed) || !strings.Contains(failed[i], wantFailed[i]) {
			t.Fatalf("failed %q, want %q", failed, wantFailed)
		}
	}
}

func TestOnce(t *testing.T) {
	s := newSite(t, map[string]string{
		"/feed": rssOf("/a", "/b?utm_source=rss", "/gone", "/short", "/picture.png"), "/a": pageOf("The ministers met."), "/b": "The envoys talked about grain.",
		"/short": "<html><body>No.</body></html>", "/more.opml": `<opml><outline xmlUrl="/feed"/><outline xmlUrl="second"/></opml>`,
		"/second": rssOf("/b"), "/robots.txt": "User-agent: *\nDisallow: /picture",
	})
	m := newMemory()
	w := newWatch(m, s.URL+"/more.opml", s.URL+"/feed")
	kept, failed := follow(t, w, m)
	wantLists(t, kept, failed, []string{s.URL + "/a", s.URL + "/b?utm_source=rss"},
		[]string{s.URL + "/gone: the host answered 404 Not Found", s.URL + "/picture.png: is not to be read by programs", s.URL + "/short: holds no article"})
	if got, want := w.Summary(), (Summary{Feeds: 2, Polls: 2, Announced: 6, Fresh: 5}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, a := range m.kept {
		if a.Outlet != "The Example Post" || a.Published != "2024-05-07" || a.PublishedFrom != "feed" || a.Title == "" || len(a.Diagnostics) > 0 {
			t.Errorf("the feed's own words are lost: %+v", a)
		}
	}
	states := map[store.State]int{}
	for _, e := range m.errands {
		states[e.State]++
	}
	if want := map[store.State]int{store.Kept: 2, store.Failed: 1, store.Skipped: 2}; !reflect.DeepEqual(states, want) {
		t.Errorf("states %v, want %v", states, want)
	}

	// The second time the outlet says that nothing is new, and nothing is fetched.
	w = newWatch(m, s.URL+"/feed")
	kept, failed = follow(t, w, m)
	wantLists(t, kept, failed, nil, nil)
	if got, want := w.Summary(), (Summary{Feeds: 1, Polls: 1, Unchanged: 1}); got != want || s.count("/a") != 1 || s.count("/gone") != 1 {
		t.Errorf("got %+v, want %+v; asked %v", got, want, s.asked)
	}

	// What is new is fetched, and no more.
	s.set("/feed", rssOf("/c", "/a"))
	s.set("/c", pageOf("The third article."))
	kept, _ = follow(t, newWatch(m, s.URL+"/feed"), m)
	if !slices.Equal(kept, []string{s.URL + "/c"}) || s.count("/a") != 1 {
		t.Errorf("kept %q, asked %v", kept, s.asked)
	}
}

// What was announced before the program was stopped is not lost, although the
// outlet now says that nothing is new; what was kept is not fetched again.
func TestStopped(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": rssOf("/a", "/b", "/c"), "/a": pageOf("A."), "/b": pageOf("B."), "/c": pageOf("C.")})
	m := newMemory()
	w := newWatch(m, s.URL+"/feed")
	w.Hosts = 1
	n := 0
	for parse, err := range w.Found(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 1 { // kept, but the ledger never heard of it
			a, _ := parse()
			m.kept[a.ID] = a
		} else {
			break
		}
	}
	kept, failed := follow(t, newWatch(m, s.URL+"/feed"), m)
	wantLists(t, kept, failed, []string{s.URL + "/b", s.URL + "/c"}, nil)
	if s.count("/a") != 1 || s.count("/b") != 2 {
		t.Errorf("asked %v", s.asked)
	}
}

// An hour of a feed, asked every ten minutes.
func TestEvery(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": rssOf("/a"), "/a": pageOf("A."), "/b": pageOf("B.")})
	s.odd = func(w http.ResponseWriter, r *http.Request, times int) bool {
		if r.URL.Path == "/feed" && times == 3 {
			s.set("/feed", rssOf("/a", "/b"))
		}
		return false
	}
	m := newMemory()
	w := newWatch(m, s.URL+"/feed")
	w.Every = 10 * time.Minute
	w.Clock.(*clock).end = w.Clock.Now().Add(65 * time.Minute)
	rounds := 0
	w.Tell = func(Summary) { rounds++ }
	kept, _ := follow(t, w, m)
	if !slices.Equal(kept, []string{s.URL + "/a", s.URL + "/b"}) || s.count("/feed") != 7 || rounds != 7 {
		t.Errorf("kept %q, %d rounds, asked %v", kept, rounds, s.asked)
	}
}

// A host with many articles does not keep feeds from being asked in time.
func TestManyArticles(t *testing.T) {
	files := map[string]string{}
	var links []string
	for i := range 300 {
		links = append(links, fmt.Sprintf("/%d", i))
		files[links[i]] = pageOf("No. " + links[i])
	}
	files["/feed"] = rssOf(links...)
	s := newSite(t, files)
	m := newMemory()
	w := newWatch(m, s.URL+"/feed")
	c := fetch.New(fetch.Options{Program: "Readout/1", AllowPrivate: true, Delay: 2 * time.Second, Clock: w.Clock})
	w.Fetch, w.Every = c.Get, 3*time.Minute
	w.Clock.(*clock).end = w.Clock.Now().Add(11 * time.Minute)
	kept, _ := follow(t, w, m)
	if len(kept) != 300 || s.count("/feed") != 4 || s.count("/299") != 1 {
		t.Errorf("kept %d, asked for the feed %d times", len(kept), s.count("/feed"))
	}
}

// A host that wants to be left in peace for a second is waited for; one that
// wants an hour is put off to the next run. Nobody is asked in between.
func TestPutOff(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": rssOf("/a", "/b"), "/a": pageOf("A."), "/b": pageOf("B.")})
	wait := "1"
	s.odd = func(w http.ResponseWriter, r *http.Request, times int) bool {
		busy := r.URL.Path == "/a" && (times == 1 || times == 2)
		if busy {
			w.Header().Set("Retry-After", wait)
			w.WriteHeader(http.StatusTooManyRequests)
			wait = "3600"
		}
		return busy
	}
	m := newMemory()
	w := newWatch(m, s.URL+"/feed")
	w.Patience = 3 * time.Second
	kept, failed := follow(t, w, m)
	wantLists(t, kept, failed, nil, []string{"/a: is put off (HTTP status 429): the next run after 2024-05-07T09:00:0", "/b: is put off"})
	if s.count("/a") != 2 || s.count("/b") != 0 || w.Summary().Waiting != 2 {
		t.Errorf("asked %v, %+v", s.asked, w.Summary())
	}
	w = newWatch(m, s.URL+"/feed")
	w.Clock.(*clock).now = w.Clock.Now().Add(2 * time.Hour)
	kept, failed = follow(t, w, m)
	wantLists(t, kept, failed, []string{s.URL + "/a", s.URL + "/b"}, nil)
}

// A feed whose host asks for patience is asked again when that is over.
func TestFeedPutOff(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": rssOf("/a"), "/a": pageOf("A.")})
	wait := "2"
	s.odd = func(w http.ResponseWriter, r *http.Request, times int) bool {
		busy := r.URL.Path == "/feed" && times < 3
		if busy {
			w.Header().Set("Retry-After", wait)
			w.WriteHeader(http.StatusServiceUnavailable)
			wait = "600"
		}
		return busy
	}
	m := newMemory()
	w := newWatch(m, s.URL+"/feed")
	_, failed := follow(t, w, m)
	wantLists(t, nil, failed, nil, []string{"/feed: the host answered 503"})
	if got, want := w.Summary(), (Summary{Feeds: 1, Failed: 2}); got != want || s.count("/feed") != 2 {
		t.Errorf("got %+v, want %+v, asked %v", got, want, s.asked)
	}
	_, failed = follow(t, newWatch(m, s.URL+"/feed"), m)
	wantLists(t, nil, failed, nil, []string{"/feed: failed before and is not asked until 2024-05-07T08:10:0"})
	w = newWatch(m, s.URL+"/feed")
	w.Clock.(*clock).now = w.Clock.Now().Add(time.Hour)
	kept, _ := follow(t, w, m)
	wantLists(t, kept, nil, []string{s.URL + "/a"}, nil)
}

// An article that never comes is given up.
func TestGivenUp(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": rssOf("/a")})
	s.odd = func(w http.ResponseWriter, r *http.Request, _ int) bool {
		if r.URL.Path == "/a" {
			w.WriteHeader(http.StatusInternalServerError)
		}
		return r.URL.Path == "/a"
	}
	m := newMemory()
	w := newWatch(m, s.URL+"/feed")
	w.Every, w.Tries = 24*time.Hour, 3
	w.Clock.(*clock).end = w.Clock.Now().Add(47 * time.Hour)
	_, failed := follow(t, w, m)
	wantLists(t, nil, failed, nil, []string{"/a: the host answered 500"})
	if s.count("/a") != 3 || m.errands[0].State != store.Failed || m.errands[0].Why != "HTTP status 500" {
		t.Errorf("asked %v, %+v", s.asked, m.errands[0])
	}
}

func TestText(t *testing.T) {
	s := newSite(t, map[string]string{"/feed": rssOf("/gone", "/a", "/empty"), "/a": pageOf("The page."), "/empty": "<html></html>"})
	for _, test := range []struct {
		text   Text
		starts []string
		asked  int
	}{
		{Page, []string{"The page."}, 1},
		{Either, []string{"The feed tells of /empty", "The feed tells of /gone", "The page."}, 1},
		{Feed, []string{"The feed tells of /a", "The feed tells of /empty", "The feed tells of /gone"}, 0},
	} {
		m := newMemory()
		w := newWatch(m, s.URL+"/feed")
		w.Text = test.text
		before := s.count("/gone")
		follow(t, w, m)
		var starts []string
		for _, a := range m.kept {
			starts = append(starts, a.Text.String())
		}
		slices.Sort(starts)
		ok := len(starts) == len(test.starts) && s.count("/gone")-before == test.asked
		for i := range starts {
			ok = ok && strings.HasPrefix(starts[i], test.starts[i])
		}
		if !ok {
			t.Errorf("%v: texts %.40q, want %q", test.text, starts, test.starts)
		}
	}
}

// Files need no network; what is wrong with them is told by name.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, s string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	list := write("list.opml", `<opml><outline xmlUrl="post.xml"/><outline type="include" url="list.opml"/></opml>`)
	write("post.xml", rssOf("https://post.example/a"))
	bad := write("bad.xml", "<rss><channel>")
	m := newMemory()
	w := newWatch(m, list, bad, filepath.Join(dir, "none.xml"), dir)
	w.Text = Feed
	kept, failed := follow(t, w, m)
	wantLists(t, kept, failed, []string{"https://post.example/a"},
		[]string{"bad.xml: is a feed that cannot be read", "none.xml: no such file", dir + ": is a folder"})
}

func TestListsOfLists(t *testing.T) {
	files := map[string]string{}
	for i := range 8 {
		files[fmt.Sprintf("/%d.opml", i)] = fmt.Sprintf(`<opml><outline type="include" url="%d.opml"/></opml>`, i+1)
	}
	s := newSite(t, files)
	m := newMemory()
	_, failed := follow(t, newWatch(m, s.URL+"/0.opml"), m)
	wantLists(t, nil, failed, nil, []string{"/4.opml: is a list of feeds in more than 4 others"})
}

func TestBrokenLedger(t *testing.T) {
	m := newMemory()
	m.broken = errors.New("the disk is full")
	w := newWatch(m, "https://post.example/feed")
	follow(t, w, m)
	if w.Err() != m.broken {
		t.Errorf("error %v", w.Err())
	}
}

func TestByHost(t *testing.T) {
	hosts := strings.Split("aabacbbca", "")
	var mu sync.Mutex
	busy := map[string]bool{}
	var got []int
	for i := range byHost(t.Context(), hosts, 3, func(_ context.Context, i int) int {
		mu.Lock()
		if busy[hosts[i]] {
			t.Error("two at one host")
		}
		busy[hosts[i]] = true
		mu.Unlock()
		time.Sleep(time.Millisecond)
		mu.Lock()
		busy[hosts[i]] = false
		mu.Unlock()
		return i
	}) {
		got = append(got, i)
	}
	slices.Sort(got)
	if !slices.Equal(got, []int{0, 1, 2, 3, 4, 5, 6, 7, 8}) {
		t.Errorf("got %v", got)
	}
	for range byHost(t.Context(), hosts, 2, func(context.Context, int) int { return 0 }) {
		break // ends all the same
	}
}
