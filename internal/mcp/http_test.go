package mcp_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"readout/internal/web"
)

// A bearer brings a token with every request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}

const token = "0123456789abcdef0123"

// Over HTTP it answers whoever brings the token, and nobody who was led there by
// a page of another site or by a rebound name.
func TestHTTP(t *testing.T) {
	m, s := newServer(t)
	g := web.Guard{Token: token, Hosts: []string{"127.0.0.1"}, Rate: 1000, Patience: time.Minute}
	h := httptest.NewServer(g.Wrap(m.Handler(), time.Now, func(err error) { t.Error(err) }))
	defer h.Close()
	c := connect(t, &sdk.StreamableClientTransport{Endpoint: h.URL, DisableStandaloneSSE: true, HTTPClient: &http.Client{Transport: bearer(token)}})
	defer c.Close()
	c.store = s
	if a := c.call("coverage", object{}); a.Records[0]["version"] != "test-1" {
		t.Errorf("coverage over HTTP: %v", a.Records)
	}
	const ask = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`
	for _, x := range []struct {
		name, body string
		headers    []string
		status     int
	}{
		{"no token", ask, nil, http.StatusUnauthorized},
		{"a wrong token", ask, []string{"Authorization", "Bearer x"}, http.StatusUnauthorized},
		{"a rebound name", ask, []string{"Authorization", "Bearer " + token, "Host", "evil.example"}, http.StatusMisdirectedRequest},
		{"a page of another site", ask, []string{"Authorization", "Bearer " + token, "Origin", "http://evil.example"}, http.StatusForbidden},
		{"no JSON", `{`, []string{"Authorization", "Bearer " + token}, http.StatusBadRequest},
		{"too much", `{"x":"` + strings.Repeat("a", 2<<20) + `"}`, []string{"Authorization", "Bearer " + token}, http.StatusRequestEntityTooLarge},
		{"a question", ask, []string{"Authorization", "Bearer " + token}, http.StatusOK},
	} {
		r, _ := http.NewRequestWithContext(t.Context(), "POST", h.URL, strings.NewReader(x.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		for i := 0; i < len(x.headers); i += 2 {
			if r.Header.Set(x.headers[i], x.headers[i+1]); x.headers[i] == "Host" {
				r.Host = x.headers[i+1]
			}
		}
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != x.status || strings.Contains(string(b), "<html") {
			t.Errorf("%s: %s, not %d\n%s", x.name, resp.Status, x.status, b)
		}
	}
}

// A page is a writer that keeps what it is told.
type page struct{ bytes.Buffer }

func (*page) Close() error { return nil }

// A file of questions is answered to its end, and what is no question ends it.
func TestToTheEnd(t *testing.T) {
	m, _ := newServer(t)
	const hello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
`
	var out page
	asked := strings.Repeat(`{"jsonrpc":"2.0","id":"ID","method":"tools/call","params":{"name":"contacts"}}`+"\n", 5)
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		asked = strings.Replace(asked, "ID", id, 1)
	}
	if err := m.Serve(t.Context(), io.NopCloser(strings.NewReader(hello+asked)), &out); err != nil {
		t.Error(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for _, l := range lines {
		if !json.Valid([]byte(l)) {
			t.Errorf("no line of JSON: %s", l)
		}
	}
	if len(lines) != 6 {
		t.Errorf("%d answers to 6 questions", len(lines))
	}
	for _, bad := range []string{"{\n", "x\n", "[]\n", hello + "\x00\n", hello + `{"jsonrpc":"2.0","id":{},"method":"tools/list"}` + "\n"} {
		done := make(chan error, 1)
		go func() { done <- m.Serve(t.Context(), io.NopCloser(strings.NewReader(bad)), &page{}) }()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Errorf("%q does not end", bad)
		}
	}
}
