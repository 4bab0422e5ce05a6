package alert_test

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/alert"
	"readout/internal/fetch"
	"readout/internal/record"
)

// A posted is what a webhook got.
type posted struct {
	Alert, Key string
	Also       *record.ID
	Mention    struct {
		Article struct{ Outlet, Published, URL string }
		Day     string
		Event   struct {
			ID         record.ID
			Type       string
			Attributed []struct{ Name string }
			Span       struct {
				Start, End int
				Exact      string
			}
		}
	}
	header http.Header
	body   []byte
}

// A hook answers postings: with the statuses given, then with 204.
type hook struct {
	*httptest.Server
	got    []posted
	answer []int
}

func newHook(t *testing.T, d *desk, answer ...int) *hook {
	h := &hook{answer: answer}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := posted{header: r.Header}
		p.body, _ = io.ReadAll(r.Body)
		if err := json.Unmarshal(p.body, &p); err != nil || r.Method != "POST" || r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%s %s: %v", r.Method, p.body, err)
		}
		h.got = append(h.got, p)
		status := http.StatusNoContent
		if len(h.answer) > 0 {
			status, h.answer = h.answer[0], h.answer[1:]
		}
		if status == http.StatusTooManyRequests {
			w.Header().Set("Retry-After", "90")
		}
		w.WriteHeader(status)
	}))
	t.Cleanup(h.Close)
	d.Post = fetch.New(fetch.Options{Program: "Readout/1", Asked: true, AllowPrivate: true, Delay: -1, Clock: d.clock}).Post
	return h
}

func TestWebhook(t *testing.T) {
	d := newDesk(t)
	h := newHook(t, d)
	secret := filepath.Join(d.dir, "secret")
	os.WriteFile(secret, []byte("open sesame\n"), 0o600)
	d.add("talks", "webhook:"+h.URL+"/in", alert.Options{SecretFile: secret})
	const url = "https://post.example/oslo?a=1&b=2"
	r := d.keep("The Øslo Post", url, "Øvre Æsøy, 7 May 2024 – "+other, "2024-05-07")
	if len(r.Events) != 1 {
		t.Fatalf("read %d events", len(r.Events))
	}
	if err := d.run("talks", "1 new"); err != nil || len(h.got) != 1 {
		t.Fatalf("%v, %d were posted", err, len(h.got))
	}
	p := h.got[0]
	e := p.Mention.Event
	if p.Alert != "talks" || p.Also != nil || e.ID != r.Events[0].ID || p.Mention.Article.Outlet != "The Øslo Post" ||
		p.Mention.Article.Published != "2024-05-07" || p.Mention.Article.URL != url || e.Type != "CONSULT" || len(e.Attributed) != 1 {
		t.Errorf("posted %s", p.body)
	}
	letters := []rune(r.Article.Text.String())
	if cut := string(letters[e.Span.Start:e.Span.End]); cut != e.Span.Exact || cut == "" {
		t.Errorf("letters %d to %d are %q, told as %q", e.Span.Start, e.Span.End, cut, e.Span.Exact)
	}
	if key := "talks." + strings.Replace(string(e.ID), ":", ".", 1); p.Key != key || p.header.Get("Idempotency-Key") != key {
		t.Errorf("keys %q and %q, want %q", p.Key, p.header.Get("Idempotency-Key"), key)
	}
	sum := hmac.New(sha256.New, []byte("open sesame"))
	sum.Write(p.body)
	if got := p.header.Get("Readout-Signature"); got != "sha256="+hex.EncodeToString(sum.Sum(nil)) {
		t.Errorf("signature %q", got)
	}
	d.run("talks", "nothing new")
	d.keep("The Oslo Star", "", harbour, "2024-05-07")
	d.keep("The Nairobi Post", "", grain, "2024-05-08")
	d.run("talks", "1 new, 1 told by others before")
	if also := h.got[1].Also; len(h.got) != 3 || also == nil || *also != e.ID {
		t.Errorf("posted %d times, the second also %v", len(h.got), also)
	}
}

// A host that fails for now is tried again, if it asks so at its own time, and
// what waits is told then, each once.
func TestWebhookLater(t *testing.T) {
	d := newDesk(t)
	h := newHook(t, d, 204, 429, 500)
	d.add("talks", "webhook:"+h.URL, alert.Options{})
	d.keep("The Oslo Post", "", harbour, "2024-05-07")
	d.keep("The Nairobi Post", "", grain, "2024-05-08")
	err := d.run("talks", "1 new, 1 waiting")
	if err == nil || !strings.Contains(err.Error(), "429") || !strings.Contains(err.Error(), "tried again after 2024-05-08T08:01:31Z") {
		t.Errorf("error %v", err)
	}
	if err := d.run("talks", "1 waiting, put off until 2024-05-08T08:01:31Z"); err != nil || len(h.got) != 2 {
		t.Errorf("%v, posted %d times", err, len(h.got))
	}
	d.clock.now = d.clock.now.Add(2 * time.Minute)
	if err := d.run("talks", "1 waiting"); err == nil || d.saved("talks").Tries != 2 {
		t.Errorf("%v, tries %d", err, d.saved("talks").Tries)
	}
	d.clock.now = d.clock.now.Add(time.Hour)
	d.run("talks", "1 new")
	if a := d.saved("talks"); a.Tries != 0 || !a.Next.IsZero() || a.Told != 2 || a.Waiting != 0 {
		t.Errorf("in the end %+v", a)
	}
	if len(h.got) != 4 || h.got[1].Key != h.got[3].Key || h.got[0].Key == h.got[1].Key {
		t.Errorf("posted %d times", len(h.got))
	}
}

// With patience a round waits for its host.
func TestWebhookPatience(t *testing.T) {
	d := newDesk(t)
	d.Patience = 5 * time.Minute
	h := newHook(t, d, 503, 429)
	d.add("talks", "webhook:"+h.URL, alert.Options{})
	d.keep("The Oslo Post", "", harbour, "2024-05-07")
	begin := d.clock.now
	if err := d.run("talks", "1 new"); err != nil || len(h.got) != 3 {
		t.Errorf("%v, posted %d times", err, len(h.got))
	}
	if waited := d.clock.now.Sub(begin); waited < 2*time.Minute || waited > 5*time.Minute {
		t.Errorf("waited %v", waited)
	}
}

// A mention that its host does not want stops no other, and is given up.
func TestWebhookRefused(t *testing.T) {
	d := newDesk(t)
	h := newHook(t, d, 422, 204, 422, 413)
	d.add("talks", "webhook:"+h.URL, alert.Options{})
	d.keep("The Oslo Post", "", harbour, "2024-05-07")
	d.keep("The Nairobi Post", "", grain, "2024-05-08")
	d.run("talks", "1 new, 1 waiting")
	d.run("talks", "1 waiting")
	d.run("talks", "1 refused and given up")
	d.run("talks", "nothing new")
	if len(h.got) != 4 {
		t.Errorf("posted %d times", len(h.got))
	}
	d.MaxBytes = 100
	d.keep("The Lima Post", "", other, "2024-05-09")
	d.run("talks", "1 refused and given up")
	if len(h.got) != 4 {
		t.Error("more was posted than may be")
	}
}

// A host that is wrong altogether gets one posting, and nothing is given up.
func TestWebhookWrong(t *testing.T) {
	d := newDesk(t)
	h := newHook(t, d, 404, 302)
	d.add("talks", "webhook:"+h.URL, alert.Options{})
	d.keep("The Oslo Post", "", harbour, "2024-05-07")
	d.keep("The Nairobi Post", "", grain, "2024-05-08")
	for _, says := range []string{"404 Not Found", "redirects to"} {
		if err := d.run("talks", "2 waiting"); err == nil || !strings.Contains(err.Error(), "alert talks: webhook:"+h.URL) || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want %q", err, says)
		}
	}
	d.Post = fetch.New(fetch.Options{Asked: true, Clock: d.clock}).Post
	if err := d.run("talks", "2 waiting"); err == nil || !strings.Contains(err.Error(), "--allow-private") {
		t.Errorf("a private address: %v", err)
	}
	if len(h.got) != 2 {
		t.Errorf("posted %d times", len(h.got))
	}
}

// Killed between posting and marking, the same mention is posted again under the
// same key, and no other.
func TestWebhookKilled(t *testing.T) {
	d := newDesk(t)
	h := newHook(t, d)
	d.add("talks", "webhook:"+h.URL, alert.Options{})
	d.keep("The Oslo Post", "", harbour, "2024-05-07")
	d.keep("The Nairobi Post", "", grain, "2024-05-08")
	d.Store = broken{d.store}
	if err := d.run("talks", "2 waiting"); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	d.Store = d.store
	d.run("talks", "2 new")
	if len(h.got) != 3 || h.got[0].Key != h.got[1].Key || string(h.got[0].body) != string(h.got[1].body) || h.got[1].Key == h.got[2].Key {
		t.Errorf("posted %d times", len(h.got))
	}
}

// Of two runs at once, each tells what the other has not told yet.
func TestWebhookTwice(t *testing.T) {
	d := newDesk(t)
	h := newHook(t, d)
	d.add("talks", "webhook:"+h.URL, alert.Options{})
	for town, day := range map[string]string{"Oslo": "Monday", "Lima": "Tuesday", "Accra": "Friday"} {
		d.keep("The "+town+" Post", "", "The foreign ministers of Kenya and Uganda met in "+town+" on "+day+".", "2024-05-07")
	}
	first, other := d.Post, fetch.New(fetch.Options{Asked: true, AllowPrivate: true, Delay: -1, Clock: d.clock}).Post
	d.Post = func(ctx context.Context, p fetch.Posting) error {
		second := *d.Teller
		second.Post = other
		if sum, err := second.Run(ctx, d.saved("talks")); err != nil || sum.New+sum.Also != 3 {
			t.Errorf("the other run: %v, %v", sum, err)
		}
		return first(ctx, p)
	}
	if err := d.run("talks", "1 new"); err != nil || len(h.got) != 4 || h.got[0].Key != h.got[3].Key {
		t.Errorf("%v, posted %d times", err, len(h.got))
	}
}
