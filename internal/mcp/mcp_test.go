package mcp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"readout/internal/actor"
	"readout/internal/mcp"
	"readout/internal/readtest"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// A client asks a server of the examples.
type client struct {
	*testing.T
	caller
	store store.Store
}

// A caller is an open line to a server.
type caller interface {
	CallTool(context.Context, *sdk.CallToolParams) (*sdk.CallToolResult, error)
	ListTools(context.Context, *sdk.ListToolsParams) (*sdk.ListToolsResult, error)
	Close() error
}

// clock goes on by a minute whenever it is looked at.
var clock ticking

type ticking struct{ minutes atomic.Int64 }

func (c *ticking) now() time.Time { return time.Unix(60*c.minutes.Add(1), 0) }

func newServer(t *testing.T) (*mcp.Server, store.Store) {
	return newServerOf(t, readtest.Examples(t))
}

func newServerOf(t *testing.T, all []*record.Reading) (*mcp.Server, store.Store) {
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "examples.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, r := range all {
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	return mcp.New(mcp.Options{Store: s, Known: actor.Known(), Version: "test-1", Patience: time.Minute, Now: clock.now}), s
}

// newClient talks to a server over pipes, as over standard input and output.
func newClient(t *testing.T) *client {
	m, s := newServer(t)
	askIn, askOut := io.Pipe()
	sayIn, sayOut := io.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- m.Serve(context.Background(), askIn, sayOut) }()
	c := connect(t, &sdk.IOTransport{Reader: sayIn, Writer: askOut})
	c.store = s
	t.Cleanup(func() {
		c.Close()
		askOut.Close()
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			t.Error("the server did not end with its input")
		}
	})
	return c
}

func connect(t *testing.T, at sdk.Transport) *client {
	line, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), at, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &client{T: t, caller: line}
}

type object = map[string]any

type answer struct {
	Records, Mentions []object
	Next, Note        string
	Words             string `json:"-"`
}

// call calls a tool; want is a part of its words, or of its error.
func (c *client) call(tool string, in object) (a answer) {
	c.Helper()
	r := c.raw(tool, in)
	if r.IsError {
		c.Fatalf("%s %v: %s", tool, in, words(r))
	}
	b, _ := json.Marshal(r.StructuredContent)
	if err := json.Unmarshal(b, &a); err != nil {
		c.Fatal(err)
	}
	if a.Words = words(r); !strings.Contains(a.Words, "never says that something is so") || !strings.Contains(a.Note, "never says that something is so") {
		c.Errorf("%s: the answer does not say what a record is:\n%s", tool, a.Words)
	}
	for _, m := range a.Mentions {
		c.anchored(m)
	}
	return a
}

func (c *client) raw(tool string, in object) *sdk.CallToolResult {
	c.Helper()
	r, err := c.CallTool(c.Context(), &sdk.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		c.Fatalf("%s: %v", tool, err)
	}
	return r
}

func words(r *sdk.CallToolResult) (out string) {
	for _, x := range r.Content {
		if t, ok := x.(*sdk.TextContent); ok {
			out += t.Text
		}
	}
	return out
}

// anchored checks that a mention names its outlet and day, and that its span cuts
// its letters out of its article.
func (c *client) anchored(m object) {
	c.Helper()
	article := m["article"].(object)
	for _, key := range []string{"id", "outlet", "published"} {
		if _, ok := article[key]; !ok {
			c.Errorf("the article of a mention has no %s: %v", key, article)
		}
	}
	for _, kind := range []string{"event", "statement", "figure", "office"} {
		told, ok := m[kind].(object)
		if !ok {
			continue
		}
		if _, ok := told["attributed"]; !ok && kind != "office" {
			c.Errorf("%s %v does not say who is cited", kind, told["id"])
		}
		s := told["span"].(object)
		e, err := c.store.Entry(c.Context(), record.ID(article["id"].(string)))
		if err != nil {
			c.Fatal(err)
		}
		if got := string([]rune(e.Text)[int(s["start"].(float64)):int(s["end"].(float64))]); got != s["exact"] {
			c.Errorf("%v cuts %q, and says %q", told["id"], got, s["exact"])
		}
		return
	}
	c.Errorf("neither event nor statement, figure, office: %v", m)
}

// Every tool answers on the examples, with records that rest on letters.
func TestTools(t *testing.T) {
	c := newClient(t)
	for _, x := range []struct {
		tool  string
		in    object
		least int    // records
		rests bool   // on mentions
		want  string // in the words
	}{
		{"coverage", object{}, 1, false, "Published 2023-"},
		{"search_events", object{"types": []string{"consult"}, "parties": []string{"Fidan"}}, 1, false, "CONSULT"},
		{"search_statements", object{"speakers": []string{"Justin Trudeau"}}, 1, false, "Trudeau"},
		{"search_figures", object{"measures": []string{"killed"}, "oldest": true}, 5, false, "killed"},
		{"figure_series", object{"measures": []string{"killed"}, "places": []string{"Derna"}}, 1, true, "killed"},
		{"contacts", object{}, 1, true, "Fidan"},
		{"contacts", object{"by_country": true, "countries": []string{"Türkiye"}}, 1, true, "TUR"},
		{"positions", object{"speakers": []string{"Justin Trudeau"}, "about": []string{"India"}}, 1, true, "India"},
		{"wording", object{"names": []string{"Israel"}}, 2, false, "Israel"},
		{"actor", object{"name": "Fidan"}, 1, true, "Fidan"},
	} {
		a := c.call(x.tool, x.in)
		if len(a.Records) < x.least || x.rests == (len(a.Mentions) == 0) || !strings.Contains(a.Words, x.want) {
			t.Errorf("%s %v: %d records on %d mentions, want %d or more and %q in:\n%s", x.tool, x.in, len(a.Records), len(a.Mentions), x.least, x.want, a.Words)
		}
		if strings.HasPrefix(x.tool, "search_") {
			for _, m := range a.Records {
				c.anchored(m)
			}
		}
	}
}

func TestEventAndArticle(t *testing.T) {
	c := newClient(t)
	first := c.call("search_events", object{"types": []string{"CONSULT"}, "limit": 1}).Records[0]
	id := first["event"].(object)["id"].(string)
	a := c.call("show_event", object{"id": id})
	if m := a.Records[0]; m["kind"] != "event" || len(m["columns"].([]any)) == 0 || len(a.Mentions) == 0 {
		t.Errorf("show_event %s: %v on %d mentions", id, m, len(a.Mentions))
	}
	if a := c.call("wording", object{"event": id}); len(a.Records) == 0 {
		t.Errorf("no words for the act of %s", id)
	}
	article := first["article"].(object)["id"].(string)
	whole := c.call("article", object{"id": article}).Records[0]
	text := []rune(whole["article"].(object)["text"].(string))
	for _, kind := range []string{"events", "statements", "figures"} {
		for _, m := range whole[kind].([]any) {
			s := m.(object)["span"].(object)
			if got := string(text[int(s["start"].(float64)):int(s["end"].(float64))]); got != s["exact"] {
				t.Errorf("%s: %q is not %q", kind, got, s["exact"])
			}
		}
	}
	part := c.call("article", object{"id": article, "start": 100, "letters": 50}).Records[0]
	if got := part["article"].(object)["text"]; got != string(text[100:150]) {
		t.Errorf("a part is %q, want %q", got, string(text[100:150]))
	}
}

// Pages join without a gap, and a cursor of another record is refused.
func TestPages(t *testing.T) {
	c := newClient(t)
	all := c.call("search_events", object{"limit": 200})
	if all.Next != "" || len(all.Records) < 20 {
		t.Fatalf("%d events, next %q", len(all.Records), all.Next)
	}
	var got []object
	for in := (object{"limit": 7}); ; {
		a := c.call("search_events", in)
		got = append(got, a.Records...)
		if a.Next == "" {
			break
		}
		in["cursor"] = a.Next
	}
	if fmt.Sprint(got) != fmt.Sprint(all.Records) {
		t.Errorf("pages of 7 give %d events, one page %d, or in another order", len(got), len(all.Records))
	}
	cursor := c.call("search_events", object{"limit": 7}).Next
	if r := c.raw("search_events", object{"limit": 7, "oldest": true, "cursor": cursor}); !r.IsError || !strings.Contains(words(r), "begin anew") {
		t.Errorf("the cursor of another question: %s", words(r))
	}
	for tool, in := range map[string]object{"contacts": {"limit": 1}, "figure_series": {"limit": 1}, "positions": {"limit": 1, "speakers": []string{"Justin Trudeau"}}} {
		a := c.call(tool, in)
		in["cursor"] = a.Next
		if b := c.call(tool, in); a.Next == "" || fmt.Sprint(a.Records) == fmt.Sprint(b.Records) {
			t.Errorf("%s: next %q gives the same page", tool, a.Next)
		}
	}
}

// What cannot be answered says what to do.
func TestErrors(t *testing.T) {
	c := newClient(t)
	for _, x := range []struct {
		tool string
		in   object
		want string
	}{
		{"search_events", object{"types": []string{"ADI"}}, "there are AGREE"},
		{"search_events", object{"parties": []string{"Nobody Atall"}}, "nobody in the record"},
		{"search_events", object{"limit": 900}, "1 to 200"},
		{"search_events", object{"cursor": "x"}, "no cursor"},
		{"search_events", object{"cursor": "99999@event:1"}, "narrow the question"},
		{"search_events", object{"what": 1}, "what"},
		{"search_events", object{"types": "CONSULT"}, "types"},
		{"show_event", object{"id": "00zz"}, "begins with"},
		{"article", object{"id": "sha256:00"}, "not kept"},
		{"positions", object{"speakers": []string{}}, "say in speakers"},
		{"wording", object{}, "names of an actor"},
		{"figure_series", object{"places": []string{"Gaza", "Derna"}}, "one place"},
	} {
		if r := c.raw(x.tool, x.in); !r.IsError || !strings.Contains(words(r), x.want) {
			t.Errorf("%s %v: %s\nwant an error with %q", x.tool, x.in, words(r), x.want)
		}
	}
}

// Tools say that they only read, and no list in what they take may be null.
func TestDescribed(t *testing.T) {
	c := newClient(t)
	list, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) != 11 {
		t.Errorf("%d tools, want 11", len(list.Tools))
	}
	for _, x := range list.Tools {
		b, _ := json.Marshal(x.InputSchema)
		if strings.Contains(string(b), `"null"`) {
			t.Errorf("%s takes null: %s", x.Name, b)
		}
		if x.Annotations == nil || !x.Annotations.ReadOnlyHint || x.Description == "" || x.OutputSchema == nil {
			t.Errorf("%s does not say that it only reads, or what it gives", x.Name)
		}
	}
}

// An event shows what was judged, and articles that came, since the last call.
func TestSeesWhatChanges(t *testing.T) {
	m, s := newServer(t)
	h := httptest.NewServer(m.Handler())
	defer h.Close()
	c := connect(t, &sdk.StreamableClientTransport{Endpoint: h.URL, DisableStandaloneSSE: true})
	defer c.Close()
	c.store = s
	id, n := "", 0
	for _, r := range c.call("search_events", object{"types": []string{"CONSULT"}, "limit": 200}).Records {
		x := r["event"].(object)["id"].(string)
		if k := c.call("show_event", object{"id": x}).Mentions; len(k) > n {
			id, n = x, len(k)
		}
	}
	if n < 2 {
		t.Fatal("no event of two mentions in the examples")
	}
	a := c.call("show_event", object{"id": id})
	for _, x := range a.Mentions[1:] {
		j := record.Judgement{Verdict: record.Different, By: "Ada", At: time.Unix(1, 0)}
		j.A, j.B = record.Pair(record.ID(a.Mentions[0]["event"].(object)["id"].(string)), record.ID(x["event"].(object)["id"].(string)))
		j.ID = j.Hash()
		if err := s.Judge(t.Context(), j); err != nil {
			t.Fatal(err)
		}
	}
	if k := len(c.call("show_event", object{"id": id}).Mentions); k >= n {
		t.Errorf("judged different, the event has %d mentions, before %d", k, n)
	}
}

// Articles that came since the last call are there in the next.
func TestGrows(t *testing.T) {
	all := readtest.Examples(t)
	m, s := newServerOf(t, all[:3])
	h := httptest.NewServer(m.Handler())
	defer h.Close()
	c := connect(t, &sdk.StreamableClientTransport{Endpoint: h.URL, DisableStandaloneSSE: true})
	defer c.Close()
	c.store = s
	count := func() any { return c.call("coverage", object{}).Records[0]["articles"] }
	if n := count(); n != 3.0 {
		t.Fatalf("%v articles, want 3", n)
	}
	for _, r := range all[3:] {
		if _, err := s.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	if n := count(); n != float64(len(all)) {
		t.Errorf("%v articles, want %d", n, len(all))
	}
	if a := c.call("actor", object{"name": "Fidan"}); len(a.Records) != 1 {
		t.Errorf("%d actors are called Fidan", len(a.Records))
	}
}
