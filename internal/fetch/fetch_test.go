package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// A clock on which waiting takes no time.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d > 0 {
		c.now, c.slept = c.now.Add(d), append(c.slept, d)
	}
	return ctx.Err()
}

// serve runs a server, without robots.txt unless the handler has one.
func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == robotsPath {
			http.NotFound(w, r)
			return
		}
		handler(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func client(opt Options) (*Client, *clock) {
	k := &clock{now: time.Date(2024, 5, 7, 8, 0, 0, 0, time.UTC)}
	opt.Program, opt.AllowPrivate, opt.Clock = "Readout/1.0", true, k
	if opt.Delay == 0 {
		opt.Delay = -1
	}
	return New(opt), k
}

func wantError(t *testing.T, err error, word string, lasts bool, says string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Word != word || e.Lasts != lasts || !strings.Contains(e.Error(), says) {
		t.Errorf("error %#v, want %q, lasting %v, that says %q", err, word, lasts, says)
	}
}

func TestGet(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/new?x=1#part", http.StatusMovedPermanently)
		case "/new":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, r.Header.Get("User-Agent"), " ", r.Header.Get("Accept"))
			z.Close()
		}
	})
	c, _ := client(Options{Contact: "https://desk.example/bot"})
	p, err := c.Get(t.Context(), Request{URL: s.URL + "/old#top", Media: []string{"text/html"}})
	if err != nil || p.URL != s.URL+"/new?x=1" || string(p.Raw) != "Readout/1.0 (+https://desk.example/bot) text/html" || p.ContentType != "text/html; charset=utf-8" {
		t.Errorf("got %+v, %v: %s", p, err, p.Raw)
	}
}

func TestConditional(t *testing.T) {
	asked := 0
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 07 May 2024 06:00:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") == "Tue, 07 May 2024 06:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "feed")
	})
	c, _ := client(Options{})
	p, err := c.Get(t.Context(), Request{URL: s.URL})
	if err != nil || p.Unchanged || string(p.Raw) != "feed" {
		t.Fatalf("%+v, %v", p, err)
	}
	p, err = c.Get(t.Context(), Request{URL: s.URL, ETag: p.ETag, LastModified: p.LastModified})
	if err != nil || !p.Unchanged || asked != 2 {
		t.Errorf("%+v, %v, asked %d times", p, err, asked)
	}
}

func TestRefusals(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/circle":
			http.Redirect(w, r, "/circle", http.StatusFound)
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case "/picture":
			w.Header().Set("Content-Type", "image/png")
		case "/big":
			w.Header().Set("Content-Length", "1000001")
			w.Write(make([]byte, 1_000_001))
		case "/endless":
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for range 1000 {
				z.Write(make([]byte, 1<<20))
			}
			z.Close()
		case "/half":
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "half")
		case "/packed":
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, "x")
		case "/gone":
			w.WriteHeader(http.StatusGone)
		}
	})
	for _, test := range []struct {
		path, word string
		lasts      bool
		says       string
	}{
		{"/circle", "redirects", true, "more than 5 redirects"},
		{"/file", "redirects", true, `"file:///etc/passwd"`},
		{"/picture", "image/png", true, "passed by"},
		{"/big", "too large", true, "1000000 bytes"},
		{"/endless", "too large", true, "raise the limit"},
		{"/bomb", "too large", true, "raise the limit"},
		{"/half", "connection", false, "unexpected EOF"},
		{"/packed", "connection", false, `"br"`},
		{"/gone", "HTTP status 410", true, "410 Gone"},
	} {
		c, _ := client(Options{MaxBytes: 1_000_000})
		begin := time.Now()
		_, err := c.Get(t.Context(), Request{URL: s.URL + test.path, Media: []string{"text/html", "text/plain"}})
		wantError(t, err, test.word, test.lasts, test.says)
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("%s took %v", test.path, took)
		}
	}
	c, _ := client(Options{})
	for _, address := range []string{"ftp://post.example/a", "//post.example", "post.example", "http://", "http://a b/"} {
		_, err := c.Get(t.Context(), Request{URL: address})
		wantError(t, err, "bad address", true, "http://")
	}
}

// A host that drips its letters is given up in time.
func TestSlow(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(w, "x")
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	})
	c, k := client(Options{Timeout: 200 * time.Millisecond})
	_, err := c.Get(t.Context(), Request{URL: s.URL})
	wantError(t, err, "timeout", false, "at most 200ms")
	_, err = c.Get(t.Context(), Request{URL: s.URL})
	wantError(t, err, "put off", false, "in peace until 08:00:3")
	k.Sleep(t.Context(), time.Minute)
	_, err = c.Get(t.Context(), Request{URL: s.URL})
	wantError(t, err, "timeout", false, "")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Get(ctx, Request{URL: s.URL + "/b"}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestRetryAfter(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"90": 90 * time.Second, "Tue, 07 May 2024 08:10:00 GMT": 10 * time.Minute, "999999999": 24 * time.Hour,
	} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", header)
			w.WriteHeader(http.StatusTooManyRequests)
		})
		c, k := client(Options{})
		_, err := c.Get(t.Context(), Request{URL: s.URL})
		wantError(t, err, "HTTP status 429", false, "429 Too Many Requests")
		var e *Error
		if errors.As(err, &e); e.Before.Sub(k.Now()) != want {
			t.Errorf("%s: not before %v", header, e.Before)
		}
		_, err = c.Get(t.Context(), Request{URL: s.URL})
		wantError(t, err, "put off", false, "in peace")
	}
}

func TestBackoff(t *testing.T) {
	for n, least := range map[int]time.Duration{0: 30 * time.Second, 1: 30 * time.Second, 3: 2 * time.Minute, 100: 4 * time.Hour} {
		d := Backoff("post.example", n)
		if d < least || d > least+least/4 || d != Backoff("post.example", n) {
			t.Errorf("after %d: %v", n, d)
		}
	}
	if Backoff("a", 1) == Backoff("b", 1) {
		t.Error("two hosts are tried again at once")
	}
}

// One request at a time to a host, with a pause; robots.txt is asked once and
// decides, and its pause is kept.
func TestPolite(t *testing.T) {
	var mu sync.Mutex
	var asked []string
	at := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.URL.Path)
		if at++; at > 1 {
			t.Error("two requests at a time")
		}
		mu.Unlock()
		if r.URL.Path == robotsPath {
			fmt.Fprint(w, "User-agent: readout\nCrawl-delay: 7\nDisallow: /no\n")
		}
		time.Sleep(5 * time.Millisecond)
		mu.Lock()
		at--
		mu.Unlock()
	}))
	defer s.Close()
	c, k := client(Options{Delay: 2 * time.Second})
	var all sync.WaitGroup
	for i := range 5 {
		all.Go(func() {
			if _, err := c.Get(t.Context(), Request{URL: fmt.Sprintf("%s/%d", s.URL, i)}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	_, err := c.Get(t.Context(), Request{URL: s.URL + "/no/entry"})
	wantError(t, err, "robots.txt", true, "/robots.txt")
	slices.Sort(asked)
	if strings.Join(asked, " ") != "/0 /1 /2 /3 /4 /robots.txt" {
		t.Errorf("asked %v", asked)
	}
	if waited := k.Now().Sub(time.Date(2024, 5, 7, 8, 0, 0, 0, time.UTC)); waited != 28*time.Second {
		t.Errorf("five requests took %v, want four pauses of 7s (%v)", waited, k.slept)
	}
}

// A robots.txt that cannot be had for now forbids everything for now; one that
// is not there allows everything.
func TestRobotsMissing(t *testing.T) {
	for status, word := range map[int]string{404: "", 403: "", 500: "HTTP status 500", 503: "HTTP status 503", 429: "HTTP status 429"} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == robotsPath {
				w.WriteHeader(status)
			}
		}))
		c, _ := client(Options{})
		_, err := c.Get(t.Context(), Request{URL: s.URL})
		if word == "" && err != nil {
			t.Errorf("status %d: %v", status, err)
		}
		if word != "" {
			wantError(t, err, word, false, "robots.txt could not be had")
		}
		s.Close()
	}
}
