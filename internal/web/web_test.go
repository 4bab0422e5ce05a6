package web_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/actor"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/run"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/web"
)

// A desk is one that shows the examples, and a client to ask it.
type desk struct {
	*testing.T
	at    string
	store store.Store
	mu    sync.Mutex
	log   []string // what failed on its side
}

// kept is the file of a store with the examples.
var kept = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "desk")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "record.db")
	s, err := sqlite.Open(file)
	if err != nil {
		return nil, err
	}
	x, err := read.New()
	if err != nil {
		return nil, err
	}
	r := run.Run{Read: x.Read, Version: "test-1", Store: s, Workers: 1, Show: func(r run.Result) error { return r.Err }}
	if _, err := r.Do(context.Background(), intake.Find(context.Background(), []string{filepath.Join("..", "..", "examples")}, intake.Options{})); err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

func newDesk(t *testing.T, set func(*web.Options)) *desk {
	t.Helper()
	b, err := kept()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "record.db")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return serve(t, s, set)
}

// serve shows a store; all that fails on the desk's side fails the test.
func serve(t *testing.T, s store.Store, set func(*web.Options)) *desk {
	d := &desk{T: t, store: s}
	made := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	o := web.Options{
		Store: s, Known: actor.Known(), Version: "test-1", Scores: "events P=0.5\n", Writable: true, By: "A. Reader",
		MadeAt: func() (time.Time, error) { return made, nil }, Now: func() time.Time { return made },
		Log: func(err error) { d.mu.Lock(); d.log = append(d.log, err.Error()); d.mu.Unlock() },
	}
	if set != nil {
		set(&o)
	}
	ctx, stop := context.WithCancel(context.Background())
	srv := httptest.NewServer(web.New(ctx, o).Handler())
	d.at = srv.URL
	t.Cleanup(func() {
		srv.Close()
		stop()
		d.mu.Lock()
		defer d.mu.Unlock()
		for _, words := range d.log {
			if !strings.Contains(words, "context canceled") {
				t.Errorf("failed on the desk's side: %s", words)
			}
		}
	})
	return d
}

var noTurn = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// send sends a request, with headers as pairs.
func (d *desk) send(method, address, body string, headers ...string) (*http.Response, string) {
	d.Helper()
	r, err := http.NewRequestWithContext(d.Context(), method, d.at+address, strings.NewReader(body))
	if err != nil {
		d.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	resp, err := noTurn.Do(r)
	if err != nil {
		d.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		d.Fatal(err)
	}
	return resp, string(b)
}

// get returns a page, which must be there.
func (d *desk) get(address string) string {
	d.Helper()
	resp, body := d.send("GET", address, "")
	if resp.StatusCode != http.StatusOK {
		d.Fatalf("%s: %s\n%s", address, resp.Status, body)
	}
	return body
}

// A shown is one page of JSON.
type shown struct {
	Title, Query string
	Command      *string
	Items        []json.RawMessage
	Next         *string
}

func (d *desk) items(address string) (p shown) {
	d.Helper()
	if err := json.Unmarshal([]byte(d.get(address)), &p); err != nil {
		d.Fatalf("%s: %v", address, err)
	}
	return p
}

// told returns the ids of the events with the most tellings, two at least.
func (d *desk) told() (out []string) {
	d.Helper()
	n := map[string]int{}
	for _, item := range d.items("/events.json?per=500").Items {
		var x struct{ Event struct{ ID string } }
		json.Unmarshal(item, &x)
		out = append(out, x.Event.ID)
		n[x.Event.ID] = len(d.matrix(x.Event.ID).Columns)
	}
	slices.SortStableFunc(out, func(a, b string) int { return n[b] - n[a] })
	return slices.DeleteFunc(out, func(id string) bool { return n[id] < 2 })
}

type matrix struct {
	ID      string
	Columns []struct {
		By       string
		Mentions []string
	}
}

func (d *desk) matrix(id string) (m matrix) {
	d.Helper()
	if err := json.Unmarshal(d.items("/event/" + url.PathEscape(strings.Replace(id, "/", ":", 1)) + ".json").Items[0], &m); err != nil {
		d.Fatal(err)
	}
	return m
}

// Every link that the pages of the examples hold leads somewhere, and every page
// has its data as JSON and CSV.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	d := newDesk(t, nil)
	d.send("POST", "/judgements.json", `{"a":"TUR/hakan-fidan","b":"IRN/hossein-amir-abdollahian","verdict":"different","because":"two ministers"}`, "Content-Type", "application/json")
	href := regexp.MustCompile(`(?:href|src)="([^"]+)"`)
	seen, queue := map[string]bool{"/": true}, []string{"/", "/positions?speaker=Fidan", "/wording?name=Israel", "/compare?a=after+UPI&b=after+Vanguard", "/search?q=minister", "/contacts?by=country", "/judgements"}
	for len(queue) > 0 && len(seen) < 2000 {
		at := queue[0]
		queue = queue[1:]
		body := d.get(at)
		if strings.Contains(at, ".json") || strings.Contains(at, ".csv") || !strings.Contains(body, "<main") {
			continue
		}
		if strings.Contains(body, "ZgotmplZ") {
			t.Errorf("%s: a template put words where they are not safe", at)
		}
		for _, m := range href.FindAllStringSubmatch(body, -1) {
			to, _, _ := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(m[1], "&amp;", "&"), "&#43;", "+"), "#")
			if to == "" {
				continue // on the page itself
			}
			if !strings.HasPrefix(to, "/") {
				t.Errorf("%s links to %s, outside of the desk", at, m[1])
			}
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	t.Logf("%d addresses", len(seen))
	if len(seen) < 300 {
		t.Errorf("only %d addresses were found", len(seen))
	}
}

// A quotation of an event opens the article with just these letters marked.
func TestQuotationsOpenTheArticleAtTheSpot(t *testing.T) {
	d := newDesk(t, nil)
	quotation := regexp.MustCompile(`<blockquote><a href="(/article/[^"]+)">([^<]+)</a>`)
	mark := regexp.MustCompile(`(?s)<mark>(.*?)</mark>`)
	tag := regexp.MustCompile(`<[^>]*>`)
	n := 0
	for _, m := range quotation.FindAllStringSubmatch(d.get("/event/"+d.told()[0]), -1) {
		at, anchor, _ := strings.Cut(m[1], "#")
		page := d.get(at)
		var marked string
		for _, x := range mark.FindAllStringSubmatch(page, -1) {
			marked += tag.ReplaceAllString(x[1], "")
		}
		if got := strings.Join(strings.Fields(marked), " "); got != m[2] {
			t.Errorf("%s marks %q, not %q", m[1], got, m[2])
		}
		if !strings.Contains(page, `id="`+anchor+`"`) {
			t.Errorf("%s has no anchor %s", at, anchor)
		}
		n++
	}
	if n < 8 {
		t.Errorf("only %d quotations", n)
	}
}

func TestJudgementsChangeClusters(t *testing.T) {
	d := newDesk(t, nil)
	before := d.matrix(d.told()[0])
	a, b := before.Columns[0].Mentions[0], before.Columns[1].Mentions[0]
	resp, body := d.send("POST", "/judgements.json", `{"a":"`+a+`","b":"`+b+`","verdict":"different","because":"two meetings"}`, "Content-Type", "application/json")
	var sent struct {
		Judgement struct{ ID, By string }
		Holds     bool
	}
	if err := json.Unmarshal([]byte(body), &sent); err != nil || resp.StatusCode != http.StatusCreated || !sent.Holds || sent.Judgement.By != "A. Reader" {
		t.Fatal(resp.Status, body, err)
	}
	if after := d.matrix(a); len(after.Columns) >= len(before.Columns) || after.ID == d.matrix(b).ID {
		t.Errorf("judged different, %s is still told by %d outlets", after.ID, len(after.Columns))
	}
	if !strings.Contains(d.get("/event/"+a), "two meetings") {
		t.Error("the page does not tell of the judgement")
	}
	sign := regexp.MustCompile(`name="sign" value="([^"]+)"`).FindStringSubmatch(d.get("/event/" + a))[1]
	form := url.Values{"sign": {sign}, "undo": {sent.Judgement.ID}, "because": {"it was one"}, "a": {a}}
	resp, body = d.send("POST", "/judgements", form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/event/"+a {
		t.Fatal(resp.Status, resp.Header, body)
	}
	if again := d.matrix(a); len(again.Columns) != len(before.Columns) {
		t.Errorf("withdrawn, %s is told by %d outlets, not %d", a, len(again.Columns), len(before.Columns))
	}
	if !strings.Contains(d.get("/event/"+a), "withdrawn") {
		t.Error("the page does not tell of the withdrawal")
	}
}

func TestCorrectionsLeaveTheQueueWhenJudged(t *testing.T) {
	d := newDesk(t, nil)
	before := d.items("/corrections.json?per=500").Items
	var pair struct{ A, B string }
	if len(before) == 0 || json.Unmarshal(before[0], &pair) != nil {
		t.Fatalf("%d pairs in the queue", len(before))
	}
	resp, body := d.send("POST", "/judgements.json", `{"a":"`+pair.A+`","b":"`+pair.B+`","verdict":"same","because":"read side by side"}`, "Content-Type", "application/json")
	if resp.StatusCode != http.StatusCreated {
		t.Fatal(resp.Status, body)
	}
	if d.matrix(pair.A).ID != d.matrix(pair.B).ID {
		t.Error("judged the same, and yet apart")
	}
	for _, item := range d.items("/corrections.json?per=500").Items {
		if string(item) == string(before[0]) {
			t.Error("the pair is still in the queue")
		}
	}
}

func TestPaging(t *testing.T) {
	d := newDesk(t, nil)
	whole := d.items("/events.json?per=500")
	var parts []string
	for at := "/events.json?per=7"; at != ""; {
		p := d.items(at)
		for _, x := range p.Items {
			parts = append(parts, string(x))
		}
		if at = ""; p.Next != nil {
			at = *p.Next
		}
	}
	if len(parts) != len(whole.Items) {
		t.Fatalf("%d events in pages of seven, %d in one", len(parts), len(whole.Items))
	}
	for i, x := range whole.Items {
		if parts[i] != string(x) {
			t.Fatalf("the %d. differs", i)
		}
	}
	if whole.Command == nil || *whole.Command != "readout events --sort newest" {
		t.Error("the command is", whole.Command)
	}
}

func TestETags(t *testing.T) {
	d := newDesk(t, nil)
	for _, at := range []string{"/", "/events.json", "/events.csv", "/asset/desk.css", "/openapi.json"} {
		resp, _ := d.send("GET", at, "")
		tag := resp.Header.Get("ETag")
		if tag == "" {
			t.Fatalf("%s has no ETag", at)
		}
		resp, body := d.send("GET", at, "", "If-None-Match", tag)
		if resp.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s again: %s, %d bytes", at, resp.Status, len(body))
		}
	}
	resp, _ := d.send("GET", "/events?type=NONE", "", "If-None-Match", `"x"`)
	if resp.StatusCode != http.StatusBadRequest {
		t.Error(resp.Status)
	}
}

// The names of figures keep their hedges on the page.
func TestFiguresSayHowSure(t *testing.T) {
	d := newDesk(t, nil)
	page := d.get("/figures?place=Gaza")
	for _, want := range []string{"at least 500", "Gaza Health Ministry (PSE)", "readout series --place Gaza"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// What a page says of the command that asks the same is what the command takes.
func TestCommands(t *testing.T) {
	d := newDesk(t, nil)
	for at, want := range map[string]string{
		"/events.json?type=CONSULT&party=Fidan":        "readout events --type CONSULT --party Fidan --sort newest",
		"/figures.json?measure=killed&place=Gaza+City": "readout series killed --place 'Gaza City'",
		"/positions.json?speaker=Fidan&about=Israel":   "readout positions Fidan --about Israel",
		"/wording.json?name=Israel&heads=true":         "readout wording Israel --heads",
		"/contacts.json?by=country&since=2023-11":      "readout contacts --by country --since 2023-11",
		"/actors.json?country=Turkey":                  "readout actors list --country Turkey",
		"/search.json?q=it%27s":                        `readout events --text 'it'\''s' --sort newest`,
	} {
		if c := d.items(at).Command; c == nil || *c != want {
			t.Errorf("%s is said to be %v, not %s", at, c, want)
		}
	}
}
