package web_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"readout/internal/web"
)

func TestGuard(t *testing.T) {
	const token = "0123456789abcdef0123"
	plain := newDesk(t, func(o *web.Options) { o.Guard.Hosts = []string{"127.0.0.1"} })
	secret := newDesk(t, func(o *web.Options) { o.Guard.Token = token })
	proxied := newDesk(t, func(o *web.Options) { o.Guard.UserHeader = "X-User" })
	shown := newDesk(t, func(o *web.Options) { o.Writable = false })
	form := "application/x-www-form-urlencoded"
	for _, c := range []struct {
		name       string
		desk       *desk
		method, at string
		body       string
		headers    []string
		status     int
	}{
		{"a rebound name", plain, "GET", "/", "", []string{"Host", "evil.example"}, http.StatusMisdirectedRequest},
		{"a condition nobody knows", plain, "GET", "/events?colour=red", "", nil, http.StatusBadRequest},
		{"too long", plain, "GET", "/search?q=" + strings.Repeat("a", 5000), "", nil, http.StatusRequestURITooLong},
		{"no such page", plain, "GET", "/passwd", "", nil, http.StatusNotFound},
		{"no such article", plain, "GET", "/article/sha256:00", "", nil, http.StatusNotFound},
		{"no such event", plain, "GET", "/event/event:00", "", nil, http.StatusNotFound},
		{"up and out", plain, "GET", "/asset/..%2f..%2fweb.go", "", nil, http.StatusNotFound},
		{"a page of assets", plain, "GET", "/asset/page", "", nil, http.StatusNotFound},
		{"deleting", plain, "DELETE", "/events", "", nil, http.StatusMethodNotAllowed},
		{"judging from another site", plain, "POST", "/judgements", "verdict=same", []string{"Content-Type", form, "Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"judging from another origin", plain, "POST", "/judgements", "verdict=same", []string{"Content-Type", form, "Origin", "http://evil.example"}, http.StatusForbidden},
		{"a form without its word", plain, "POST", "/judgements", "verdict=same&a=x&b=y&because=z", []string{"Content-Type", form}, http.StatusForbidden},
		{"JSON sent as a form", plain, "POST", "/judgements.json", `{}`, []string{"Content-Type", "text/plain"}, http.StatusUnsupportedMediaType},
		{"no JSON", plain, "POST", "/judgements.json", `{`, []string{"Content-Type", "application/json"}, http.StatusBadRequest},
		{"too much", plain, "POST", "/judgements.json", `{"a":"` + strings.Repeat("a", 1<<17) + `"}`, []string{"Content-Type", "application/json"}, http.StatusRequestEntityTooLarge},
		{"no reason", plain, "POST", "/judgements.json", `{"a":"x","b":"y","verdict":"same"}`, []string{"Content-Type", "application/json"}, http.StatusUnprocessableEntity},
		{"nobody's ids", plain, "POST", "/judgements.json", `{"a":"x","b":"y","verdict":"same","because":"z"}`, []string{"Content-Type", "application/json"}, http.StatusUnprocessableEntity},
		{"no token", secret, "GET", "/", "", nil, http.StatusUnauthorized},
		{"a wrong token", secret, "GET", "/events.json", "", []string{"Authorization", "Bearer x"}, http.StatusUnauthorized},
		{"the token", secret, "GET", "/", "", []string{"Authorization", "Bearer " + token}, http.StatusOK},
		{"past the proxy", proxied, "GET", "/", "", nil, http.StatusForbidden},
		{"through the proxy", proxied, "GET", "/", "", []string{"X-User", "ada"}, http.StatusOK},
		{"judging what is only shown", shown, "POST", "/judgements.json", `{"a":"x","b":"y","verdict":"same","because":"z"}`, []string{"Content-Type", "application/json"}, http.StatusForbidden},
	} {
		resp, body := c.desk.send(c.method, c.at, c.body, c.headers...)
		if resp.StatusCode != c.status {
			t.Errorf("%s: %s, not %d\n%s", c.name, resp.Status, c.status, body)
		}
		if csp := resp.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", c.name, csp)
		}
		if strings.HasSuffix(c.at, ".json") && c.status >= 400 {
			var p struct {
				Status int
				Detail string
			}
			if err := json.Unmarshal([]byte(body), &p); err != nil || p.Status != c.status || p.Detail == "" || resp.Header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s: no problem+json: %s", c.name, body)
			}
		}
	}
}

// Who brings the token as a browser does is named under what is judged.
func TestJudgementsBearNames(t *testing.T) {
	const token = "0123456789abcdef0123"
	d := newDesk(t, func(o *web.Options) { o.Guard.Token = token })
	basic := "Basic " + base64.StdEncoding.EncodeToString([]byte("ada:"+token))
	resp, body := d.send("POST", "/judgements.json", `{"a":"TUR/hakan-fidan","b":"IRN/hossein-amir-abdollahian","verdict":"different","because":"two ministers"}`,
		"Content-Type", "application/json", "Authorization", basic)
	if resp.StatusCode != http.StatusCreated || !strings.Contains(body, `"by":"ada"`) {
		t.Error(resp.Status, body)
	}
}

func TestRate(t *testing.T) {
	now := time.Unix(0, 0)
	d := newDesk(t, func(o *web.Options) {
		o.Guard.Rate = 2
		o.Now = func() time.Time { return now }
	})
	last := 0
	for range 8 {
		resp, _ := d.send("GET", "/asset/desk.css", "")
		last = resp.StatusCode
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("the eighth request at once: %d", last)
	}
	now = now.Add(time.Second)
	if resp, _ := d.send("GET", "/asset/desk.css", ""); resp.StatusCode != http.StatusOK {
		t.Errorf("a second later: %s", resp.Status)
	}
}
